/**
 * Whether what was answered is what would be asked now. Answers to other questions are never scored as answers to these.
 * @module
 */

import type { Task } from "../../plan/plan.ts";
import { InputError } from "../ports.ts";
import { shownPrompt } from "./lines.ts";
import type { Stored } from "./store.ts";
import { fingerprint, newBodies } from "./trials.ts";
import type { Trial } from "./trials.ts";

/** Throws an {@linkcode InputError} where an answer is to another prompt: a file, a template or an example has changed. */
export function checkPrompts(task: Task, trials: readonly Trial[], { answered }: Stored): void {
  for (const trial of trials) {
    const earlier = answered.get(trial.key);
    if (!earlier || isSame(earlier.origin_prompt, shownPrompt(trial.question.prompt))) continue;
    throw refusal(task, trial, "its file, its prompt or its worked examples have changed");
  }
}

/** Throws an {@linkcode InputError} where an answer is to another body: by another model, or sampled otherwise. */
export function checkBodies(
  task: Task,
  trials: readonly Trial[],
  { answered, served }: Stored & { readonly served: string },
): void {
  const bodyOf = newBodies(task, served);
  for (const trial of trials) {
    const earlier = answered.get(trial.key);
    if (!earlier || earlier.request === fingerprint(bodyOf(trial))) continue;
    throw refusal(task, trial, `the model served (now "${served}") or its sampling has changed`);
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function refusal({ id }: Task, { question: { sample } }: Trial, why: string): InputError {
  return new InputError(
    `Cannot go on with ${id}: sample ${sample.id} would be asked otherwise than it was: ${why}. Start a new run without --reuse`,
  );
}
