/**
 * The families of a run for monitoring: one for each metric, named after it with its base unit, with the samples of all tasks.
 *
 * Distributions are summaries with quantiles (0 and 1: least and largest), latencies histograms too, everything else gauges.
 * @module
 */

import type { MetricInfo } from "../../engine/event/metrics.ts";
import { EVENT_METRICS, REQUEST_METRICS } from "../../engine/event/metrics.ts";
import type { Distribution, Summary } from "../../engine/event/summary.ts";
import { type Figure, figuresOf } from "./figures.ts";
import type { LatencyHistogram, StageHistograms } from "./latency_histograms.ts";
import type { TaskNames } from "./task_rows.ts";

/** Metrics of one name. */
export interface MetricFamily {
  /** Ends in the unit. */
  readonly name: string;
  readonly type: "gauge" | "summary" | "histogram";
  readonly unit: string;
  readonly help: string;
  readonly samples: readonly MetricSample[];
}

/** One number. */
export interface MetricSample {
  /** Behind the family's name: `_bucket`, `_sum`, `_count`, or nothing. */
  readonly suffix: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The histograms of one task. */
export interface TaskHistograms extends TaskNames {
  readonly stages: readonly StageHistograms[];
}

interface BaseUnit {
  readonly word: string;
  readonly factor: number;
  /** What stands at the end of metrics' names in its place. */
  readonly ending: RegExp;
}

const UNITS: Readonly<Record<string, BaseUnit>> = {
  "ms": { word: "seconds", factor: 1e-3, ending: /_ms$/ },
  "s": { word: "seconds", factor: 1, ending: /_s$/ },
  "tokens": { word: "tokens", factor: 1, ending: /_tokens$/ },
  "tokens/s": { word: "tokens_per_second", factor: 1, ending: /(_tokens)?_per_s$/ },
  "requests/s": { word: "requests_per_second", factor: 1, ending: /_per_s$/ },
  "requests": { word: "requests", factor: 1, ending: /_requests$/ },
  "answers": { word: "answers", factor: 1, ending: /_answers$/ },
  "ratio": { word: "ratio", factor: 1, ending: /_ratio$/ },
};
const NO_UNIT: BaseUnit = { word: "", factor: 1, ending: /$/ };

/** All families, each once, samples of a family beside each other. */
export function metricFamilies(
  summary: Summary,
  histograms: readonly TaskHistograms[],
): readonly MetricFamily[] {
  const families = [
    ...startFamilies(summary),
    ...figuresOf(summary).map(figureFamily),
    ...histograms.flatMap(histogramFamilies),
    ...thresholdFamilies(summary),
  ];
  return [...Map.groupBy(families, ({ name }) => name).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, samples: [first, ...others].flatMap(({ samples }) => samples) }] : []
  );
}

function startFamilies({ tasks, plan }: Summary): readonly MetricFamily[] {
  return tasks.map(({ model, dataset, served, url, environment, startedAt }) => ({
    name: "assay_started_timestamp_seconds",
    type: "gauge",
    unit: "seconds",
    help: "When the task started, Unix time; labels say what was asked, and by what.",
    samples: [{
      suffix: "",
      labels: { model, dataset, served, url, plan, assay: environment.assay },
      value: unixSeconds(startedAt),
    }],
  }));
}

function figureFamily({ info, value, ...whose }: Figure): MetricFamily {
  const unit = UNITS[info.unit] ?? NO_UNIT;
  const labels = labelsOf(whose);
  if (typeof value === "object" && "mean" in value) {
    return {
      ...headOf(info, "quantiles"),
      type: "summary",
      samples: quantileSamples(value, labels, unit.factor),
    };
  }
  const number = typeof value === "number" ? value : value.value;
  const sample = { suffix: "", labels, value: number * unit.factor };
  return { ...headOf(info), type: "gauge", samples: [sample] };
}

function headOf(
  { name, unit, definition }: MetricInfo,
  part?: string,
): Pick<MetricFamily, "name" | "unit" | "help"> {
  const { word, ending } = UNITS[unit] ?? NO_UNIT;
  const words = ["assay", name.replace(ending, ""), part, word].filter((piece) => piece);
  return { name: words.join("_").replace(/[^A-Za-z0-9_]/g, "_"), unit: word, help: definition };
}

function quantileSamples(
  distribution: Distribution,
  labels: MetricSample["labels"],
  factor: number,
): readonly MetricSample[] {
  const { n, mean, min, max } = distribution;
  const percentiles = Object.entries(distribution).flatMap(([key, value]) =>
    /^p[\d.]+$/.test(key) ? [[Number(key.slice(1)) / 100, Number(value)] as const] : []
  );
  const quantiles = [[0, min] as const, ...percentiles, [1, max] as const];
  const sum = { suffix: "_sum", labels, value: n * mean * factor };
  return [
    ...quantiles.map(([q, value]) => ({
      suffix: "",
      labels: { ...labels, quantile: floatText(q) },
      value: value * factor,
    })),
    // A sum goes up only: no format has room for one below 0.
    ...(sum.value >= 0 ? [sum] : []),
    { suffix: "_count", labels, value: n },
  ];
}

const LATENCIES: ReadonlyMap<string, MetricInfo> = new Map(
  [...REQUEST_METRICS, ...EVENT_METRICS].map((info) => [info.name, info]),
);

function histogramFamilies({ model, dataset, stages }: TaskHistograms): readonly MetricFamily[] {
  return stages.flatMap(({ stage, histograms }) =>
    histograms.map((histogram) => ({
      ...headOf(LATENCIES.get(histogram.metric) as MetricInfo),
      type: "histogram" as const,
      samples: bucketSamples(histogram, labelsOf({ kind: "performance", model, dataset, stage })),
    }))
  );
}

function bucketSamples(
  { bounds, counts, sumSeconds }: LatencyHistogram,
  labels: MetricSample["labels"],
): readonly MetricSample[] {
  let below = 0;
  const buckets = Array.from(counts, (count, i) => {
    below += count;
    const le = floatText(bounds[i] ?? Infinity);
    return { suffix: "_bucket", labels: { ...labels, le }, value: below };
  });
  return [
    ...buckets,
    { suffix: "_sum", labels, value: sumSeconds },
    { suffix: "_count", labels, value: below },
  ];
}

function thresholdFamilies({ thresholds = [] }: Summary): readonly MetricFamily[] {
  return thresholds.map(({ threshold, subject, verdict }) => ({
    name: "assay_threshold_kept",
    type: "gauge",
    unit: "",
    help: "1 where a threshold was kept, 0 where it was missed or could not be told.",
    samples: [{
      suffix: "",
      labels: { threshold, subject, verdict },
      value: verdict === "pass" ? 1 : 0,
    }],
  }));
}

function labelsOf(
  { kind, model, dataset, stage }: Omit<Figure, "info" | "value">,
): MetricSample["labels"] {
  const place = kind === "group" ? { group: dataset } : { dataset };
  return kind === "performance"
    ? { model, ...place, stage: stage === null ? "all" : String(stage) }
    : { model, ...place };
}

/** As Go prints a float, which is how readers of labels compare them: `0.5`, `1.0`, `+Inf`. */
function floatText(value: number): string {
  if (value === Infinity) return "+Inf";
  const short = Number(value.toPrecision(12));
  return Number.isInteger(short) ? short.toFixed(1) : String(short);
}

function unixSeconds(iso: string): number {
  try {
    return Temporal.Instant.from(iso).epochMilliseconds / 1e3;
  } catch {
    return NaN;
  }
}
