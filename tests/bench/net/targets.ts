/**
 * What the native client is to reach, and whether it did.
 * @module
 */

import { loadsOf } from "./load.ts";
import { cpuPerEvent, type Measured } from "./measured.ts";
import type { Results } from "./results.ts";

/** One bound on one figure. */
interface Target {
  readonly text: string;
  /** The load it is about. */
  readonly load?: string;
  readonly least?: number;
  readonly most?: number;
  /** `undefined` where it was not measured. */
  readonly value: (figures: Figures) => number | undefined;
}

/** What a target may look at. */
interface Figures extends Results {
  readonly native: Measured | undefined;
  readonly reference: Measured | undefined;
}

const PACED = loadsOf(1).map(({ name }) => name).filter((name) => name.startsWith("paced"));

const TARGETS: readonly Target[] = [
  error("paced 1024 × 50/s", 100),
  error("paced 4096 × 28/s", 500),
  error("paced 4096 × 50/s", 500),
  ...PACED.map((load): Target =>
    ratio(load, { text: "CPU per event", most: 1.25, of: cpuPerEvent })
  ),
  ratio("saturated", {
    text: "events/s",
    least: 0.7,
    of: ({ events, seconds }) => events / seconds,
  }),
  ratio("one-token", {
    text: "requests/s",
    least: 0.6,
    of: ({ requests, seconds }) => requests / seconds,
  }),
  lag("p50", 50, 0),
  lag("p99", 700, 1),
  {
    text: "events lost or invented, on any load",
    most: 0,
    value: ({ loads }) => sum(loads.map(({ by }) => Math.abs(by.native?.lost ?? 0))),
  },
  {
    text: "product: CPU of its load thread ÷ bare loop's",
    most: 1.6,
    value: ({ product }) => product && product.product.loadCpuSeconds / product.bare.cpuSeconds,
  },
  {
    text: "product: CPU of the whole process ÷ bare loop's",
    most: 1.6,
    value: ({ product }) => product && product.product.cpuSeconds / product.bare.cpuSeconds,
  },
  {
    text: "product: stamp error p99 µs",
    most: 100,
    value: ({ product }) => product?.product.error[1],
  },
  {
    text: "product: s from the last event to the end of the process",
    most: 2,
    value: ({ product }) => product?.product.filesSeconds,
  },
];

/** A line for each target that was measured. */
export function targetLines(results: Results): readonly string[] {
  return TARGETS.flatMap((target) => {
    const value = target.value(figuresOf(results, target.load));
    if (value === undefined) return [];
    const { least = -Infinity, most = Infinity } = target;
    const bound = target.least === undefined ? `≤ ${most}` : `≥ ${least}`;
    const verdict = value >= least && value <= most ? "reached" : "short";
    return [`${verdict.padEnd(9)}${target.text}: ${round(value)}, wanted ${bound}`];
  });
}

function figuresOf(results: Results, load: string | undefined): Figures {
  const by = results.loads.find(({ load: { name } }) => name === load)?.by;
  return { ...results, native: by?.native, reference: by?.C };
}

function error(load: string, most: number): Target {
  return {
    text: `${load}: stamp error p99 µs`,
    load,
    most,
    value: ({ native }) => native?.error[1],
  };
}

function lag(name: string, most: number, index: 0 | 1): Target {
  const load = "open loop";
  return { text: `${load}: lag ${name} µs`, load, most, value: ({ native }) => native?.lag[index] };
}

/** A figure of the native client over that of the reference client. */
function ratio(
  load: string,
  { text, of, ...bound }: Pick<Target, "text" | "least" | "most"> & {
    readonly of: (measured: Measured) => number;
  },
): Target {
  return {
    text: `${load}: ${text} ÷ C's`,
    load,
    ...bound,
    value: ({ native, reference }) => native && reference && of(native) / of(reference),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : 1 });
}
