/**
 * A quiz for whole-program tests: question n has the answer n, and a suite asks them.
 * @module
 */

import type { ModelLong } from "../../../engine/schema/model.ts";
import { run } from "../../whole/program.ts";
import type { Ran, RunOptions } from "../../whole/program.ts";
import { writeFiles } from "../../whole/run_files.ts";

/** What is other than usual. */
export interface Quiz {
  readonly questions: number;
  readonly url: string;
  readonly model?: Partial<ModelLong>;
  /** Keys of the dataset. */
  readonly dataset?: Readonly<Record<string, unknown>>;
}

/** The text of a question. */
export function questionText(n: number): string {
  return `Which number is ${n}?`;
}

/** Writes the files of a quiz: `suite.ts` and its rows. */
export async function writeQuiz(cwd: string, quiz: Quiz): Promise<void> {
  const rows = Array.from({ length: quiz.questions }, (_, n) => ({
    id: `q${n}`,
    question: questionText(n),
    answer: String(n),
  }));
  const model = { abbr: "m", model: "m", url: quiz.url, stream: false, ...QUICK, ...quiz.model };
  const dataset = {
    abbr: "quiz",
    source: { kind: "file", path: "quiz.jsonl" },
    fields: { id: "id", reference: "answer" },
    prompt: "{{question}}",
    recipe: "number@assay",
    ...quiz.dataset,
  };
  await writeFiles(cwd, {
    "data/quiz.jsonl": rows.map((row) => `${JSON.stringify(row)}\n`).join(""),
    "suite.ts": `import { defineDataset, defineModel, defineSuite } from "assay";
      export default defineSuite({
        mode: "all",
        models: [defineModel(${JSON.stringify(model)})],
        datasets: [defineDataset(${JSON.stringify(dataset)})],
      });`,
  });
}

const QUICK = { retry: { backoffMs: 20 } };

/** Runs the suite of a quiz. */
export function ask(
  cwd: string,
  flags: readonly string[] = [],
  env: RunOptions["env"] = {},
): Promise<Ran> {
  return run(["suite.ts", ...flags], { cwd, env });
}
