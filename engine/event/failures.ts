/**
 * What went wrong, by kind: how often, and what the server or the system said the first time.
 * @module
 */

import { OUTCOMES } from "./block.ts";
import type { Block } from "./block.ts";
import type { TaskSummary } from "./summary.ts";

/** A failed request, for people. */
export interface Failed {
  /** The outcome; with its status for `http-status`: `http-status 503`. */
  readonly kind: string;
  /** What was said, at most 500 characters; empty where nothing was. */
  readonly text: string;
}

const FIRST_FAILURE = OUTCOMES.indexOf("aborted") + 1;
const HTTP_STATUS = OUTCOMES.indexOf("http-status");
const MAX_KINDS = 20;
const MAX_TEXT = 500;
const FURTHER = "further kinds";

/** Whether a row is a failure: neither ok nor aborted. */
export function isFailure({ codes }: Block, row: number): boolean {
  return (codes.outcome[row] as number) >= FIRST_FAILURE;
}

/** A failed row in words. */
export function failedOf(block: Block, row: number): Failed {
  const outcome = block.codes.outcome[row] as number;
  const status = outcome === HTTP_STATUS ? ` ${block.counts.status[row]}` : "";
  return { kind: `${OUTCOMES[outcome]}${status}`, text: textOf(block.notes, row) };
}

/** Failures by kind, of at most 20 kinds. */
export class FailureFold {
  readonly #kinds = new Map<string, { count: number; text: string }>();

  /** How many failures there are. */
  get count(): number {
    return this.#kinds.values().reduce((sum, { count }) => sum + count, 0);
  }

  /** Takes in one failure. */
  add({ kind, text }: Failed): void {
    const shown = this.#kinds.has(kind) || this.#kinds.size < MAX_KINDS - 1 ? kind : FURTHER;
    const seen = this.#kinds.get(shown) ?? { count: 0, text: "" };
    this.#kinds.set(shown, { count: seen.count + 1, text: seen.text || text });
  }

  /** The most frequent first. */
  list(): TaskSummary["failures"] {
    return [...this.#kinds].map(([kind, seen]) => ({ kind, ...seen }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
  }
}

/** The note on a row, found by halving: notes ascend by row. */
function textOf(notes: Block["notes"], row: number): string {
  let [low, high] = [0, notes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((notes[middle]?.row ?? row) < row) low = middle + 1;
    else high = middle;
  }
  const note = notes[low];
  return note?.row === row ? note.text.slice(0, MAX_TEXT) : "";
}
