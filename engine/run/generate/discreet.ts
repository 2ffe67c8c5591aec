/**
 * Takes secrets out of what a server said: it may repeat in an answer, or in an error, what it was sent. Pure.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import type { Reached } from "../ports.ts";
import type { Attempt } from "./attempt.ts";

/** A try without secrets, wherever they stand in it. */
export function discreet(made: Attempt, { hide }: Pick<Reached, "hide">): Attempt {
  return made.kind === "failed"
    ? { ...made, text: hide(made.text, { cut: true }) }
    : { ...made, answer: hidden(made.answer, hide) };
}

/** Nobody tells token counts in deeper objects; what is as deep as its text is long cannot even be written. */
const MOST_DEPTH = 16;

/** Texts stay texts, and lists lists, so the type stays. */
function hidden<T>(value: T, hide: (text: string) => string): T {
  return hiddenJson(value as Json, hide, MOST_DEPTH) as T;
}

function hiddenJson(value: Json, hide: (text: string) => string, depth: number): Json {
  if (typeof value === "string") return hide(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((item) => hiddenJson(item, hide, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [hide(key), hiddenJson(inner, hide, depth - 1)]),
  );
}
