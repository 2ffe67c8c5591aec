/**
 * DROP's answers: objects of a number, spans or a date, of which the first that is filled in counts.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import { strip } from "../python/text.ts";

/**
 * All acceptable answers, each as its spans. Takes an answer object, `{ answer, validated_answers }`, a text, or an array
 * of any of these; an array within an array is one answer of several spans. `null` where it cannot be read. Blank answers
 * are left out, as the official script does.
 */
export function dropAnswers(reference: Json): readonly (readonly string[])[] | null {
  const candidates = (isList(reference) ? reference : [reference]).flatMap(annotations);
  const answers = candidates.map(spansOf);
  if (answers.includes(null)) return null;
  const filled = answers.flatMap((spans) => spans && strip(spans[0] ?? "") !== "" ? [spans] : []);
  return filled.length === 0 ? null : filled;
}

/** One answer and those of further annotators, each as an entry. */
function annotations(candidate: Json): readonly Json[] {
  if (candidate === null || typeof candidate !== "object" || isList(candidate)) return [candidate];
  if (!Object.hasOwn(candidate, "answer")) return [candidate];
  const further = candidate["validated_answers"] ?? [];
  return [candidate["answer"] ?? null, ...(isList(further) ? further : [further])];
}

/** Number before spans before date, as `answer_json_to_strings` has it. */
function spansOf(answer: Json): readonly string[] | null {
  if (answer === null) return null;
  if (typeof answer !== "object") return [String(answer)];
  if (isList(answer)) return answer.every(isText) ? answer.map(String) : null;
  const number = answer["number"] ?? "";
  const spans = answer["spans"] ?? null;
  if (isText(number) && number !== "") return [String(number)];
  if (isList(spans) && spans.length > 0) return spans.filter(isText).map(String);
  return [dateOf(answer["date"] ?? null)];
}

function dateOf(date: Json): string {
  if (date === null || typeof date !== "object" || isList(date)) return "";
  return strip(["day", "month", "year"].map((part) => date[part] ?? "").join(" "));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isText(value: Json): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
