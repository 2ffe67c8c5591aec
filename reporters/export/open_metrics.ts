/**
 * The numbers of a run as OpenMetrics text 1.0, for a file that a collector reads, or for a Pushgateway.
 *
 * Only types that the older Prometheus text format 0.0.4 has, too, so that readers of either take it.
 * @module
 */

import type { Summary } from "../../engine/event/summary.ts";
import { inert } from "../text/inert.ts";
import { latencyHistograms } from "./latency_histograms.ts";
import { metricFamilies, type MetricFamily, type MetricSample } from "./metric_families.ts";
import type { TaskRequests } from "./task_rows.ts";

/** The whole text. `tasks`: the requests that histograms are counted from. */
export async function* openMetricsPieces(
  summary: Summary,
  tasks: readonly TaskRequests[],
): AsyncGenerator<string> {
  const histograms = [];
  for (const { model, dataset, blocks } of tasks) {
    histograms.push({ model, dataset, stages: await latencyHistograms(blocks()) });
  }
  for (const family of metricFamilies(summary, histograms)) yield familyText(family);
  yield "# EOF\n";
}

function familyText({ name, type, unit, help, samples }: MetricFamily): string {
  // Of two samples with the same labels the last one counts: there may be one of each only.
  const lines = new Map(
    samples.filter(({ value }) => Number.isFinite(value)).map(({ suffix, labels, value }) => {
      const series = `${name}${suffix}{${labelsText(labels)}}`;
      return [series, `${series} ${value}\n`];
    }),
  );
  return lines.size === 0 ? "" : [
    `# TYPE ${name} ${type}\n`,
    ...(unit === "" ? [] : [`# UNIT ${name} ${unit}\n`]),
    `# HELP ${name} ${escaped(help)}\n`,
    ...lines.values(),
  ].join("");
}

function labelsText(labels: MetricSample["labels"]): string {
  return Object.entries(labels).map(([name, text]) => `${name}="${escaped(text)}"`).join(",");
}

function escaped(text: string): string {
  return inert(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}
