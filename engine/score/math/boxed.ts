/**
 * The last box of a text, as the published graders of MATH find it. Braces are counted without a look at backslashes,
 * and text in a box that never closes is none, as there.
 * @module
 */

/** What a box holds, and where. */
export interface Boxed {
  readonly text: string;
  readonly start: number;
  /** How it was written: `\boxed{…}`, `\fbox{…}`, or `\boxed …` up to a dollar sign. */
  readonly form: "boxed" | "fbox" | "blank";
}

/** The last `\boxed{…}`, or where there is no `\boxed` at all, the last `\fbox{…}`. `null` where it never closes. */
export function lastBox(text: string): Boxed | null {
  const boxed = text.lastIndexOf("\\boxed");
  const at = boxed < 0 ? text.lastIndexOf("\\fbox") : boxed;
  if (at < 0) return null;
  const end = balancedEnd(text, at);
  if (end === undefined) return null;
  const form = boxed < 0 ? "fbox" : "boxed";
  const start = at + form.length + 2;
  return { text: text.slice(start, end), start, form };
}

/** lm-evaluation-harness: `\boxed ` with a blank, anywhere, counts before all others. */
export function lastBoxOrBlank(text: string): Boxed | null {
  const mark = "\\boxed ";
  const at = text.lastIndexOf(mark);
  if (at < 0) return lastBox(text);
  const start = at + mark.length;
  return { text: text.slice(start).split("$", 1)[0] ?? "", start, form: "blank" };
}

/** Whether a box is written right at its brace, as `remove_boxed` demands. */
export function isTight(text: string, { form, start }: Boxed): boolean {
  return form === "blank" || form === "boxed" && text[start - 1] === "{";
}

function balancedEnd(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
}
