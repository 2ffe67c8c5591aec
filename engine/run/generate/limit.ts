/**
 * How many questions are asked at once, where nobody says: more while the server answers as fast, half when it refuses.
 *
 * A round is as many answers as the limit. After each the limit doubles, as long as at least half of the last step was a
 * gain in answers per second; then it goes back one step and stays, and tries a quarter more every sixteenth round.
 * @module
 */

/** A change of the limit, for people. */
export interface LimitChange {
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/** Decides how many are in flight. */
export interface Limit {
  readonly now: number;
  /** An answer came; its latency in milliseconds. */
  answered(latencyMs: number): LimitChange | undefined;
  /** The server refused one for want of room (429, 503, 529). */
  refused(status: number): LimitChange | undefined;
}

const START = 8;
const MOST = 512;
/** Rounds without growth after which a little more is tried. */
const PATIENCE = 16;

/** A limit that stays. */
export function fixedLimit(limit: number): Limit {
  return { now: limit, answered: () => undefined, refused: () => undefined };
}

/** A limit that finds its own height, from 8. */
export function newAdaptiveLimit(): Limit {
  return new AdaptiveLimit();
}

/** A round that is over. */
interface Round {
  readonly limit: number;
  readonly median: number;
}

class AdaptiveLimit implements Limit {
  #now = START;
  #latencies: number[] = [];
  /** The round before the last step upwards. */
  #before: Round | undefined;
  #isDoubling = true;
  /** Rounds since the last change. */
  #idle = 0;
  /** Still to come of those that were in flight at the last change: their latencies say nothing of it. */
  #stale = 0;
  /** Still to come of those that were in flight at the last refusal: it was for all of them. */
  #forgiven = 0;

  get now(): number {
    return this.#now;
  }

  answered(latencyMs: number): LimitChange | undefined {
    if (this.#came().isStale) return;
    this.#latencies.push(latencyMs);
    if (this.#latencies.length >= this.#now) return this.#endRound();
  }

  refused(status: number): LimitChange | undefined {
    if (this.#came().isForgiven) return;
    this.#forgiven = this.#now;
    return this.#settle(Math.floor(this.#now / 2), `the server answers HTTP ${status}`);
  }

  #came(): { readonly isStale: boolean; readonly isForgiven: boolean } {
    const came = { isStale: this.#stale > 0, isForgiven: this.#forgiven > 0 };
    this.#stale = Math.max(0, this.#stale - 1);
    this.#forgiven = Math.max(0, this.#forgiven - 1);
    return came;
  }

  #endRound(): LimitChange | undefined {
    const round = { limit: this.#now, median: medianOf(this.#latencies) };
    this.#latencies = [];
    const before = this.#before;
    if (before && !isGain(before, round)) {
      return this.#settle(before.limit, "answers take as much longer as there are more of them");
    }
    if (this.#isDoubling || ++this.#idle >= PATIENCE) return this.#grow(round);
  }

  #grow(round: Round): LimitChange | undefined {
    this.#before = round;
    const step = this.#isDoubling ? this.#now : Math.ceil(this.#now / 4);
    return this.#change(this.#now + step, "answers come as fast");
  }

  #settle(to: number, why: string): LimitChange | undefined {
    this.#isDoubling = false;
    this.#before = undefined;
    return this.#change(to, why);
  }

  #change(to: number, why: string): LimitChange | undefined {
    const from = this.#now;
    this.#now = Math.max(1, Math.min(MOST, to));
    this.#latencies = [];
    this.#idle = 0;
    this.#stale = from;
    return this.#now === from ? undefined : { from, to: this.#now, why };
  }
}

function isGain(before: Round, after: Round): boolean {
  if (after.limit <= before.limit) return true;
  const grown = after.limit / before.limit;
  return after.median / before.median <= 1 + (grown - 1) / 2;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
