/**
 * What the server told of itself while a load ran, second by second.
 * @module
 */

import type { Recorded } from "../reporter.ts";
import type { Course } from "./course.ts";

/** Courses of what the server told; those that it did not tell are absent. */
export interface ServerCourses {
  readonly running?: Course;
  readonly waiting?: Course;
  /** In percent. */
  readonly cacheUsage?: Course;
}

const NS_PER_S = 1e9;
const FEWEST = 2;

type Told = Extract<Recorded["log"][number], { readonly kind: "server-metrics" }>;

/** The courses; empty where it told nothing, or but once. */
export function serverCourses({ log }: Recorded): ServerCourses {
  const told = log.filter((event) => event.kind === "server-metrics");
  if (told.length < FEWEST) return {};
  const [running, waiting, cache] = [
    courseOf(told, ({ metrics }) => metrics.running),
    courseOf(told, ({ metrics }) => metrics.waiting),
    courseOf(
      told,
      ({ metrics: { cacheUsage } }) => cacheUsage === undefined ? undefined : cacheUsage * 100,
    ),
  ];
  return {
    ...(running ? { running } : {}),
    ...(waiting ? { waiting } : {}),
    ...(cache ? { cacheUsage: cache } : {}),
  };
}

/** A value for each second: the last one that was told before its end. */
function courseOf(
  told: readonly Told[],
  valueOf: (told: Told) => number | undefined,
): Course | undefined {
  const known = told.flatMap((event) => {
    const value = valueOf(event);
    return value === undefined ? [] : [{ seconds: event.atNs / NS_PER_S, value }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return;
  const values: number[] = [];
  for (const { seconds, value } of known) {
    const bin = Math.floor(seconds - first.seconds);
    while (values.length < bin) values.push(values.at(-1) ?? value);
    values[bin] = value;
  }
  return { from: first.seconds, width: 1, values };
}
