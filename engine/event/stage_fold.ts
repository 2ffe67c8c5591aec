/**
 * The sums of one stage, or of all stages of a task. Rows are taken in one at a time, without an object for any.
 * @module
 */

import { concurrencyOf } from "../stats/concurrency.ts";
import { Tally } from "../stats/tally.ts";
import type { Block } from "./block.ts";
import { OUTCOMES } from "./block.ts";
import { EventGaps } from "./event_gaps.ts";
import type { Flights } from "./flights.ts";
import { REQUEST_METRICS } from "./metrics.ts";
import type { Metric, RequestCounts } from "./summary.ts";
import { TokenOrigins } from "./tokens.ts";
import { TOTAL_METRICS } from "./totals.ts";
import type { Sums } from "./totals.ts";

/** Names of the metrics that every request has one value of. */
export type RequestMetricName = typeof REQUEST_METRICS[number]["name"];

const OK = OUTCOMES.indexOf("ok");
const ABORTED = OUTCOMES.indexOf("aborted");
const NS_PER_SECOND = 1e9;

/** Sums of measured requests. */
export class StageFold {
  readonly events: EventGaps = new EventGaps();
  readonly tokens: TokenOrigins = new TokenOrigins();
  readonly #outcomes = new Float64Array(OUTCOMES.length);
  readonly #tallies = REQUEST_METRICS.map(() => new Tally());
  #from = Infinity;
  #to = -Infinity;

  /** Takes in one measured request; latencies of those that ended ok. */
  add(block: Block, row: number): void {
    const outcome = block.codes.outcome[row] as number;
    this.#count(outcome, 1);
    if (outcome !== OK) return;
    this.#widen(block.times.sent[row] as number, block.times.end[row] as number);
    REQUEST_METRICS.forEach((metric, i) => this.#tallies[i]?.add(metric.of(block, row)));
    this.events.add(block, row);
    this.tokens.add(block, row);
  }

  /** Takes in all that another stage has. */
  absorb(other: StageFold): void {
    other.#outcomes.forEach((count, outcome) => this.#count(outcome, count));
    this.#widen(other.#from, other.#to);
    this.#tallies.forEach((tally, i) => tally.absorb(other.#tallies[i] as Tally));
    this.events.absorb(other.events);
    this.tokens.absorb(other.tokens);
  }

  /** The values of one metric. */
  tally(name: RequestMetricName): Tally {
    return this.#tallies[REQUEST_METRICS.findIndex((metric) => metric.name === name)] as Tally;
  }

  /** How the requests ended. */
  requests(): RequestCounts {
    const counts = [...this.#outcomes];
    const failures = OUTCOMES.map((kind, i) => [kind, counts[i] as number] as const)
      .filter(([, count], i) => i > ABORTED && count > 0);
    return {
      total: counts.reduce((sum, count) => sum + count),
      ok: counts[OK] as number,
      failed: failures.reduce((sum, [, count]) => sum + count, 0),
      aborted: counts[ABORTED] as number,
      failedByKind: Object.fromEntries(failures),
    };
  }

  /** All metrics that have a value, in the order of their tables. */
  metrics(percentiles: readonly number[], flights: Flights): Readonly<Record<string, Metric>> {
    const many = [
      ...REQUEST_METRICS.map(({ name }, i) => [name, this.#tallies[i]] as const),
      ["event_gap_ms", this.events.gaps] as const,
      ["itl_ms", this.events.itl] as const,
    ].map(([name, tally]) => [name, tally?.statistics(percentiles)] as const);
    const sums = this.#sums(flights);
    const single = TOTAL_METRICS.map(({ name, of }) => [name, of(sums)] as const)
      .filter(([, value]) => Number.isFinite(value));
    return Object.fromEntries([...many.filter(([, value]) => value), ...single]);
  }

  #sums(flights: Flights): Sums {
    const sumOf = (name: RequestMetricName): number =>
      this.tally(name).n > 0 ? this.tally(name).sum : NaN;
    const span = this.#to - this.#from;
    return {
      ok: this.#outcomes[OK] as number,
      durationSeconds: span > 0 ? span / NS_PER_SECOND : NaN,
      inputTokens: sumOf("input_tokens"),
      outputTokens: sumOf("output_tokens"),
      inFlight: span > 0
        ? concurrencyOf(flights.starts, flights.ends, { from: this.#from, to: this.#to })
        : { mean: NaN, max: NaN },
    };
  }

  /** What is `NaN` changes nothing. */
  #widen(from: number, to: number): void {
    if (from < this.#from) this.#from = from;
    if (to > this.#to) this.#to = to;
  }

  #count(outcome: number, times: number): void {
    this.#outcomes[outcome] = (this.#outcomes[outcome] as number) + times;
  }
}
