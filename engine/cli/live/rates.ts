/**
 * How much was done in each of the last seconds, from a count that is looked at now and then.
 * @module
 */

const SECONDS = 60;
const MS_PER_SECOND = 1000;

/** The last 60 seconds of a count. */
export class Rates {
  readonly #perSecond: number[] = [];
  #at: number;
  #count = 0;

  /** `now`: milliseconds. */
  constructor(now: number) {
    this.#at = now;
  }

  /**
   * What was done in each second that is over, the newest last. Where nobody looked for several seconds, each had as much.
   * A count that is less than before has started anew.
   */
  look(count: number, now: number): readonly number[] {
    const seconds = Math.floor((now - this.#at) / MS_PER_SECOND);
    if (count < this.#count) this.#count = 0;
    if (seconds === 0) return this.#perSecond;
    const perSecond = (count - this.#count) / ((now - this.#at) / MS_PER_SECOND);
    const missed = Array<number>(Math.min(seconds, SECONDS)).fill(perSecond);
    this.#perSecond.push(...missed);
    this.#perSecond.splice(0, this.#perSecond.length - SECONDS);
    [this.#at, this.#count] = [now, count];
    return this.#perSecond;
  }
}
