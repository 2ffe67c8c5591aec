/**
 * The answers in a result file, one after the other: the file may be larger than memory.
 *
 * Each stands in a line of its own, as it was written; a line that is no answer is passed over.
 * @module
 */

import type { ScoredAnswer } from "../event/recorded.ts";
import type { Json } from "../plan/plan.ts";

/** JSON leaves U+2028 and U+2029 as they are, which a dot takes for line breaks. */
const LINE = /^ {4}"\d+": (\{.*\}),?$/s;
const VERDICTS: readonly unknown[] = ["correct", "wrong", "unscored", "error", "missing"];

type Detail = Readonly<Record<string, Json>>;

/** The answers out of the bytes of a result file. */
export async function* readAnswers(
  pieces: AsyncIterable<Uint8Array>,
): AsyncIterable<ScoredAnswer> {
  for await (const line of linesOf(pieces)) {
    const json = LINE.exec(line)?.[1];
    const answer = json === undefined ? undefined : answerOf(json);
    if (answer) yield answer;
  }
}

async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let started: string[] = [];
  for await (const piece of pieces) {
    const [first = "", ...others] = decoder.decode(piece, { stream: true }).split("\n");
    started.push(first);
    if (others.length === 0) continue;
    yield started.join("");
    yield* others.slice(0, -1);
    started = [others.at(-1) ?? ""];
  }
  yield started.join("");
}

function answerOf(json: string): ScoredAnswer | undefined {
  try {
    const detail = JSON.parse(json) as Detail;
    if (!VERDICTS.includes(detail["verdict"])) return;
    const failed = detail["verdict"] === "error";
    return {
      id: textOf(detail["id"]) ?? "",
      repeat: Number(detail["repeat"]) || 0,
      prompt: detail["prompt"] ?? null,
      references: detail["references"] ?? null,
      verdict: detail["verdict"] as ScoredAnswer["verdict"],
      why: textOf(detail["why"]),
      text: textOf(detail[failed ? "error_info" : "origin_prediction"]) ?? "",
      extracted: textOf(detail["predictions"]),
      offsets: spanOf(detail["offsets"]),
      rule: textOf(detail["rule"]),
      finish: textOf(detail["finish_reason"]),
    };
  } catch {
    return;
  }
}

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function spanOf(value: Json | undefined): ScoredAnswer["offsets"] {
  if (!Array.isArray(value)) return null;
  const [start, end] = value as readonly Json[];
  return typeof start === "number" && typeof end === "number" && start >= 0 && start <= end
    ? [start, end]
    : null;
}
