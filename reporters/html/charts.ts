/**
 * Which charts the page has, and in which groups.
 * @module
 */

import { OUTCOMES } from "../../engine/event/block.ts";
import { distributionOf } from "../text/statistics.ts";
import type { Recorded } from "../reporter.ts";
import type { Chart } from "./client/start.ts";
import type { Moment, NamedCourse, TimeAxis } from "./course_charts.ts";
import { areaChart, bandChart } from "./course_charts.ts";
import { endedOf, inFlightOf, ttftOf } from "./courses.ts";
import type { Gathered } from "./gather.ts";
import { cumulativeChart, histogramChart } from "./spread_charts.ts";
import { COLOUR } from "./theme.ts";

/** Charts under one title. */
export interface ChartGroup {
  readonly title: string;
  /** What the reader looks at, in a few words. */
  readonly caption: string;
  readonly charts: readonly Chart[];
}

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
  ];
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
      ? [{ seconds: event.atNs / NS_PER_S, text: `stage ${event.stage + 1}` }]
      : []
  );
  return {
    from: window.from / NS_PER_S,
    to: window.to / NS_PER_S,
    moments: stages.length > 1 ? stages : [],
  };
}
