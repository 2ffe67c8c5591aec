/**
 * A load that is watched: its counters, and the requests that have settled.
 * @module
 */

import { LoadFold } from "../../../reporters/live/load_fold.ts";
import type { LoadProgress } from "../../../reporters/live/progress.ts";
import type { Ending, Event } from "../../event/event.ts";
import type { Task } from "../../plan/plan.ts";
import type { Clock } from "../../port/ports.ts";
import { COUNTERS } from "../../run/load/counters.ts";
import type { Watched } from "../../run/ports.ts";
import { Rates } from "./rates.ts";
import type { Subject } from "./subject.ts";

/** What watching needs. */
export interface Watching {
  readonly clock: Clock;
  /** Which task it is of how many. */
  readonly place: { readonly index: number; readonly of: number } | undefined;
  /** Hears what happens, and shows it. */
  tell(event: Exclude<Event, { readonly kind: "requests-settled" }>): void;
}

/** A load as something to be shown. `end`: from now on it has ended. */
export function watchLoad(
  { task, shared, listen }: Watched,
  { clock, place, tell }: Watching,
): Subject {
  const counters = new Int32Array(shared);
  const fold = new LoadFold();
  const begun = clock.now();
  const rates = new Rates(begun);
  let current = { stage: -1, since: begun };
  let told: Ending = "interrupted";
  let ending: Ending | null = null;
  listen((event) => {
    if (event.kind === "requests-settled") return fold.add(event.block);
    if (event.kind === "task-ended") told = event.ending;
    tell(event);
  });
  return {
    task: task.id,
    pause: undefined,
    end: () => ending = told,
    progress() {
      const now = clock.now();
      const counts = countsOf(counters);
      const { stage } = counts;
      if (stage !== current.stage) current = { stage, since: now };
      // Counters are ahead of what has been handed over.
      const { metrics, failedByKind } = fold.stage(stage);
      return {
        kind: "load",
        task: task.id,
        ...(place && { place }),
        ...scheduleOf(task, counts),
        ...counts,
        ...(ending === null ? { metrics, failedByKind } : fold.total()),
        perSecond: [...rates.look(counts.events, now)],
        elapsedMs: now - (ending === null ? current.since : begun),
        ending,
      };
    },
  };
}

type Counts = Pick<
  LoadProgress,
  "stage" | "sent" | "inFlight" | "ok" | "failed" | "aborted" | "events"
>;

function countsOf(counters: Int32Array): Counts {
  const count = (slot: keyof Counts): number => Atomics.load(counters, COUNTERS[slot]);
  return {
    stage: count("stage"),
    sent: count("sent"),
    inFlight: count("inFlight"),
    ok: count("ok"),
    failed: count("failed"),
    aborted: count("aborted"),
    events: count("events"),
  };
}

/** What the plan says of the present stage. */
function scheduleOf(
  { steps }: Task,
  { stage, sent }: Counts,
): Pick<LoadProgress, "stages" | "phase" | "total" | "durationMs"> {
  const stages = steps.find((step) => step.kind === "load")?.stages ?? [];
  const { stop, warmup = 0 } = stages[stage] ?? {};
  return {
    stages: stages.length,
    phase: sent === 0 ? "starting" : sent <= warmup ? "warmup" : "measured",
    total: stop?.kind === "requests" ? stop.requests : null,
    durationMs: stop?.kind === "duration" ? stop.durationMs : null,
  };
}
