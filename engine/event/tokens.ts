/**
 * How many tokens a request had, who counted them, and whether the two that may count agree.
 * @module
 */

import type { Block } from "./block.ts";
import type { TokenSource } from "./summary.ts";

/** Counts that differ by more than this share of the larger one are a mismatch. */
const TOLERANCE = 0.01;

/** Prompt tokens of a row: the server's usage first, else the client's tokenizer; `NaN` where nobody told. */
export function inputTokensOf({ counts }: Block, row: number): number {
  return firstKnown(counts.inputTokens[row] as number, counts.countedInputTokens[row] as number);
}

/** Generated tokens of a row: the server's usage first, else the client's tokenizer; `NaN` where nobody told. */
export function outputTokensOf({ counts }: Block, row: number): number {
  return firstKnown(counts.outputTokens[row] as number, counts.countedOutputTokens[row] as number);
}

/** Where output tokens come from, of many requests. Input differs by the chat template, so it is not compared. */
export class TokenOrigins {
  #server = 0;
  #tokenizer = 0;
  #untold = 0;
  #compared = 0;
  #differing = 0;

  /** Takes in one request. */
  add({ counts }: Block, row: number): void {
    const told = counts.outputTokens[row] as number;
    const counted = counts.countedOutputTokens[row] as number;
    if (told >= 0) this.#server++;
    else if (counted >= 0) this.#tokenizer++;
    else this.#untold++;
    if (told < 0 || counted < 0) return;
    this.#compared++;
    if (Math.abs(told - counted) > TOLERANCE * Math.max(told, counted)) this.#differing++;
  }

  /** Takes in all that another one has. */
  absorb(other: TokenOrigins): void {
    this.#server += other.#server;
    this.#tokenizer += other.#tokenizer;
    this.#untold += other.#untold;
    this.#compared += other.#compared;
    this.#differing += other.#differing;
  }

  /** The verdict. */
  source(): TokenSource {
    return {
      source: this.#kind(),
      ...(this.#compared > 0 && { mismatch: this.#differing / this.#compared }),
    };
  }

  #kind(): TokenSource["source"] {
    if (this.#server > 0) return this.#tokenizer + this.#untold > 0 ? "mixed" : "server";
    if (this.#tokenizer > 0) return this.#untold > 0 ? "mixed" : "tokenizer";
    return "none";
  }
}

function firstKnown(told: number, counted: number): number {
  if (told >= 0) return told;
  return counted >= 0 ? counted : NaN;
}
