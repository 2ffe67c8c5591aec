/**
 * Columns of the tables of a comparison, the same on a terminal and on a page.
 * @module
 */

import type { AnswerComparison } from "../../engine/compare/answer_comparison.ts";
import type { RatioRow } from "../../engine/compare/load_comparison.ts";
import { figure } from "../text/figure.ts";

/** A column of a table about `T`. */
export interface Column<T> {
  readonly name: string;
  of(row: T): string;
}

const ABSENT = "–";
const SMALLEST_P = 0.0001;

const METRICS: Readonly<Record<string, string>> = {
  ttft_ms: "TTFT ms",
  tpot_ms: "TPOT ms",
  itl_ms: "ITL ms",
  e2el_ms: "E2EL ms",
  request_throughput_per_s: "requests/s",
  output_token_throughput_per_s: "output tokens/s",
};

/** Columns of how right both are, the most telling first. `sides`: letters of the baseline and the side. */
export function answerColumns(
  [first, second]: readonly [string, string],
): readonly Column<AnswerComparison>[] {
  return [
    { name: "verdict", of: ({ verdict }) => verdict },
    { name: first, of: ({ right }) => percent(right[0]) },
    { name: second, of: ({ right }) => percent(right[1]) },
    { name: `${second} − ${first}`, of: ({ difference }) => signed(difference) },
    { name: "95 % interval", of: ({ ci95: [low, high] }) => `${signed(low)} … ${signed(high)}` },
    { name: "p (Holm)", of: ({ holm }) => chance(holm) },
    { name: "n", of: ({ samples }) => figure(samples) },
    { name: "gained/lost", of: ({ gained, lost }) => `${figure(gained)}/${figure(lost)}` },
  ];
}

/** Columns of how fast both are, the most telling first. */
export function ratioColumns(
  [first, second]: readonly [string, string],
): readonly Column<RatioRow>[] {
  return [
    { name: "verdict", of: ({ verdict }) => verdict },
    { name: first, of: ({ values }) => figure(values[0]) },
    { name: second, of: ({ values }) => figure(values[1]) },
    { name: `${second} ÷ ${first}`, of: ({ ratio }) => `×${ratio.toFixed(3)}` },
    {
      name: "95 % interval",
      of: ({ ci95 }) => ci95 ? ci95.map((end) => end.toFixed(3)).join(" … ") : ABSENT,
    },
    { name: "p (Holm)", of: ({ holm }) => holm === undefined ? ABSENT : chance(holm) },
  ];
}

/** `TTFT ms p99`. */
export function metricName({ metric, statistic }: Pick<RatioRow, "metric" | "statistic">): string {
  const name = METRICS[metric] ?? metric;
  return statistic === undefined ? name : `${name} ${statistic}`;
}

/** A share as percentage points with its sign, `+3.1`, `−0.4`, `0.0`. */
export function signed(share: number): string {
  const points = (100 * share).toFixed(1);
  return share > 0 ? `+${points}` : points.replace(/^-0\.0$/, "0.0").replace("-", "−");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function chance(p: number): string {
  return p < SMALLEST_P ? `<${SMALLEST_P}` : p.toPrecision(2);
}
