/**
 * The `generate` step: every question is asked until it is answered or fails for good, and every answer is on disk before
 * it counts. What an earlier run has finished is not asked again.
 * @module
 */

import type { GenerateStep, Task } from "../plan/plan.ts";
import { ask } from "./generate/ask.ts";
import type { Ended } from "./generate/ask.ts";
import { checkBodies, checkPrompts } from "./generate/check_same.ts";
import { fixedLimit, newAdaptiveLimit } from "./generate/limit.ts";
import { openSession } from "./generate/session.ts";
import type { Session } from "./generate/session.ts";
import { readStore } from "./generate/store.ts";
import type { Stored } from "./generate/store.ts";
import { Tally } from "./generate/tally.ts";
import type { Start } from "./generate/tally.ts";
import { trialsOf } from "./generate/trials.ts";
import type { Trial } from "./generate/trials.ts";
import { UnreachableError } from "./ports.ts";
import type { Reached, RunPorts } from "./ports.ts";
import { readQuestions } from "./questions.ts";

/** What came of the step. */
export interface Generated extends Ended {
  /** Questions in all, repeats counted. */
  readonly total: number;
  /** Those that failed for good, now or in an earlier run. */
  readonly failed: number;
}

/** Runs the step; resolves once everything is on disk. Throws an {@linkcode UnreachableError} where nothing could be asked. */
export async function interpretGenerate(
  task: Task,
  step: GenerateStep,
  ports: RunPorts,
): Promise<Generated> {
  const questions = await readQuestions(task, ports);
  const trials = trialsOf(questions, task.dataset.questions?.repeats ?? 1);
  const stored = await readStore(ports.files, ports.folder, task);
  if (stored.damaged > 0) {
    ports.warn(`${task.id}: ${stored.damaged} damaged lines among its answers are left out`);
  }
  checkPrompts(task, trials, stored);
  const { open, start } = dividedBy(stored, trials, ports);
  if (open.length === 0) return { ending: "complete", total: start.total, failed: start.failed };
  const reached = await ports.reach(task.model);
  try {
    checkBodies(task, trials, { ...stored, served: reached.served });
    return await generate(task, step, { ports, reached, open, start });
  } finally {
    reached.close();
  }
}

interface Divided {
  /** Those to be asked. */
  readonly open: readonly Trial[];
  readonly start: Start;
}

function dividedBy(
  { answered, failed }: Stored,
  trials: readonly Trial[],
  { retryFailed }: Pick<RunPorts, "retryFailed">,
): Divided {
  const unanswered = trials.filter(({ key }) => !answered.has(key));
  const open = retryFailed ? unanswered : unanswered.filter(({ key }) => !failed.has(key));
  const total = trials.length;
  const start = {
    total,
    answered: total - unanswered.length,
    failed: unanswered.length - open.length,
  };
  return { open, start };
}

interface Generating extends Divided {
  readonly ports: RunPorts;
  readonly reached: Reached;
}

async function generate(
  task: Task,
  { concurrency, retry }: GenerateStep,
  { ports, reached, open, start }: Generating,
): Promise<Generated> {
  const { clock, environment } = ports;
  const opened = await openSession(task, reached, ports);
  const limit = concurrency === null ? newAdaptiveLimit() : fixedLimit(concurrency);
  const tally = new Tally(task, start, limit);
  const session: Session = {
    ...opened,
    tell(event) {
      tally.tell(event);
      return opened.tell(event);
    },
  };
  const endWatch = ports.watchAnswers(tally);
  try {
    const { url, served } = reached;
    const { total, answered } = start;
    const begunMs = clock.now();
    await session.tell({
      kind: "answering-started",
      environment,
      url,
      served,
      total,
      answered,
      asking: open.length,
    });
    const ended = await ask(open, { ports, reached, retry, limit, session, tally });
    const wallMs = clock.now() - begunMs;
    await session.tell({ kind: "answering-ended", ...ended, ...tally.gained, wallMs });
    return keptOf(ended, tally);
  } finally {
    endWatch();
    await session.close();
  }
}

/** Throws where nobody could be asked, and nothing was answered before. */
function keptOf({ ending, stopped }: Ended, { answered, total, failed }: Tally): Generated {
  if (stopped === undefined) return { ending, total, failed };
  if (answered === 0) throw new UnreachableError(stopped);
  return {
    ending,
    total,
    failed,
    stopped: `${stopped}. What was answered is kept: --reuse goes on`,
  };
}
