/**
 * `--show-prompt N`: the request body of one sample, exactly as it would be sent. Nothing is.
 * @module
 */

import type { Task } from "../plan/plan.ts";
import { newBodies } from "../run/generate/trials.ts";
import { readQuestions } from "../run/questions.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import type { World } from "./execute.ts";
import type { Prepared } from "./prepare.ts";

/** Prints the body of a sample of every task; `which`: its number, counted from 0, or its id. */
export async function showPrompt(
  { plan, sources }: Prepared,
  which: string,
  { files, out, err }: World,
): Promise<number> {
  for (const task of plan.tasks.filter(({ dataset }) => dataset.questions)) {
    const questions = await readQuestions(task, { files, sources });
    const question = questions.find(({ sample }) => sample.id === which) ??
      questions[Number(which)];
    if (!question) {
      throw new UsageError(
        `Cannot show sample ${which} of ${task.id}: it has ${questions.length} samples, the first of which has the id "${
          questions[0]?.sample.id
        }"`,
      );
    }
    if (plan.tasks.length > 1) err.write(`${task.id}:\n`);
    out.write(`${bodyText(task, question)}\n`);
  }
  return EXIT.ok;
}

function bodyText(
  task: Task,
  question: Parameters<ReturnType<typeof newBodies>>[0]["question"],
): string {
  const served = task.model.model || "(the first model that the server lists)";
  return new TextDecoder().decode(newBodies(task, served)({ question, repeat: 0 }));
}
