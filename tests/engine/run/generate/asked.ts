/**
 * A task with questions, its rows, and lines of answers: what the tests of this folder ask and store.
 * @module
 */

import type { FailedAsk, Prediction } from "../../../../engine/event/prediction.ts";
import type { Questions, Task } from "../../../../engine/plan/plan.ts";
import { TASK } from "../../event/fixtures.ts";

/** The path of the rows. */
export const ROWS_PATH = "/data/rows.jsonl";

/** A task that asks the rows of {@linkcode ROWS_PATH}. */
export function taskOf(questions: Partial<Questions> = {}, rest: Partial<Task> = {}): Task {
  return {
    ...TASK,
    id: "m/quiz",
    model: { ...TASK.model, folder: "m", stream: false },
    dataset: {
      name: "quiz",
      file: "quiz",
      source: { kind: "file", path: ROWS_PATH, format: "jsonl", at: null, publisher: null },
      rows: null,
      seed: 1,
      questions: {
        select: { slice: null, ids: null, order: "file" },
        fields: { id: "id", reference: "answer", choices: null },
        constants: {},
        prompt: [{ role: "user", content: "{{question}}" }],
        shots: null,
        recipe: "exact@assay",
        repeats: 1,
        maxOutputTokens: null,
        stop: [],
        sampling: {},
        ...questions,
      },
    },
    ...rest,
  };
}

/** So many rows, as a file: question n has the answer n. */
export function rowsText(count: number): string {
  return Array.from({ length: count }, (_, n) =>
    `${
      JSON.stringify({
        id: `q${n}`,
        question: `Which number is ${n}?`,
        answer: String(n),
      })
    }\n`).join("");
}

/** A line of an answered question. */
export function prediction(id: string, rest: Partial<Prediction> = {}): Prediction {
  return {
    data_abbr: "quiz",
    id,
    repeat: 0,
    success: true,
    uuid: "0",
    origin_prompt: "?",
    prediction: "汉字 🙂",
    gold: null,
    finish_reason: "stop",
    usage: null,
    attempts: 1,
    timings: { sent_at: "2025-11-25T10:00:00.000Z", first_byte_ms: 1, latency_ms: 2 },
    request: "0123456789abcdef",
    ...rest,
  };
}

/** A line of a question that failed for good. */
export function failure(id: string, rest: Partial<FailedAsk> = {}): FailedAsk {
  return {
    data_abbr: "quiz",
    id,
    repeat: 0,
    success: false,
    uuid: "0",
    origin_prompt: "?",
    kind: "http-status",
    status: 500,
    error_info: "HTTP 500",
    attempts: 8,
    ...rest,
  };
}
