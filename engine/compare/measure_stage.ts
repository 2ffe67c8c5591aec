/**
 * What one stage of one run tells, each number with its error: percentiles of latencies, and rates.
 *
 * Errors come from drawing blocks of neighbouring requests, since those share a queue: requests in the order they were sent
 * for latencies; in the order they ended, each with the time since the one before, for rates.
 * @module
 */

import { percentile } from "../stats/percentile.ts";
import type { Estimate } from "../stats/ratio.ts";
import { blockLengthOf, drawBlocks } from "../stats/ratio_blocks.ts";
import { ownedOf, ownedPercentiles } from "../stats/ratio_percentiles.ts";
import type { Owned } from "../stats/ratio_percentiles.ts";
import type { RatioRow } from "./load_comparison.ts";
import type { Requests, StageSeries, TokenGaps } from "./stage_series.ts";
import { LATENCIES } from "./stage_series.ts";

/** A number of one stage. */
export interface Measured extends Pick<RatioRow, "metric" | "statistic" | "better"> {
  readonly value: number;
  /** Absent where too few requests stand behind the number. */
  readonly estimate?: Estimate;
}

/** All of one stage of one run. */
export interface StageMeasures extends Pick<StageSeries, "stage" | "total" | "ok"> {
  readonly numbers: readonly Measured[];
  readonly curves: readonly { readonly metric: string; readonly values: readonly number[] }[];
  /** Requests in a block, for latencies and rates. */
  readonly blockLength: number;
  /** At least one request in so many was kept. */
  readonly stride: number;
}

const PERCENTILES = [50, 90, 99];
/** A percentile rests on at least so many values beyond it, a rate on twice as many requests. */
const FEWEST_BEYOND = 10;
/** Enough for a standard error within about 4 %. */
const RESAMPLES = 300;
const SEED = 1;
const CURVE_STEPS = 200;

/** Values of one metric, and the requests they are drawn with. */
interface Subject {
  readonly metric: string;
  readonly owned: Owned;
}

/** A number that is drawn again and again. */
interface Drawn extends Pick<Measured, "metric" | "statistic" | "better" | "value"> {
  readonly enough: boolean;
}

/** How many requests there are, and how they are drawn. */
interface Drawing {
  readonly n: number;
  /** Neighbours in a block. */
  readonly length: number;
  readonly resamples: number;
}

/** Measures one stage; the same series always gives the same numbers. `resamples`: 300 where not given. */
export function measureStage(
  series: StageSeries,
  { resamples = RESAMPLES }: { readonly resamples?: number } = {},
): StageMeasures {
  const { requests, gaps, stage, total, ok } = series;
  const inFlight = inFlightOf(requests);
  const blockLength = blockLengthOf(requests.sent.length, inFlight);
  const latencies = latencySubjects(requests);
  const itl = gapSubject(gaps);
  const gapBlocks = blockLengthOf(gaps.sent.length, inFlight * requests.stride / gaps.stride);
  return {
    stage,
    total,
    ok,
    blockLength,
    stride: Math.max(requests.stride, gaps.stride),
    numbers: [
      ...percentilesOf(latencies, { n: requests.sent.length, length: blockLength, resamples }),
      ...percentilesOf([itl], { n: gaps.sent.length, length: gapBlocks, resamples }),
      ...ratesOf(series, { n: requests.sent.length, length: blockLength, resamples }),
    ].filter(({ value }) => value > 0),
    curves: [...latencies, itl].map(curveOf).filter(({ values }) => values.length > 0),
  };
}

/** Kept requests with the server at once, by Little's law. */
function inFlightOf({ sent, end }: Requests): number {
  const spent = end.reduce((sum, at, i) => sum + at - (sent[i] as number), 0);
  const from = sent.reduce((least, at) => Math.min(least, at), Infinity);
  const to = end.reduce((most, at) => Math.max(most, at), -Infinity);
  return spent / (to - from);
}

function latencySubjects({ sent, latencies }: Requests): readonly Subject[] {
  const places = placesOf(sent);
  return LATENCIES.map((metric) => {
    const known = latencies[metric].flatMap((value, at) => Number.isFinite(value) ? [at] : []);
    const owned = ownedOf(sent.length, {
      values: Float64Array.from(known, (at) => latencies[metric][at] as number),
      owners: Uint32Array.from(known, (at) => places[at] as number),
      copies: new Uint32Array(known.length).fill(1),
    });
    return { metric, owned };
  });
}

function gapSubject({ sent, counts, values, copies }: TokenGaps): Subject {
  const places = placesOf(sent);
  const owners = new Uint32Array(values.length);
  let from = 0;
  counts.forEach((count, request) => {
    owners.fill(places[request] as number, from, from += count);
  });
  const columns = { values: Float64Array.from(values), owners, copies: Uint32Array.from(copies) };
  return { metric: "itl_ms", owned: ownedOf(sent.length, columns) };
}

/** The place of each in ascending order. */
function placesOf(times: readonly number[]): Uint32Array {
  const places = new Uint32Array(times.length);
  orderOf(times).forEach((at, place) => places[at] = place);
  return places;
}

function orderOf(times: readonly number[]): Uint32Array {
  return Uint32Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number));
}

function percentilesOf(
  subjects: readonly Subject[],
  drawing: Drawing,
): readonly Measured[] {
  const { n } = drawing;
  const once = new Uint32Array(n).fill(1);
  const drawn = subjects.flatMap(({ metric, owned }) =>
    ownedPercentiles(owned, once, PERCENTILES).map((value, at): Drawn => {
      const p = PERCENTILES[at] as number;
      const beyond = owned.values.length * (1 - p / 100);
      const enough = beyond >= FEWEST_BEYOND && n >= 2 * FEWEST_BEYOND;
      return { metric, statistic: `p${p}`, better: "lower", value, enough };
    })
  );
  return estimated(
    drawn,
    drawing,
    (times) => subjects.flatMap(({ owned }) => ownedPercentiles(owned, times, PERCENTILES)),
  );
}

function ratesOf(
  { requests, ok, outputTokens, durationSeconds }: StageSeries,
  drawing: Drawing,
): readonly Measured[] {
  const { n } = drawing;
  const order = orderOf(requests.end);
  const start = requests.sent.reduce((least, at) => Math.min(least, at), Infinity);
  const gaps = Float64Array.from(order, (at, place) => {
    const before = place === 0 ? start : requests.end[order[place - 1] as number] as number;
    return (requests.end[at] as number) - before;
  });
  const tokens = Float64Array.from(order, (at) => requests.tokens[at] as number);
  const rate = (metric: string, amount: number): Drawn => ({
    metric,
    better: "higher",
    value: amount / durationSeconds,
    enough: n >= 2 * FEWEST_BEYOND,
  });
  return estimated(
    [
      rate("request_throughput_per_s", ok),
      rate("output_token_throughput_per_s", outputTokens),
    ],
    drawing,
    (times) => {
      let [requests, amount, seconds] = [0, 0, 0];
      for (let i = 0; i < n; i++) {
        const drawn = times[i] as number;
        requests += drawn;
        amount += drawn * (tokens[i] as number);
        seconds += drawn * (gaps[i] as number);
      }
      return [requests / seconds, amount / seconds];
    },
  );
}

/** The numbers, with the standard errors of their logarithms over the resamples. */
function estimated(
  numbers: readonly Drawn[],
  drawing: Drawing,
  draw: (times: Uint32Array) => readonly number[],
): readonly Measured[] {
  const { n, length } = drawing;
  const needed = numbers.some(({ enough }) => enough);
  const [whole, half] = needed
    ? [length, Math.ceil(length / 2)].map((size) => variancesOf({ ...drawing, length: size }, draw))
    : [];
  const freedom = Math.max(1, Math.floor(n / length) - 1);
  return numbers.map(({ enough, ...number }, at) => {
    const se = enough ? Math.sqrt(unbiased(whole?.[at], half?.[at])) : NaN;
    return {
      ...number,
      ...(Number.isFinite(se) && { estimate: { log: Math.log(number.value), se, freedom } }),
    };
  });
}

/**
 * Blocks of L miss a share of the variance that falls as 1 ÷ L, so twice that of L less that of L ÷ 2 misses none of it; never
 * less than that of L. Source: D. N. Politis and J. P. Romano, "Bias-corrected nonparametric spectral estimation" (1995).
 */
function unbiased(whole = NaN, half = NaN): number {
  return Math.max(whole, 2 * whole - half);
}

/** Variances of the logarithms of what `draw` gives. */
function variancesOf(
  { n, length, resamples }: Drawing,
  draw: (times: Uint32Array) => readonly number[],
): readonly number[] {
  const logs: number[][] = [];
  drawBlocks(n, { length, seed: SEED, resamples }, (times) => {
    logs.push(draw(times).map(Math.log));
  });
  return (logs[0] ?? []).map((_, at) => varianceOf(logs.map((log) => log[at] as number)));
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares / (values.length - 1);
}

function curveOf({ metric, owned: { values } }: Subject): StageMeasures["curves"][0] {
  if (values.length === 0) return { metric, values: [] };
  const steps = Array.from({ length: CURVE_STEPS + 1 }, (_, step) => step);
  return { metric, values: steps.map((step) => percentile(values, 100 * step / CURVE_STEPS)) };
}
