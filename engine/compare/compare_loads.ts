/**
 * Two sides under the same kind of load, stage by stage: ratios of percentiles and of rates, over one run a side or several.
 * @module
 */

import type { Stage } from "../plan/plan.ts";
import { ratioOf } from "../stats/ratio.ts";
import type { Curve, LoadComparison, RatioRow } from "./load_comparison.ts";
import type { Measured, StageMeasures } from "./measure_stage.ts";

/** What one side left of a task. */
export interface LoadSide {
  readonly letter: string;
  readonly stages: readonly Stage[];
  /** Each run with its stages. */
  readonly runs: readonly { readonly name: string; readonly measures: readonly StageMeasures[] }[];
}

/** Both sides of a dataset. */
export interface LoadsOfBoth {
  readonly dataset: string;
  readonly tasks: readonly [string, string];
  readonly sides: readonly [LoadSide, LoadSide];
}

interface RunStage {
  readonly name: string;
  readonly measures: StageMeasures;
}

/** Compares the stages that every run of both sides has, before it is known how many tests there are. */
export function compareLoads({ dataset, tasks, sides }: LoadsOfBoth): readonly LoadComparison[] {
  const [first, second] = sides;
  return first.stages.flatMap((stage, at): readonly LoadComparison[] => {
    const other = second.stages[at];
    const [before, after] = [runsAt(first, at), runsAt(second, at)];
    if (!other || before.length === 0 || after.length === 0) return [];
    return [{
      dataset,
      tasks,
      stage: at,
      arrivals: [arrivalText(stage), arrivalText(other)],
      rows: rowsOf(before, after),
      curves: [...curvesOf(first.letter, before), ...curvesOf(second.letter, after)],
      notes: notesOf(before, after),
    }];
  });
}

/** What of a stage's load makes one differ from another: `closed, 8 in flight`. */
function arrivalText({ arrival }: Stage): string {
  if (arrival.kind === "closed") return `closed, ${arrival.concurrency} in flight`;
  return `${arrival.process}, ${arrival.ratePerSecond} requests/s`;
}

/** Runs with requests that ended ok. */
function runsAt({ runs }: LoadSide, stage: number): readonly RunStage[] {
  return runs.flatMap(({ name, measures }) => {
    const own = measures.find((measure) => measure.stage === stage);
    return own && own.ok > 0 ? [{ name, measures: own }] : [];
  });
}

function rowsOf(before: readonly RunStage[], after: readonly RunStage[]): readonly RatioRow[] {
  const numbers = before[0]?.measures.numbers ?? [];
  return numbers.flatMap((number): readonly RatioRow[] => {
    const [one, other] = [sameIn(before, number), sameIn(after, number)];
    if (one.length < before.length || other.length < after.length) return [];
    const values = [middleOf(one), middleOf(other)] as const;
    const { metric, statistic, better } = number;
    const estimates = [one, other].map((side) =>
      side.flatMap(({ estimate }) => estimate ? [estimate] : [])
    );
    const [first = [], second = []] = estimates;
    const whole = first.length === one.length && second.length === other.length;
    return [{
      metric,
      ...(statistic !== undefined && { statistic }),
      better,
      values,
      ratio: values[1] / values[0],
      ...(whole && ratioOf(first, second)),
      verdict: "can't tell",
    }];
  });
}

function sameIn(runs: readonly RunStage[], { metric, statistic }: Measured): readonly Measured[] {
  return runs.flatMap(({ measures }) =>
    measures.numbers.filter((number) => number.metric === metric && number.statistic === statistic)
  );
}

/** The geometric mean. */
function middleOf(numbers: readonly Measured[]): number {
  return Math.exp(numbers.reduce((sum, { value }) => sum + Math.log(value), 0) / numbers.length);
}

function curvesOf(side: string, runs: readonly RunStage[]): readonly Curve[] {
  return runs.flatMap(({ name, measures }) =>
    measures.curves.map((curve) => ({ ...curve, side, run: name }))
  );
}

function notesOf(before: readonly RunStage[], after: readonly RunStage[]): readonly string[] {
  const all = [...before, ...after].map(({ measures }) => measures);
  const lengths = [...new Set(all.map(({ blockLength }) => blockLength))].sort((a, b) => a - b);
  const single = before.length < 2 || after.length < 2;
  const lost = [before, after].map((runs) =>
    runs.reduce((sum, { measures: { total, ok } }) => sum + total - ok, 0)
  );
  const stride = Math.max(...all.map((measure) => measure.stride));
  const told = [
    [
      single,
      `requests of one run are not independent: intervals come from blocks of ${
        lengths.join(" or ")
      } neighbouring requests, and do not know how far another run would lie. Several runs a side do: --a RUN… --b RUN…`,
    ],
    [
      lost.some((count) => count > 0),
      `requests that did not end ok are in no latency: ${lost[0]} of the baseline, ${
        lost[1]
      } of the side`,
    ],
    [
      stride > 1,
      `more requests, or tokens of theirs, than are resampled: as few as one request in ${stride} was kept, evenly`,
    ],
  ] as const;
  return told.filter(([holds]) => holds).map(([, text]) => text);
}
