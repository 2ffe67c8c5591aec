/**
 * How right the answers are, for a terminal: for each model a line for each dataset, means over groups, what failed, and
 * every caution. No line is wider than the screen, and nothing that a server says can reach the terminal as a control.
 * @module
 */

import type { AccuracyMetric, AccuracyTask, GroupResult } from "../engine/event/accuracy.ts";
import type { Summary } from "../engine/event/summary.ts";
import { figure } from "./text/figure.ts";
import { gridLines, type Screen } from "./text/grid.ts";
import { inert } from "./text/inert.ts";
import { fitted, wrapped } from "./text/width.ts";

const ABSENT = "–";

interface Column {
  readonly name: string;
  of(task: AccuracyTask): string;
}

/** Columns, the most telling first. */
const COLUMNS: readonly Column[] = [
  { name: "accuracy", of: ({ metrics }) => percent(metrics["accuracy"]?.value) },
  { name: "95 % interval", of: ({ metrics }) => intervalText(metrics["accuracy"]) },
  { name: "n", of: ({ metrics }) => figure(metrics["accuracy"]?.n) },
  { name: "no answer", of: ({ metrics }) => percent(metrics["extraction_failure"]?.value) },
  { name: "cut off", of: ({ metrics }) => percent(metrics["truncation"]?.value) },
  { name: "errors", of: ({ metrics }) => percent(metrics["error"]?.value) },
  { name: "± se", of: ({ metrics }) => percent(metrics["accuracy"]?.stderr) },
  { name: "recipe", of: ({ recipe }) => inert(recipe) },
];

/** Metrics that have columns of their own. */
const SHOWN: readonly string[] = ["accuracy", "extraction_failure", "truncation", "error"];

/** Lines of all scored tasks, model by model; none where nothing was scored. */
export function accuracyLines({ tasks, groups }: Summary, screen: Screen): readonly string[] {
  const scored = tasks.filter((task) => task.kind === "accuracy");
  const models = [...Map.groupBy(scored, ({ model }) => model)];
  return models.flatMap(([model, ofModel], at) => [
    ...(at > 0 ? [""] : []),
    ...modelLines(ofModel, groups.filter((group) => group.model === model), screen),
  ]);
}

function modelLines(
  tasks: readonly AccuracyTask[],
  groups: readonly GroupResult[],
  screen: Screen,
): readonly string[] {
  const [first] = tasks;
  if (!first) return [];
  const { columns, ink } = screen;
  const asked = `${inert(first.served) || "unnamed model"} at ${inert(first.url)}`;
  return [
    ...wrapped(inert(first.model), columns).map(ink.strong),
    ...wrapped(asked, columns).map(ink.accent),
    "",
    ...gridLines({
      title: "Dataset",
      columns: COLUMNS.map(({ name }, rank) => ({ name, rank })),
      rows: [
        ...tasks.map((task) => ({
          name: inert(task.dataset),
          cells: COLUMNS.map((column) => column.of(task)),
        })),
        ...groups.map(groupRow),
      ],
    }, screen),
    ...tasks.flatMap((task) => otherMetrics(task, screen)),
    ...tasks.flatMap((task) => remarks(task, screen)),
  ];
}

function groupRow({ group, metric, value, stderr, members }: GroupResult): {
  readonly name: string;
  readonly cells: readonly string[];
} {
  const said: Readonly<Record<string, string>> = {
    "accuracy": percent(value),
    "n": `${members} sets`,
    "± se": percent(stderr),
  };
  return {
    name: metric === "accuracy" ? inert(group) : `${inert(group)} (${inert(metric)})`,
    cells: COLUMNS.map(({ name }) => said[name] ?? ABSENT),
  };
}

/** Metrics beyond accuracy, `f1 61.2 %, pass@4 80.0 %`. */
function otherMetrics({ dataset, metrics }: AccuracyTask, { columns }: Screen): readonly string[] {
  const others = Object.entries(metrics).filter(([name]) => !SHOWN.includes(name));
  if (others.length === 0) return [];
  const texts = others.map(([name, metric]) =>
    `${inert(name)} ${percent(metric.value)} ${intervalText(metric)}`.trim()
  );
  return wrapped(`${inert(dataset)}: ${texts.join(", ")}`, columns);
}

function remarks(task: AccuracyTask, { columns, ink }: Screen): readonly string[] {
  const { dataset, failures, notes, samples } = task;
  const failed = failures.map(({ kind, count, text }) =>
    fitted(`${inert(dataset)}: ${count} × ${inert(kind)}${text && `: ${inert(text)}`}`, columns)
  );
  const shown = samples.unscored > 0
    ? [
      `${samples.unscored} of ${samples.total} answers state none that could be scored: they count as not right`,
    ]
    : [];
  return [
    ...failed.map(ink.bad),
    ...[...shown, ...notes].flatMap((note) =>
      wrapped(`note: ${inert(dataset)}: ${inert(note)}`, columns).map(ink.faint)
    ),
  ];
}

function percent(share: number | undefined): string {
  return share === undefined || !Number.isFinite(share) ? ABSENT : `${(share * 100).toFixed(1)} %`;
}

function intervalText(metric: AccuracyMetric | undefined): string {
  if (!metric?.ci95) return ABSENT;
  return metric.ci95.map((end) => (end * 100).toFixed(1)).join("–");
}
