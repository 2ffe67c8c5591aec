/**
 * Text in columns of a terminal: how wide it is, cut, padded and wrapped. Wide signs count twice.
 *
 * Nothing is cut without an ellipsis, and never inside a sign that is made of several code points.
 * @module
 */

import stringWidth from "string-width";

/** Columns that a text takes; colours take none. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** The text padded with spaces to a width, at its end or, for numbers, at its start. */
export function padded(text: string, width: number, side: "start" | "end" = "end"): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "end" ? text + space : space + text;
}

/** The text if it fits in a width of at least 1, otherwise its start and an ellipsis. */
export function fitted(text: string, width: number): string {
  return widthOf(text) <= width ? text : headOf(text, width - 1) + "…";
}

/** Lines of at most `width` columns, broken at spaces where there are any. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((word) => broken(word, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function broken(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(rest) > width) {
    const head = headOf(rest, width);
    if (head === "") break;
    pieces.push(head);
    rest = rest.slice(head.length);
  }
  return [...pieces, rest];
}

function headOf(text: string, width: number): string {
  let head = "";
  let used = 0;
  for (const { segment } of new Intl.Segmenter("en").segment(text)) {
    used += widthOf(segment);
    if (used > width) break;
    head += segment;
  }
  return head;
}
