/**
 * `not_worse_than`: a one-sided test of two runs, by the samples they share where both keep them.
 *
 * It passes where the worst that the test cannot rule out is within the margin, fails where even the best is not, and
 * says how many samples it would take where it cannot tell.
 * @module
 */

import type { ThresholdResult } from "../event/summary.ts";
import { bootstrapInterval } from "../stats/bootstrap.ts";
import type { ClusterSum } from "../stats/bootstrap.ts";
import type { Interval } from "../stats/proportion.ts";
import { studentQuantile } from "../stats/student.ts";
import { pairedDifference, unpairedDifference } from "./difference.ts";
import type { Check, Gate, Stat } from "./gate.ts";
import { shownAmount } from "./quantity.ts";
import { ratioOf } from "./ratio.ts";
import type { Series } from "./ratio.ts";

/** What one run says of one metric of one task. */
export interface Side {
  /** As its summary has it. */
  readonly metric: {
    readonly value: number;
    readonly n: number;
    readonly correct?: number;
    readonly stderr?: number;
  };
  /** What each sample adds, by its id; where the run keeps that. */
  readonly samples?: ReadonlyMap<string, ClusterSum>;
  /** What each request took, where the run keeps that. */
  readonly series?: Series;
}

type NotWorse = Gate & { readonly check: Extract<Check, { readonly kind: "not-worse" }> };
type Finding = Omit<ThresholdResult, "threshold" | "subject">;

/** Clusters and values below which a bootstrap is not to be trusted. */
const ENOUGH_TO_DRAW = 30;
const FEWEST_BEYOND = 10;
const SEED = 1;

/** The verdict on a run beside its baseline. */
export function judgeComparison(
  gate: NotWorse,
  { now, before }: { readonly now: Side; readonly before: Side },
): Finding {
  if (gate.metric.of === "load") return judgeRatio(gate, now, before);
  const found = paired(gate, now, before) ?? unpaired(gate, now, before);
  return found ? judgeDifference(gate, found) : { verdict: "no data", text: NO_SPREAD };
}

const NO_SPREAD = "neither run says how far its value can be trusted";

interface Difference {
  readonly now: number;
  readonly before: number;
  /** Of now − before; `undefined` where there are too few samples for one. */
  readonly interval: Interval | undefined;
  readonly n: number;
  readonly method: string;
}

function judgeDifference({ metric, check }: NotWorse, found: Difference): Finding {
  const { now, before, interval, n, method } = found;
  const value = now - before;
  const shown = (amount: number): string => shownAmount(amount, "share");
  const said = `${shown(now)} against ${shown(before)}`;
  if (!interval) {
    const text = `${said} of ${n} samples: ${method} needs ${ENOUGH_TO_DRAW}`;
    return { verdict: "too few samples", value, n, text };
  }
  const isLower = metric.better === "lower";
  const [worst, best] = isLower ? [-interval[1], -interval[0]] : interval;
  const gain = isLower ? -value : value;
  const sure = `worse by at most ${shown(Math.max(0, -worst))} at ${shown(check.confidence)}`;
  const text = `${said}, ${sure} (${method}, ${n} samples)`;
  if (worst >= -check.margin) return { verdict: "pass", value, n, text };
  if (best < -check.margin) return { verdict: "fail", value, n, text };
  return {
    verdict: "too few samples",
    value,
    n,
    text: text + wouldNeed(n, { half: gain - worst, room: gain + check.margin }),
  };
}

/** Intervals shrink with the root of n: how many samples would bring `half` down to `room`. */
function wouldNeed(
  n: number,
  { half, room }: { readonly half: number; readonly room: number },
): string {
  const times = (half / room) ** 2;
  return room > 0 && times < 1e6 ? `: about ${Math.ceil(n * times)} samples would tell` : "";
}

/** Over the samples that both runs have. */
function paired({ check }: NotWorse, now: Side, before: Side): Difference | undefined {
  const pairs = [...now.samples ?? []].flatMap(([id, first]) => {
    const second = before.samples?.get(id);
    return second && first.n > 0 && second.n > 0 ? [{ first, second }] : [];
  });
  const n = pairs.length;
  if (n === 0) return;
  const shares = pairs.map(({ first, second }) =>
    [first.sum / first.n, second.sum / second.n] as const
  );
  const meanOf = (side: 0 | 1): number => shares.reduce((sum, pair) => sum + pair[side], 0) / n;
  const means = { now: meanOf(0), before: meanOf(1), n };
  if (shares.flat().every((share) => share === 0 || share === 1)) {
    const count = (first: number, second: number): number =>
      shares.filter((pair) => pair[0] === first && pair[1] === second).length;
    const counts = {
      bothRight: count(1, 1),
      onlyFirst: count(1, 0),
      onlySecond: count(0, 1),
      bothWrong: count(0, 0),
    };
    const interval = pairedDifference(counts, studentQuantile(check.confidence, Infinity));
    return { ...means, interval, method: "paired, Newcombe" };
  }
  const clusters = shares.map(([first, second]) => ({ sum: first - second, n: 1 }));
  const interval = n < ENOUGH_TO_DRAW
    ? undefined
    : bootstrapInterval(clusters, { seed: SEED, confidence: 2 * check.confidence - 1 });
  return { ...means, interval, method: "paired, bootstrap" };
}

/** From the two summaries alone. */
function unpaired({ check }: NotWorse, now: Side, before: Side): Difference | undefined {
  const z = studentQuantile(check.confidence, Infinity);
  const [first, second] = [now.metric, before.metric];
  const n = Math.min(first.n, second.n);
  const means = { now: first.value, before: second.value, n };
  if (first.correct !== undefined && second.correct !== undefined) {
    const interval = unpairedDifference(
      { correct: first.correct, n: first.n },
      { correct: second.correct, n: second.n },
      z,
    );
    return { ...means, interval, method: "unpaired, Newcombe" };
  }
  if (first.stderr === undefined || second.stderr === undefined) return;
  const half = z * Math.hypot(first.stderr, second.stderr);
  const difference = first.value - second.value;
  return {
    ...means,
    interval: n < ENOUGH_TO_DRAW ? undefined : [difference - half, difference + half],
    method: "unpaired, normal",
  };
}

function judgeRatio(
  { metric, stat, check }: NotWorse,
  { series: now }: Side,
  { series: before }: Side,
): Finding {
  if (!now || !before || !stat) return { verdict: "no data", text: "a run keeps no requests" };
  const n = Math.min(now.values.length, before.values.length);
  const needed = requestsNeeded(stat);
  if (n < needed) {
    const text = `${now.values.length} requests against ${before.values.length}: ${needed} needed`;
    return { verdict: "too few samples", n, text };
  }
  const { ratio, interval } = ratioOf({ now, before }, stat, check.confidence);
  if (!Number.isFinite(ratio)) return { verdict: "no data", text: "the baseline's value is 0" };
  const isLower = metric.better === "lower";
  const bound = isLower ? 1 + check.margin : 1 - check.margin;
  const digits = (value: number): string => String(Number(value.toPrecision(4)));
  const ends = interval.map(digits).join(" to ");
  const sure = shownAmount(check.confidence, "share");
  const text = `${
    digits(ratio)
  } times the baseline, ${ends} at ${sure} a side (bootstrap, ${n} requests)`;
  const isKept = isLower ? interval[1] <= bound : interval[0] >= bound;
  const isMissed = isLower ? interval[0] > bound : interval[1] < bound;
  return {
    verdict: isKept ? "pass" : isMissed ? "fail" : "too few samples",
    value: ratio,
    n,
    text,
  };
}

/** A percentile rests on at least ten values beyond it. */
function requestsNeeded(stat: Stat): number {
  if (stat.kind !== "percentile") return ENOUGH_TO_DRAW;
  const share = Math.min(stat.p, 100 - stat.p) / 100;
  return Math.max(ENOUGH_TO_DRAW, Math.ceil(FEWEST_BEYOND / share - 1e-6));
}
