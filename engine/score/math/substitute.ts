/**
 * What the published graders do to strings: replace texts, and take braces off. In linear time, where the original
 * patterns look through the rest of the line again and again for a brace that never closes.
 * @module
 */

/** Replaces one text by another everywhere, in order. */
export type Substitutions = readonly (readonly [found: string, instead: string])[];

/** Applies substitutions one after the other. */
export function substituted(text: string, substitutions: Substitutions): string {
  return substitutions.reduce(
    (result, [found, instead]) => result.replaceAll(found, instead),
    text,
  );
}

/** `re.sub(r"<open>(.*?)<close>", r"\\1", text)`. */
export function withoutGroup(text: string, open: string, close: string): string {
  return text.split("\n").map((line) => {
    let [result, at] = ["", 0];
    for (;;) {
      const start = line.indexOf(open, at);
      const end = start < 0 ? -1 : line.indexOf(close, start + open.length);
      if (end < 0) return result + line.slice(at);
      result += line.slice(at, start) + line.slice(start + open.length, end);
      at = end + close.length;
    }
  }).join("\n");
}

/** `re.sub(r"\\boxed\{(.*)\}", r"\\1", text)`: up to the last brace of the line. */
export function withoutBoxes(text: string): string {
  const open = "\\boxed{";
  return text.split("\n").map((line) => {
    const [start, end] = [line.indexOf(open), line.lastIndexOf("}")];
    if (start < 0 || end < start + open.length) return line;
    return line.slice(0, start) + line.slice(start + open.length, end) + line.slice(end + 1);
  }).join("\n");
}

/** What the last match of `<open>(.*?)<close>` holds; `undefined` where there is none. */
export function lastGroup(text: string, open: string, close: string): string | undefined {
  for (const line of text.split("\n").reverse()) {
    let last: string | undefined;
    for (let start = line.indexOf(open); start >= 0;) {
      const end = line.indexOf(close, start + open.length);
      if (end < 0) break;
      last = line.slice(start + open.length, end);
      start = line.indexOf(open, end + close.length);
    }
    if (last !== undefined) return last;
  }
}
