import { deepStrictEqual } from "node:assert";
import type { Event } from "../../../engine/event/event.ts";
import { serverCourses } from "../../../reporters/html/server_courses.ts";
import type { Recorded } from "../../../reporters/reporter.ts";

function recordedWith(
  ...told: readonly (readonly [seconds: number, waiting?: number])[]
): Recorded {
  const log = told.map(([seconds, waiting]): Event => ({
    kind: "server-metrics",
    task: "m/d",
    atNs: seconds * 1e9,
    metrics: waiting === undefined ? { running: 1 } : { running: 1, waiting, cacheUsage: 0.5 },
  }));
  return { log } as unknown as Recorded;
}

Deno.test("values are those of each second, and a second without one repeats the last", () => {
  const { waiting, cacheUsage } = serverCourses(recordedWith([0.5, 3], [1.6, 4], [4.5, 9]));
  deepStrictEqual(waiting, { from: 0.5, width: 1, values: [3, 4, 4, 4, 9] });
  deepStrictEqual(cacheUsage?.values, [50, 50, 50, 50, 50]);
});

Deno.test("what was not told is absent, and one moment is no course", () => {
  deepStrictEqual(Object.keys(serverCourses(recordedWith([0], [1]))), ["running"]);
  deepStrictEqual(serverCourses(recordedWith([0, 1])), {});
  deepStrictEqual(serverCourses(recordedWith()), {});
});
