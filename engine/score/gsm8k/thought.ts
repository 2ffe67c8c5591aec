/**
 * The text that a rule sees once reasoning is taken out of it, with places that stay places in the original.
 * @module
 */

import type { Found } from "../scored.ts";

const [OPEN, CLOSE] = ["<think>", "</think>"];

/**
 * What a rule finds outside `<think>` blocks: behind the last end mark where no block begins, else around the blocks.
 * Source: OpenCompass, `extract_non_reasoning_content`.
 */
export function outsideThought(
  text: string,
  find: (text: string) => Found | undefined,
): Found | undefined {
  const pieces = text.includes(OPEN) ? around(text) : [behind(text)];
  const found = find(pieces.map(({ start, end }) => text.slice(start, end)).join(""));
  if (!found?.offsets) return found;
  const [start, end] = found.offsets;
  return { ...found, offsets: [placeOf(pieces, start), placeOf(pieces, end - 1) + 1] };
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

function behind(text: string): Piece {
  const last = text.lastIndexOf(CLOSE);
  return { start: last < 0 ? 0 : last + CLOSE.length, end: text.length };
}

function around(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (;;) {
    const open = text.indexOf(OPEN, start);
    const close = open < 0 ? -1 : text.indexOf(CLOSE, open + OPEN.length);
    if (close < 0) return [...pieces, { start, end: text.length }];
    pieces.push({ start, end: open });
    start = close + CLOSE.length;
  }
}

function placeOf(pieces: readonly Piece[], at: number): number {
  let rest = at;
  for (const { start, end } of pieces) {
    if (rest < end - start) return start + rest;
    rest -= end - start;
  }
  return pieces.at(-1)?.end ?? at;
}
