/**
 * Which charts the page has, and in which groups.
 * @module
 */

import { OUTCOMES } from "../../engine/event/block.ts";
import { distributionOf } from "../text/statistics.ts";
import type { Recorded } from "../reporter.ts";
import { stageName } from "../text/stage_name.ts";
import type { Chart } from "./client/start.ts";
import type { Moment, NamedCourse, TimeAxis } from "./course_charts.ts";
import { areaChart, bandChart } from "./course_charts.ts";
import { endedOf, inFlightOf, ttftOf } from "./courses.ts";
import type { Gathered } from "./gather.ts";
import { colour } from "./palette.ts";
import { serverCourses } from "./server_courses.ts";
import { cumulativeChart, histogramChart } from "./spread_charts.ts";
import { COLOUR } from "./theme.ts";

/** Charts under one title. */
export interface ChartGroup {
  readonly title: string;
  /** What the reader looks at, in a few words. */
  readonly caption: string;
  readonly charts: readonly Chart[];
}

/** Colours of the kinds of failures, the most frequent first; what is left shares the last. */
const KIND_COLOURS = ["kind1", "kind2", "kind3", "kind4", "kind5", "kind6"] as const;

const OK = OUTCOMES.indexOf("ok");
const NS_PER_S = 1e9;

/** Charts of what changed over time. */
export function courseGroups(recorded: Recorded, gathered: Gathered): readonly ChartGroup[] {
  const { flight, window, tokens } = gathered;
  const axis = timeAxisOf(recorded, gathered);
  const area = (id: string, title: string, courses: readonly NamedCourse[]): readonly Chart[] => [
    { id, spec: areaChart({ title, courses, axis }) },
  ];
  const course = inFlightOf(flight, window);
  const ended = endedCourses(gathered);
  return [
    {
      title: "In flight",
      caption: "requests sent and not yet ended",
      charts: area("in-flight", "requests in flight", [{
        course,
        name: "in flight",
        colour: COLOUR.main,
      }]),
    },
    {
      title: "Output",
      caption: "tokens a second, as their events arrive",
      charts: area("tokens", "tokens a second", [{
        course: tokens,
        name: "tokens",
        colour: COLOUR.main,
      }]),
    },
    {
      title: "Ended",
      caption: ended.length > 1
        ? "requests a second; at the bottom those that failed or were aborted"
        : "requests a second",
      charts: area("ended", "requests a second", ended),
    },
    {
      title: "Time to first token",
      caption: "ms, by time of sending: median, and band from p10 to p90",
      charts: [{
        id: "ttft",
        spec: bandChart("Time to first token", ttftOf(flight, window), axis),
      }],
    },
    ...failureGroups(gathered, axis),
    ...serverGroups(recorded, axis),
  ];
}

/** What the server told of itself; nothing where it told nothing. */
function serverGroups(recorded: Recorded, axis: TimeAxis): readonly ChartGroup[] {
  const { running, waiting, cacheUsage } = serverCourses(recorded);
  const requests: readonly NamedCourse[] = [
    ...(running ? [{ course: running, name: "running", colour: COLOUR.main }] : []),
    ...(waiting ? [{ course: waiting, name: "waiting", colour: colour("kind1") }] : []),
  ];
  const cache = cacheUsage ? [{ course: cacheUsage, name: "in use", colour: COLOUR.main }] : [];
  return [
    {
      title: "Server: requests",
      caption: "running and waiting, as the server tells at /metrics each second",
      charts: [{
        id: "server-requests",
        spec: areaChart({ title: "requests at the server", courses: requests, axis, legend: true }),
      }],
    },
    {
      title: "Server: cache",
      caption: "% of the key-value cache in use",
      charts: [{
        id: "server-cache",
        spec: areaChart({ title: "cache in use", courses: cache, axis }),
      }],
    },
  ].filter((_, at) => (at === 0 ? requests : cache).length > 0);
}

/** What went wrong when, by its kind; nothing where nothing did. */
function failureGroups(gathered: Gathered, axis: TimeAxis): readonly ChartGroup[] {
  const courses = failureCourses(gathered);
  if (courses.length === 0) return [];
  const spec = areaChart({ title: "failures a second", courses, axis, legend: true });
  return [{
    title: "Failures",
    caption: "requests a second that failed or were aborted, by kind",
    charts: [{ id: "failures-by-kind", spec }],
  }];
}

function failureCourses({ flight, window }: Gathered): readonly NamedCourse[] {
  const counts = new Map<number, number>();
  for (const outcome of flight.columns.outcome) {
    if (outcome !== OK) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  const kinds = [...counts].sort(([, a], [, b]) => b - a).map(([outcome]) => outcome);
  const named = kinds.slice(0, KIND_COLOURS.length - 1);
  const rest = kinds.slice(named.length);
  const groups = [
    ...named.map((outcome) => ({ name: OUTCOMES[outcome] ?? "other", outcomes: [outcome] })),
    ...(rest.length > 0 ? [{ name: "further kinds", outcomes: rest }] : []),
  ];
  return groups.map(({ name, outcomes }, at) => ({
    course: endedOf(flight, window, (outcome) => outcomes.includes(outcome)),
    name,
    colour: colour(KIND_COLOURS[at] ?? "kind6"),
  }));
}

/** A histogram and a cumulative chart of each latency. */
export function spreadGroups({ summary }: Recorded, { spreads }: Gathered): readonly ChartGroup[] {
  return spreads.flatMap(({ metric, title, spread }) => {
    const statistics = distributionOf(summary.metrics, metric);
    if (!statistics) return [];
    const picture = { title, spread, statistics };
    return [{
      title,
      caption: spread.scale === "log" ? "logarithmic axis" : "",
      charts: [
        { id: `${metric}-histogram`, spec: histogramChart(picture) },
        { id: `${metric}-cumulative`, spec: cumulativeChart(picture) },
      ],
    }];
  });
}

function endedCourses({ flight, window }: Gathered): readonly NamedCourse[] {
  const of = (counts: (outcome: number) => boolean) => endedOf(flight, window, counts);
  const ok = { course: of((outcome) => outcome === OK), name: "ok", colour: COLOUR.main };
  const bad = {
    course: of((outcome) => outcome !== OK),
    name: "failed or aborted",
    colour: COLOUR.bad,
  };
  return Array.from(bad.course.values).some((value) => value > 0) ? [bad, ok] : [ok];
}

/** Marks the start of each stage where there are several. */
function timeAxisOf({ log }: Recorded, { window }: Gathered): TimeAxis {
  const stages = log.flatMap((event): readonly Moment[] =>
    event.kind === "stage-started"
      ? [{ seconds: event.atNs / NS_PER_S, text: stageName(event.stage) }]
      : []
  );
  return {
    from: window.from / NS_PER_S,
    to: window.to / NS_PER_S,
    moments: stages.length > 1 ? stages : [],
  };
}
