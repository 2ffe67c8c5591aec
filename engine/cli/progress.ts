/**
 * Shows a load while it runs: on a terminal a few lines that stay in place, elsewhere a line every ten seconds.
 * @module
 */

import type { Clock, Out } from "../port/ports.ts";
import { COUNTERS } from "../run/load/counters.ts";
import type { Watched } from "../run/ports.ts";
import type { Progress } from "../../reporters/live.ts";
import { renderLive, renderLiveLine } from "../../reporters/live.ts";

const FRAME_MS = 200;
const LINE_MS = 10_000;

/** Shows it until the function that it returns is called. */
export function showProgress(out: Out, clock: Clock, { task, shared }: Watched): () => void {
  const counters = new Int32Array(shared);
  let stage = -1;
  let since = clock.now();
  const progress = (): Progress => {
    const now = clock.now();
    const current = Atomics.load(counters, COUNTERS.stage);
    if (current !== stage) [stage, since] = [current, now];
    return progressOf({ task, shared }, now - since);
  };
  return out.columns() === undefined ? everyTenSeconds(out, progress) : inPlace(out, progress);
}

function everyTenSeconds(out: Out, progress: () => Progress): () => void {
  const timer = setInterval(() => out.write(`${renderLiveLine(progress())}\n`), LINE_MS);
  return () => clearInterval(timer);
}

function inPlace(out: Out, progress: () => Progress): () => void {
  let shown = 0;
  const draw = (): void => {
    const lines = renderLive([progress()], {
      columns: (out.columns() ?? 80) - 1,
      colour: out.colour,
    });
    const up = shown > 0 ? `\x1b[${shown}A` : "";
    out.write(up + lines.map((line) => `\r${line}\x1b[K\n`).join("") + "\x1b[J");
    shown = lines.length;
  };
  draw();
  const timer = setInterval(draw, FRAME_MS);
  return () => {
    clearInterval(timer);
    draw();
  };
}

function progressOf({ task, shared }: Watched, elapsedMs: number): Progress {
  const counters = new Int32Array(shared);
  const count = (slot: keyof typeof COUNTERS): number => Atomics.load(counters, COUNTERS[slot]);
  const load = task.steps.find((step) => step.kind === "load");
  const stages = load?.stages ?? [];
  const stage = stages[count("stage")];
  const { stop } = stage ?? {};
  return {
    task: task.id,
    stage: count("stage"),
    stages: stages.length,
    phase: count("sent") === 0
      ? "starting"
      : count("sent") <= (stage?.warmup ?? 0)
      ? "warmup"
      : "measured",
    total: stop?.kind === "requests" ? stop.requests : null,
    durationMs: stop?.kind === "duration" ? stop.durationMs : null,
    elapsedMs,
    sent: count("sent"),
    inFlight: count("inFlight"),
    ok: count("ok"),
    failed: count("failed"),
    aborted: count("aborted"),
    events: count("events"),
  };
}
