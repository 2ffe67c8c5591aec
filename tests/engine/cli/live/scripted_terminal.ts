/**
 * A terminal whose keys and resizes a test makes, and tasks that stand where a test says.
 * @module
 */

import type { Out, Terminal, TerminalEvents } from "../../../../engine/port/ports.ts";
import type { Subject } from "../../../../engine/cli/live/subject.ts";
import type {
  AnswerProgress,
  LoadProgress,
  Progress,
} from "../../../../reporters/live/progress.ts";
import { Emulator } from "./emulator.ts";

/** What a test holds of it. */
export interface ScriptedTerminal {
  readonly emulator: Emulator;
  readonly out: Out;
  readonly terminal: Terminal;
  readonly events: TerminalEvents;
  /** Whether keys are heard now. */
  readonly isTaken: () => boolean;
  press(key: string): void;
}

/** A terminal of so many columns. */
export function scriptedTerminal(
  columns: number,
  { keys = true }: { readonly keys?: boolean } = {},
): ScriptedTerminal {
  const emulator = new Emulator(columns, 24);
  let taken = false;
  let heard: ((key: string) => void) | undefined;
  let events: TerminalEvents = { resized() {}, leaving() {}, resumed() {} };
  return {
    emulator,
    out: {
      columns: () => emulator.columns,
      colour: false,
      write: (text) => emulator.write(text),
    },
    terminal: {
      rows: () => emulator.rows,
      keys(hear) {
        if (!keys) return;
        [taken, heard] = [true, hear];
        return {
          leave: () => taken = false,
          resume: () => taken = true,
          end: () => taken = false,
        };
      },
      events(given) {
        events = given;
        return () => events = { resized() {}, leaving() {}, resumed() {} };
      },
    },
    events: {
      resized: () => events.resized(),
      leaving: () => events.leaving(),
      resumed: () => events.resumed(),
    },
    isTaken: () => taken,
    press: (key) => heard?.(key),
  };
}

/** A load that is under way. */
export const LOAD: LoadProgress = {
  kind: "load",
  task: "sim/通义千问🚀",
  ending: null,
  stage: 0,
  stages: 1,
  phase: "measured",
  total: 64,
  durationMs: null,
  elapsedMs: 12_000,
  sent: 31,
  inFlight: 8,
  ok: 22,
  failed: 0,
  aborted: 0,
  events: 1480,
  failedByKind: {},
  metrics: { request_throughput_per_s: 1.5, ttft_ms: { n: 22, p50: 51, p99: 78 } },
  perSecond: [1, 2, 3],
};

/** Questions that are under way. */
export const ASKING: AnswerProgress = {
  kind: "answers",
  task: "sim/gsm8k",
  ending: null,
  total: 100,
  answered: 40,
  before: 0,
  failed: 0,
  failedByKind: {},
  inFlight: 8,
  limit: 8,
  retries: 0,
  paused: false,
  elapsedMs: 10_000,
  perSecond: [4],
};

/** A task that stands where it is said to. `held`: what `pause` was told. */
export function subjectOf(progress: Progress): Subject & { readonly held: boolean[] } {
  const held: boolean[] = [];
  const isAsking = progress.kind === "answers";
  return {
    task: progress.task,
    held,
    progress: () => isAsking ? { ...progress, paused: held.at(-1) ?? false } : progress,
    pause: isAsking ? (on) => void held.push(on) : undefined,
    end() {},
  };
}
