/**
 * Resampling of requests that depend on their neighbours: stretches of them are drawn, never single ones, so that what a
 * queue did to a row of requests stays together.
 * @module
 */

import { newRandom } from "./random.ts";

/** Blocks that a series is drawn by. */
export interface BlockOptions {
  /** Neighbours in a block. */
  readonly length: number;
  readonly seed: number;
  readonly resamples: number;
}

/** Fewest blocks in a series: with fewer, an error of theirs is a guess. */
const FEWEST = 10;

/**
 * The length of blocks for `n` requests of which `inFlight` were with the server at once: ∛n, the rate at which the error of
 * the error falls fastest (Künsch 1989), or twice those that share a queue; at most a tenth of the series. Where requests
 * depend on each other for longer than that, intervals are too narrow.
 */
export function blockLengthOf(n: number, inFlight: number): number {
  const wished = Math.max(Math.cbrt(n), Number.isFinite(inFlight) ? 2 * inFlight : 1);
  return Math.max(1, Math.min(Math.ceil(wished), Math.floor(n / FEWEST)));
}

/**
 * Tells `visit` how often each of `n` neighbours was drawn in each resample; the array is valid during the call only.
 * Source: D. N. Politis and J. P. Romano, "A circular block-resampling procedure for stationary data" (1992): moving blocks
 * (H. R. Künsch, Annals of Statistics 17, 1989) over a series whose end meets its start, so that none is drawn less often.
 */
export function drawBlocks(
  n: number,
  { length, seed, resamples }: BlockOptions,
  visit: (times: Uint32Array, resample: number) => void,
): void {
  const random = newRandom(seed);
  const blocks = Math.ceil(n / length);
  const changes = new Int32Array(n + 1);
  const times = new Uint32Array(n);
  for (let resample = 0; resample < resamples; resample++) {
    changes.fill(0);
    for (let block = 0; block < blocks; block++) {
      addBlock(changes, Math.floor(random() * n), length);
    }
    let count = 0;
    for (let i = 0; i < n; i++) times[i] = count += changes[i] as number;
    visit(times, resample);
  }
}

/** Where counts go up and down again, of the neighbours from `start` on, around the end. */
function addBlock(changes: Int32Array, start: number, length: number): void {
  const n = changes.length - 1;
  const end = start + length;
  changes[start] = (changes[start] as number) + 1;
  const stop = Math.min(end, n);
  changes[stop] = (changes[stop] as number) - 1;
  if (end <= n) return;
  changes[0] = (changes[0] as number) + 1;
  changes[end - n] = (changes[end - n] as number) - 1;
}
