/**
 * Steady loads from small to large, until one is too much for the client.
 * @module
 */

import type { ClientInfo } from "../../event/client.ts";
import type { Rung, Spread } from "../../event/calibration.ts";
import type { Clock } from "../../port/ports.ts";
import type { Tally } from "../../stats/tally.ts";
import { runTrial } from "./run_trial.ts";
import { stampErrorsOf } from "./stamp_errors.ts";
import type { StampErrors } from "./stamp_errors.ts";
import { steadyTrial } from "./trials.ts";
import type { Steady } from "./trials.ts";

/** How a client is measured. */
export interface Climbing {
  readonly client: ClientInfo["name"];
  /** How long each load is held. */
  readonly holdMs: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** When it should be over, by the clock: a load that could come after it is not begun, but for the first. */
  readonly untilMs: number;
  /** Hears of each rung once it is done. */
  readonly tell: (rung: Rung) => void;
}

const LADDERS = [
  { eventsPerStream: 50, streams: [64, 256, 1024, 2048, 4096, 8192] },
  { eventsPerStream: 10, streams: [1024, 4096, 8192] },
] as const;

/** The largest p99 of errors that is tolerable. */
const TOLERABLE_MS = 1;
/** Share of the events asked for that must come, else it is no load of that size. */
const ENOUGH = 0.8;
/** Other work on the machine can only spoil a trial: the better of so many counts. */
const TRIES = 2;

/** Climbs each ladder until a rung is too much, or its part of the time is over; resolves to all rungs, those too. */
export async function climb(climbing: Climbing): Promise<readonly Rung[]> {
  const rungs: Rung[] = [];
  for (const [i, ladder] of LADDERS.entries()) {
    const now = climbing.clock.now();
    const untilMs = now + (climbing.untilMs - now) / (LADDERS.length - i);
    for await (const rung of rungsOf(ladder, { ...climbing, untilMs })) {
      climbing.tell(rung);
      rungs.push(rung);
    }
  }
  return rungs;
}

/** What was seen of a load, and why it was too much, if it was. */
export function troubleOf(
  { errors, eventsPerSecond, lost }: StampErrors,
  { streams, eventsPerStream }: Pick<Steady, "streams" | "eventsPerStream">,
): string | null {
  if (lost > 0) return `${lost} of ${streams} streams failed`;
  const asked = streams * eventsPerStream;
  if (eventsPerSecond === 0) return "server too slow";
  if (eventsPerSecond < ENOUGH * asked) return "too few events/s";
  return errors.percentile(99) > TOLERABLE_MS ? `p99 error > ${TOLERABLE_MS} ms` : null;
}

/** The distribution of a tally; nothing of an empty one. */
export function spreadOf(tally: Tally): Spread | undefined {
  if (tally.n === 0) return;
  const [p50, p99, max] = [50, 99, 100].map((p) => tally.percentile(p)) as [number, number, number];
  return { p50, p99, max };
}

async function* rungsOf(
  { eventsPerStream, streams: steps }: typeof LADDERS[number],
  climbing: Climbing,
): AsyncIterable<Rung> {
  const { clock, holdMs, untilMs } = climbing;
  for (const [i, streams] of steps.entries()) {
    if (i > 0 && clock.now() > untilMs) return;
    const rung = await tryRung({ streams, eventsPerStream, holdMs }, climbing);
    yield rung;
    if (rung.trouble !== null) return;
  }
}

async function tryRung(steady: Steady, climbing: Climbing): Promise<Rung> {
  let rung = await rungOf(steady, climbing);
  const isWorthIt = (): boolean => rung.trouble !== null && climbing.clock.now() < climbing.untilMs;
  for (let tries = 1; tries < TRIES && isWorthIt(); tries++) {
    const again = await rungOf(steady, climbing);
    if (again.trouble === null || p99Of(again) < p99Of(rung)) rung = again;
  }
  return rung;
}

async function rungOf(steady: Steady, climbing: Climbing): Promise<Rung> {
  const outcome = await runTrial(steadyTrial(steady), climbing);
  const seen = stampErrorsOf(outcome);
  const { streams, eventsPerStream } = steady;
  const { cpuShare, reads } = outcome;
  const errorMs = spreadOf(seen.errors);
  return {
    streams,
    eventsPerStream,
    eventsPerSecond: seen.eventsPerSecond,
    ...(errorMs ? { errorMs } : {}),
    ...(reads?.delayMs ? { delayMs: reads.delayMs } : {}),
    cpuShare,
    trouble: troubleOf(seen, steady),
  };
}

function p99Of({ errorMs }: Rung): number {
  return errorMs?.p99 ?? Infinity;
}
