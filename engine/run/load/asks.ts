/**
 * What a load asks: random words, or the questions of a dataset. Rows after those that are measured are for requests that
 * are excluded, so that these warm no prompt that is measured.
 * @module
 */

import { synthesize } from "../../dataset/synthesize.ts";
import type { Dataset, DatasetPart, Task } from "../../plan/plan.ts";
import { promptOf } from "../../prompt/prompt.ts";
import type { Prompt } from "../../prompt/prompt.ts";
import type { RunPorts } from "../ports.ts";
import { readQuestions } from "../questions.ts";
import { hasQuestions } from "../samples.ts";

/** One request. */
export interface LoadAsk {
  readonly prompt: Prompt;
  /** Most tokens of the answer. */
  readonly maxOutputTokens: number;
}

/** All requests that a load has, one for each row. */
export interface LoadAsks {
  /** Rows that are measured. */
  readonly rows: number;
  /** Makes them, as often as it is called. */
  all(): Iterable<LoadAsk>;
}

/** The asks of a task, and up to `spare` more. Throws where rows cannot be read. */
export async function loadAsks(task: Task, spare: number, ports: RunPorts): Promise<LoadAsks> {
  const { model, dataset } = task;
  if (!hasQuestions(dataset)) {
    const parts = withSpare(partsOf(dataset), spare);
    return {
      rows: partsOf(dataset).reduce((sum, { rows }) => sum + rows, 0),
      *all() {
        for (const { text, outputTokens } of synthesize(parts)) {
          yield { prompt: promptOf(model.api, text), maxOutputTokens: outputTokens };
        }
      },
    };
  }
  const rows = dataset.rows === null ? null : dataset.rows + spare;
  const questions = await readQuestions({ ...task, dataset: { ...dataset, rows } }, ports);
  return { rows: Math.min(dataset.rows ?? Infinity, questions.length), all: () => questions };
}

function partsOf({ name, source, rows, seed }: Dataset): readonly DatasetPart[] {
  if (source.kind === "merged") return source.parts;
  if (source.kind === "synthetic" && rows !== null) return [{ name, source, rows, seed }];
  throw new TypeError(`Cannot make prompts of ${name}: its source is ${source.kind}, without rows`);
}

function withSpare(parts: readonly DatasetPart[], spare: number): readonly DatasetPart[] {
  return parts.map((part, i) =>
    i === parts.length - 1 ? { ...part, rows: part.rows + spare } : part
  );
}
