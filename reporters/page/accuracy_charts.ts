/**
 * Charts of scored answers: accuracy with its interval, and what became of every answer.
 * @module
 */

import type { TopLevelSpec } from "vega-lite";
import type { AccuracyMetric, AccuracyTask } from "../../engine/event/accuracy.ts";
import type { Chart } from "../html/client/start.ts";
import { colour } from "../html/palette.ts";
import { COLOUR, themed } from "../html/theme.ts";
import { inert } from "../text/inert.ts";

/** Room for a name, and what is drawn below it. */
const ROW_HEIGHT = 38;
/** Metrics that are shares of answers that went amiss, not scores. */
export const AMISS: readonly string[] = ["extraction_failure", "truncation", "error"];

/** What can become of an answer. Where the score is not a matter of right or wrong, it is just scored. */
const OUTCOMES = [
  {
    name: "right",
    colour: colour("kind2"),
    of: ({ metrics }: AccuracyTask) => metrics["accuracy"]?.correct ?? 0,
  },
  {
    name: "wrong",
    colour: colour("kind1"),
    of: ({ metrics, samples }: AccuracyTask) =>
      samples.scored - (metrics["accuracy"]?.correct ?? samples.scored),
  },
  {
    name: "scored",
    colour: colour("prefill"),
    of: ({ metrics, samples }: AccuracyTask) =>
      metrics["accuracy"]?.correct === undefined ? samples.scored : 0,
  },
  {
    name: "no answer",
    colour: colour("kind3"),
    of: ({ samples }: AccuracyTask) => samples.unscored,
  },
  { name: "error", colour: colour("kind5"), of: ({ samples }: AccuracyTask) => samples.errors },
  {
    name: "not asked",
    colour: colour("aborted"),
    of: ({ samples }: AccuracyTask) => samples.missing,
  },
] as const;

/** Both charts; none where nothing was scored. */
export function accuracyCharts(tasks: readonly AccuracyTask[]): readonly Chart[] {
  if (tasks.length === 0) return [];
  return [
    { id: "accuracy", spec: dotChart(tasks) },
    { id: "outcomes", spec: outcomeChart(tasks) },
  ];
}

/** The metric that stands for a task: its accuracy, else the first one that is a score. */
export function mainMetric(
  { metrics }: AccuracyTask,
): readonly [string, AccuracyMetric] | undefined {
  const scores = Object.entries(metrics).filter(([name]) => !AMISS.includes(name));
  return scores.find(([name]) => name === "accuracy") ?? scores[0];
}

/** `dataset`, or `dataset · model` where there are several models. */
function namesOf(tasks: readonly AccuracyTask[]): readonly string[] {
  const several = new Set(tasks.map(({ model }) => model)).size > 1;
  return tasks.map(({ dataset, model }) => inert(several ? `${dataset} · ${model}` : dataset));
}

function dotChart(tasks: readonly AccuracyTask[]): TopLevelSpec {
  const names = namesOf(tasks);
  const values = tasks.flatMap((task, at) => {
    const [metric, score] = mainMetric(task) ?? [];
    if (!score || !Number.isFinite(score.value)) return [];
    const [low, high] = score.ci95 ?? [score.value, score.value];
    return [{ name: names[at], metric, value: score.value, low, high, n: score.n }];
  });
  const y = nameChannel(names);
  const x = (field: string): unknown => ({
    field,
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { title: null, format: ".0%", grid: true, tickCount: { expr: "ceil(width / 90)" } },
  });
  const tooltip = [
    { field: "name" },
    { field: "metric" },
    ...["value", "low", "high"].map((field) => ({ field, format: ".1%" })),
    { field: "n" },
  ];
  return themed({
    description: `Score with 95 % interval of ${tasks.length} tasks`,
    height: ROW_HEIGHT * names.length,
    layer: [
      nameLayer(names),
      {
        data: { values },
        mark: { type: "rule", color: COLOUR.main, strokeWidth: 3, opacity: 0.5, yOffset: 6 },
        encoding: { y, x: x("low"), x2: { field: "high" }, tooltip },
      },
      {
        data: { values },
        mark: { type: "point", filled: true, size: 90, color: COLOUR.main, opacity: 1, yOffset: 6 },
        encoding: { y, x: x("value"), tooltip },
      },
    ],
  });
}

function outcomeChart(tasks: readonly AccuracyTask[]): TopLevelSpec {
  const names = namesOf(tasks);
  const values = tasks.flatMap((task, at) =>
    OUTCOMES.map(({ name, of }, order) => ({
      name: names[at],
      outcome: name,
      order,
      count: of(task),
      share: of(task) / Math.max(1, task.samples.total),
    }))
  );
  const present = OUTCOMES.filter(({ name }) =>
    values.some(({ outcome, count }) => outcome === name && count > 0)
  );
  return themed({
    description: `What became of the answers of ${tasks.length} tasks`,
    height: ROW_HEIGHT * names.length,
    layer: [nameLayer(names), {
      data: { values: values.filter(({ count }) => count > 0) },
      mark: { type: "bar", height: 12, yOffset: 6 },
      encoding: {
        y: nameChannel(names),
        x: {
          field: "share",
          type: "quantitative",
          stack: "zero",
          scale: { domain: [0, 1] },
          axis: { title: null, format: ".0%", tickCount: { expr: "ceil(width / 90)" } },
        },
        order: { field: "order" },
        color: {
          field: "outcome",
          type: "nominal",
          scale: {
            domain: present.map(({ name }) => name),
            range: present.map(({ colour }) => colour),
          },
        },
        tooltip: [
          { field: "name" },
          { field: "outcome" },
          { field: "count" },
          { field: "share", format: ".1%" },
        ],
      },
    }],
  });
}

/** Rows without an axis: names may be long and screens narrow, so each name stands above its row. */
function nameChannel(names: readonly string[]): unknown {
  return { field: "name", type: "nominal", sort: names, axis: null };
}

function nameLayer(names: readonly string[]): unknown {
  return {
    data: { values: names.map((name) => ({ name })) },
    mark: {
      type: "text",
      align: "left",
      baseline: "bottom",
      dy: -6,
      fontSize: 11,
      color: COLOUR.quiet,
      limit: { expr: "width" },
    },
    encoding: {
      y: nameChannel(names),
      x: { value: 0 },
      text: { field: "name", type: "nominal" },
    },
  };
}
