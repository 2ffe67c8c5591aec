/**
 * OpenCompass' `math_postprocess_v2` with `MATHEvaluator` v2: the last box, else a sentence that names the answer, else
 * the first one; equal as strings after two normalisers. AISBench carries the same code and trips in fewer places.
 * Source: opencompass/datasets/math.py, ais_bench/benchmark/datasets/math.py.
 * @module
 */

import { isTight, lastBox } from "./boxed.ts";
import { braceFractions, slashAsFraction, Tripped, withoutName } from "./hendrycks.ts";
import { MINERVA_REMOVED, MINERVA_SUBSTITUTIONS, withoutFaces } from "./minerva.ts";
import {
  lastGroup,
  substituted,
  type Substitutions,
  withoutBoxes,
  withoutGroup,
} from "./substitute.ts";

/** Whether odd fractions are left as they are (AISBench), or make the comparison fall back (OpenCompass). */
interface Leniency {
  readonly lenient: boolean;
}

const FINAL_SUBSTITUTIONS: Substitutions = [...MINERVA_SUBSTITUTIONS, ["\\le", "<"]];
const FINAL_REMOVED = [...MINERVA_REMOVED, "\n", "\r", "\f"];
/** `str.isdigit` of Python. */
const DIGITS = /^[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+$/u;

/** `normalize_final_answer`. */
function normalizeFinal(text: string): string {
  let result = substituted(text, FINAL_SUBSTITUTIONS);
  for (const removed of FINAL_REMOVED) result = result.replaceAll(removed, "");
  result = answerPart(withoutBoxes(withoutFaces(withoutGroup(result, "\\text{(", ")}")))).trim();
  if (result.includes("rac") && !result.includes("\\frac")) {
    result = result.replaceAll("rac", "\\frac");
  }
  result = result.replace(/frac([^{])([^\n])/g, "frac{$1}{$2}").replace(/sqrt([^{])/g, "sqrt{$1}")
    .replaceAll("$", "");
  const digits = result.replaceAll(",", "");
  return DIGITS.test(digits) ? digits : result;
}

/** The part that counts: after the answer is named, in a box, between dollar signs; the last one each time. */
function answerPart(text: string): string {
  let result = text;
  for (const named of [/finalansweris([^\n]*)/g, /answer?is:?([^\n]*)/g]) {
    result = [...result.matchAll(named)].at(-1)?.[1] ?? result;
  }
  result = lastGroup(result, "oxed{", "}") ?? result;
  return lastGroup(result, "$", "$") ?? result;
}

/** `math_postprocess_v2`, with where the answer stands if it does in one place. */
export function postprocess(
  text: string,
): { readonly text: string; readonly start: number | null } {
  const box = lastBox(text);
  const inside = box && isTight(text, box) ? /^\{([^\n]*)\}$/.exec(box.text)?.[1] ?? box.text : "";
  if (box && inside !== "") return { text: inside, start: box.start + box.text.indexOf(inside) };
  const sentences = text.split(".");
  const named = sentences.find((part) => /final answer|answer is/.test(part.toLowerCase()));
  return { text: normalizeFinal(named ?? sentences[0] ?? ""), start: null };
}

const BEFORE_UNITS: Substitutions = [
  ["\\!", ""],
  ["\\ ", ""],
  ["\\\\", "\\"],
  ["\\\\", "\\"],
  ["tfrac", "frac"],
  ["dfrac", "frac"],
  ["\\left", ""],
  ["\\right", ""],
];

const AFTER_UNITS: Substitutions = [
  ["^{\\circ}", ""],
  ["^\\circ", ""],
  ["\\$", ""],
  ["$", ""],
  ["\\text", ""],
  ["x\\in", ""],
  ["\\%", ""],
  ["%", ""],
  [" .", " 0."],
  ["{.", "{0."],
  ["\\cdot", ""],
  ["infinity", "\\infty"],
];

const AFTER_INFINITY: Substitutions = [["+\\inity", "\\infty"], ["and", ""], ["\\mathbf", ""]];

/** Without the `\text{…}` that ends it, if something is left. */
function withoutUnit(text: string): string {
  const start = text.endsWith("}") ? text.indexOf("\\text{") : -1;
  return (start < 0 ? text : text.slice(0, start)).trim() || text;
}

/** `re.sub(r"\\mbox{.*?}", "", text)`; a text without breaks of line. */
function withoutMboxes(text: string): string {
  return text.replace(/\\mbox\{([^}]*)(\}|$)/g, (found, _, close) => close ? "" : found);
}

function stripStringV2(text: string, { lenient }: Leniency): string {
  let result = substituted(
    text.trim().replaceAll("\n", "").replace(/(?<!\.)\.+$/, ""),
    BEFORE_UNITS,
  );
  result = substituted(withoutUnit(result), AFTER_UNITS);
  if (!result.includes("\\infty")) result = result.replaceAll("inf", "\\infty");
  result = withoutMboxes(substituted(result, AFTER_INFINITY));
  if (result.includes("j") && !result.includes("i")) result = result.replaceAll("j", "i");
  result = result.replace(/(?<!\p{Nd})(\p{Nd}+)\.0+(\P{Nd})/gu, "$1$2")
    .replace(/(?<!\p{Nd})(\p{Nd}+)\.0+$/u, "$1");
  if (result === "") return result;
  if (result.startsWith(".")) result = `0${result}`;
  result = withoutName(result).replace(/\\sqrt([\p{L}\p{N}_]+)/gu, "\\sqrt{$1}").replaceAll(
    " ",
    "",
  );
  return slashAsFraction(braceFractions(result, true), lenient);
}

/** `is_equiv` of the second version. */
export function isEquivalentV2(one: string, other: string, leniency: Leniency): boolean {
  try {
    const [a, b] = [stripStringV2(one, leniency), stripStringV2(other, leniency)];
    if (a === b || normalizeFinal(a) === normalizeFinal(b)) return true;
  } catch (error) {
    if (!(error instanceof Tripped)) throw error;
  }
  return normalizeFinal(one) === normalizeFinal(other) || one === other;
}
