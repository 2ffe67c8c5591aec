/**
 * The result file of a task: its metrics in percent under the names that users of ais_bench know, all numbers as they are
 * in the summary, and every answer with the evidence for its verdict.
 * @module
 */

import type { AccuracyTask } from "../../event/accuracy.ts";
import type { Json } from "../../plan/plan.ts";
import type { ResultRow } from "./rows.ts";

const SHARES = ["extraction_failure", "truncation", "error"];

/** The file, in pieces: a line for each answer, in the order of the samples. */
export function* encodeResults(
  summary: AccuracyTask,
  rows: readonly ResultRow[],
): Iterable<string> {
  const percents = Object.entries(summary.metrics).filter(([name]) => !SHARES.includes(name))
    .map(([name, { value }]) => [name, Math.round(value * 1e6) / 1e4]);
  const head = { ...Object.fromEntries(percents), type: "GEN", summary };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "details": {`;
  for (const [at, row] of rows.entries()) {
    yield `${at === 0 ? "" : ","}\n    "${at}": ${JSON.stringify(detailOf(row))}`;
  }
  yield "\n  }\n}\n";
}

/** The numbers in a result file; `undefined` where the text is none. */
export function decodeResults(text: string): AccuracyTask | undefined {
  try {
    const { summary }: { readonly summary?: AccuracyTask } = JSON.parse(text);
    return summary?.kind === "accuracy" ? summary : undefined;
  } catch {
    return;
  }
}

function detailOf({ sample, trial, asked }: ResultRow): Readonly<Record<string, Json>> {
  const shared = {
    id: trial.id,
    repeat: trial.repeat,
    prompt: asked?.origin_prompt ?? null,
    references: sample.reference,
  };
  const { outcome } = trial;
  switch (outcome.kind) {
    case "missing":
      return { ...shared, verdict: "missing" };
    case "failed":
      return { ...shared, verdict: "error", why: outcome.failure, error_info: outcome.text };
    case "scored": {
      const { verdict, why, extracted, offsets, rule, parts } = outcome.score;
      return {
        ...shared,
        origin_prediction: asked?.success ? asked.prediction : "",
        predictions: extracted,
        correct: verdict === "correct",
        verdict,
        why,
        rule,
        offsets,
        finish_reason: outcome.finish,
        ...(Object.keys(parts).length > 0 ? { parts: parts as unknown as Json } : {}),
      };
    }
  }
}
