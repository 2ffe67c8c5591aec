/**
 * The text of an answer on the page: what was understood is marked, formulas are set by KaTeX as MathML.
 *
 * Everything is put in as text; KaTeX is told to trust nothing, and what it cannot set stays as it is.
 * @module
 */

import type { Browser, Part } from "./browser.ts";
import { legible } from "./legible.ts";
import type { MathsPiece } from "./maths.ts";
import { mathsIn } from "./maths.ts";

/** A text, and what to do with it. */
export interface ShownText {
  readonly text: string;
  readonly span: readonly [from: number, to: number] | null;
  readonly maths: boolean;
}

const KATEX = {
  output: "mathml",
  throwOnError: true,
  trust: false,
  strict: "ignore",
  maxExpand: 200,
  maxSize: 20,
};
const MOST_FORMULAS = 300;

/** Fills a place with a text. */
export function fillText(browser: Browser, place: Part, { text, span, maths }: ShownText): void {
  const pieces = maths && browser.katex ? limited(mathsIn(text), text) : [wholeOf(text)];
  const at = span ?? [-1, -1] as const;
  place.replaceChildren(...pieces.flatMap((piece) => partsOf(browser, piece, at)));
}

function wholeOf(text: string): MathsPiece {
  return { kind: "text", from: 0, to: text.length, tex: text };
}

/** Beyond some formulas the rest is text. */
function limited(pieces: readonly MathsPiece[], text: string): readonly MathsPiece[] {
  const kept = pieces.slice(0, 2 * MOST_FORMULAS);
  const from = kept.at(-1)?.to ?? 0;
  if (from === text.length) return kept;
  return [...kept, { kind: "text", from, to: text.length, tex: text.slice(from) }];
}

function partsOf(
  browser: Browser,
  piece: MathsPiece,
  [from, to]: readonly [number, number],
): readonly (Part | string)[] {
  const [start, end] = [Math.max(from, piece.from), Math.min(to, piece.to)];
  if (piece.kind !== "text") {
    const formula = formulaOf(browser, piece);
    return start < end ? [marked(browser, formula)] : [formula];
  }
  const cut = (a: number, b: number): string =>
    legible(piece.tex.slice(a - piece.from, b - piece.from));
  if (start >= end) return [cut(piece.from, piece.to)];
  return [cut(piece.from, start), marked(browser, cut(start, end)), cut(end, piece.to)];
}

function marked(browser: Browser, inside: Part | string): Part {
  const mark = browser.document.createElement("mark");
  mark.append(inside);
  return mark;
}

function formulaOf(browser: Browser, { kind, tex }: MathsPiece): Part | string {
  const place = browser.document.createElement("span");
  place.className = `formula ${kind}`;
  try {
    browser.katex?.render(legible(tex), place, { ...KATEX, displayMode: kind === "display" });
    return place;
  } catch {
    const [open, close] = kind === "display" ? ["\\[", "\\]"] : ["\\(", "\\)"];
    return `${open}${legible(tex)}${close}`;
  }
}
