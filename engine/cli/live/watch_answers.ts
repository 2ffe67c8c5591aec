/**
 * Questions that are watched while they are asked.
 * @module
 */

import type { AnswerProgress } from "../../../reporters/live/progress.ts";
import { RunningLatency } from "../../../reporters/live/running_latency.ts";
import type { Ending } from "../../event/event.ts";
import type { Clock } from "../../port/ports.ts";
import type { Answering } from "../../run/ports.ts";
import { Rates } from "./rates.ts";
import type { LiveEvent, Subject } from "./subject.ts";

/** What watching needs. */
export interface WatchingAnswers {
  readonly clock: Clock;
  /** Which task it is of how many. */
  readonly place: { readonly index: number; readonly of: number } | undefined;
  /** Hears what happens, and shows it. */
  tell(event: LiveEvent): void;
}

/** Kinds of failures that are told apart. */
const MOST_KINDS = 20;

/** Questions as something to be shown. */
export function watchAnswers(
  answering: Answering,
  { clock, place, tell }: WatchingAnswers,
): Subject {
  const { task, total, gate } = answering;
  const before = answering.answered + answering.failed;
  const begun = clock.now();
  const rates = new Rates(begun);
  const latency = new RunningLatency();
  const kinds = new Map<string, number>();
  let changed: AnswerProgress["changed"];
  let told: Ending = "interrupted";
  let ending: Ending | null = null;
  answering.listen((heard) => {
    if (heard.kind === "settled") {
      if (heard.failure === null) latency.add(heard.latencyMs);
      else countKind(kinds, heard.failure);
      return;
    }
    if (heard.kind === "limit-changed") {
      const { from, to, why } = heard;
      changed = { from, to, why };
    }
    if (heard.kind === "answering-ended") told = heard.ending;
    tell({ ...heard, task: task.id });
  });
  return {
    task: task.id,
    pause: (on) => on ? gate.close() : gate.open(),
    end: () => ending = told,
    progress() {
      const { answered, failed, inFlight, limit, retries } = answering;
      const now = clock.now();
      const latencyMs = latency.look({ exact: ending !== null });
      return {
        kind: "answers",
        task: task.id,
        ...(place && { place }),
        ...{ total, before, answered, failed, inFlight, limit, retries, ending },
        ...(changed && { changed }),
        ...(latencyMs && { latencyMs }),
        failedByKind: Object.fromEntries(kinds),
        paused: gate.isClosed,
        perSecond: [...rates.look(answered + failed - before, now)],
        elapsedMs: now - begun,
      };
    },
  };
}

function countKind(kinds: Map<string, number>, kind: string): void {
  const shown = kinds.has(kind) || kinds.size < MOST_KINDS - 1 ? kind : "further kinds";
  kinds.set(shown, (kinds.get(shown) ?? 0) + 1);
}
