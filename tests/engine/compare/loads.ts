/**
 * Runs under a load as the tests of this folder compare them: a closed loop whose latencies depend on the ones before. Seeded.
 * @module
 */

import type { LoadSide } from "../../../engine/compare/compare_loads.ts";
import type { StageMeasures } from "../../../engine/compare/measure_stage.ts";
import type { StageSeries } from "../../../engine/compare/stage_series.ts";
import type { Stage } from "../../../engine/plan/plan.ts";
import { newRandom, normalOf } from "../../../engine/stats/random.ts";

/** How a run goes. */
export interface LoadOptions {
  readonly requests: number;
  readonly concurrency: number;
  /** Correlation of neighbouring logarithms. */
  readonly memory: number;
  /** Factor of all latencies. */
  readonly slowness?: number;
}

/** A closed stage. */
export function stageOf(concurrency: number): Stage {
  return {
    arrival: { kind: "closed", concurrency, rampPerSecond: null },
    stop: { kind: "rows" },
    warmup: 0,
    cooldown: 0,
  };
}

/** One stage of requests, each in the first slot that is free. */
export function seriesOf(seed: number, options: LoadOptions): StageSeries {
  const { requests, concurrency, memory, slowness = 1 } = options;
  const random = newRandom(seed);
  const slots = new Float64Array(concurrency);
  const [sent, end, tokens, e2el]: [number[], number[], number[], number[]] = [[], [], [], []];
  let state = normalOf(random);
  for (let request = 0; request < requests; request++) {
    state = memory * state + Math.sqrt(1 - memory ** 2) * normalOf(random);
    const slot = slots.indexOf(Math.min(...slots));
    const seconds = slowness * 0.1 * Math.exp(state / 2);
    sent.push(slots[slot] as number);
    e2el.push(1000 * seconds);
    end.push(slots[slot] = (slots[slot] as number) + seconds);
    tokens.push(20 + Math.floor(40 * random()));
  }
  return {
    stage: 0,
    total: requests,
    ok: requests,
    outputTokens: tokens.reduce((sum, count) => sum + count),
    durationSeconds: Math.max(...end),
    requests: {
      sent,
      end,
      tokens,
      latencies: { ttft_ms: [], tpot_ms: [], e2el_ms: e2el },
      stride: 1,
    },
    gaps: { sent: [], counts: [], values: [], copies: [], stride: 1 },
  };
}

/** A side of runs of one stage. */
export function sideOf(letter: string, runs: readonly StageMeasures[]): LoadSide {
  return {
    letter,
    stages: [stageOf(4)],
    runs: runs.map((measures, at) => ({ name: `${letter}${at}`, measures: [measures] })),
  };
}
