/**
 * Settled requests of a load → its numbers so far, by the formulas of the report and at a fraction of their cost: of each
 * request a few sums are taken and three latencies, none of its events.
 * @module
 */

import { OUTCOMES, PHASES } from "../../engine/event/block.ts";
import type { Block } from "../../engine/event/block.ts";
import { failedOf, FailureFold, isFailure } from "../../engine/event/failures.ts";
import { REQUEST_METRICS } from "../../engine/event/metrics.ts";
import { outputTokensOf } from "../../engine/event/tokens.ts";
import type { LoadMetrics } from "./progress.ts";
import { RunningLatency } from "./running_latency.ts";

/** What is known of a stage, or of all. */
export interface LoadSoFar {
  readonly metrics: LoadMetrics;
  readonly ok: number;
  readonly failed: number;
  readonly aborted: number;
  readonly failedByKind: Readonly<Record<string, number>>;
}

const OK = OUTCOMES.indexOf("ok");
const MEASURED = PHASES.indexOf("measured");
const NS_PER_SECOND = 1e9;
const SHOWN = ["ttft_ms", "e2el_ms", "lag_ms"] as const;
const METRICS = SHOWN.map((name) => ({
  name,
  of: REQUEST_METRICS.find((metric) => metric.name === name)?.of ?? (() => NaN),
}));

/** Takes blocks in, and tells the numbers of the newest stage or of all. */
export class LoadFold {
  readonly #all = new Sums();
  #stage = -1;
  #newest = new Sums();

  /** Takes in the measured requests of a block. */
  add(block: Block): void {
    for (let row = 0; row < block.rows; row++) {
      if (block.codes.phase[row] !== MEASURED) continue;
      this.#all.add(block, row);
      this.#ofStage(block.counts.stage[row] as number)?.add(block, row);
    }
  }

  /** The numbers of a stage; those of one that is not the newest are gone. */
  stage(stage: number): LoadSoFar {
    return (this.#ofStage(stage) ?? new Sums()).soFar({ exact: false });
  }

  /** The numbers of all stages, exact. */
  total(): LoadSoFar {
    return this.#all.soFar({ exact: true });
  }

  #ofStage(stage: number): Sums | undefined {
    if (stage > this.#stage) [this.#stage, this.#newest] = [stage, new Sums()];
    return stage === this.#stage ? this.#newest : undefined;
  }
}

class Sums {
  readonly #latencies = METRICS.map(() => new RunningLatency());
  readonly #failures = new FailureFold();
  #ok = 0;
  #aborted = 0;
  #tokens = 0;
  #counted = 0;
  #from = Infinity;
  #to = -Infinity;

  add(block: Block, row: number): void {
    if (isFailure(block, row)) return this.#failures.add(failedOf(block, row));
    if (block.codes.outcome[row] !== OK) return void this.#aborted++;
    this.#ok++;
    this.#widen(block.times.sent[row] as number, block.times.end[row] as number);
    METRICS.forEach((metric, i) => this.#latencies[i]?.add(metric.of(block, row)));
    const tokens = outputTokensOf(block, row);
    if (Number.isNaN(tokens)) return;
    this.#tokens += tokens;
    this.#counted++;
  }

  soFar(options: { readonly exact: boolean }): LoadSoFar {
    const seconds = (this.#to - this.#from) / NS_PER_SECOND;
    const latencies = SHOWN.map((name, i) => [name, this.#latencies[i]?.look(options)] as const);
    return {
      ok: this.#ok,
      failed: this.#failures.count,
      aborted: this.#aborted,
      failedByKind: Object.fromEntries(
        this.#failures.list().map(({ kind, count }) => [kind, count]),
      ),
      metrics: {
        ...(seconds > 0 && { request_throughput_per_s: this.#ok / seconds }),
        ...(seconds > 0 && this.#counted > 0 &&
          { output_token_throughput_per_s: this.#tokens / seconds }),
        ...Object.fromEntries(latencies.filter(([, latency]) => latency)),
      },
    };
  }

  /** What is `NaN` changes nothing. */
  #widen(from: number, to: number): void {
    if (from < this.#from) this.#from = from;
    if (to > this.#to) this.#to = to;
  }
}
