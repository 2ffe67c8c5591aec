/**
 * How a kind of answer is read out of a stretch of a reply.
 * @module
 */

import type { Span } from "../exact/stated.ts";

/**
 * How strictly: `whole`, nothing but the answer, or the answer before a remark; `first` and `last`, the first or last one
 * that stands there.
 */
export type Mode = "whole" | "first" | "last";

/** An answer that was read. */
export interface Reading {
  /** In one spelling. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Reads an answer in a span of a reply; `null` where it holds none, or hedges between several. */
export type Reader = (reply: string, span: Span, mode: Mode) => Reading | null;

/** A kind of answer. */
export interface Shape {
  /** Whether it is told by its look in whichever line it stands: brackets, words of the question. */
  readonly isSequence: boolean;
  readonly read: Reader;
  /** Whether a value that was read is the target. */
  readonly isRight: (value: string) => boolean;
}

const OPENING = /^(?:[\s*_`"'$([{:>-]|\\[([]|\\(?:text|mathrm|mathbf|textbf)\s*\{)*/;

/** Length of what may stand before an answer: blanks, emphasis, quotes, bullets, brackets, LaTeX around them. */
export function openingOf(text: string): number {
  return OPENING.exec(text)?.[0].length ?? 0;
}
