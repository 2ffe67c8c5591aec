/**
 * Whether the client kept up, so that the numbers are the server's: judged by what was measured of it, in one place.
 *
 * Late is: lag whose p99 is above 10 ms and above 5 % of what it bends; events stamped late, which reads cannot do where
 * the kernel stamps until they hold several; load threads without a pause. Over how long, and from how many streams on,
 * the thread's own lateness tells.
 * @module
 */

import type { Tally } from "../stats/tally.ts";
import type { ClientLoad, Lateness, LatenessLevel } from "./client.ts";
import type { ClientVerdict } from "./summary.ts";

/** The delay of a load thread that is tolerable at any rate. Milliseconds. */
export const TOLERABLE_MS = 10;
const SHARE = 0.05;
/** Share of reads that may hold several events, though they were late: the stamp is that of the last one. */
const SHARED = 0.001;
/** Share of a core at which a load thread has no time left, and the shortest load of which that can be said. */
const FULL = 0.95;
const FULL_MS = 500;

/** What lag is held against. */
export interface Judged {
  readonly lag: Tally;
  /** The time that lag bends, in milliseconds: to the first token in an open loop, of whole requests in a closed one. */
  readonly bent: Tally;
  readonly load: ClientLoad;
}

/** What a rule has to complain of, if anything. */
type Rule = (judged: Judged) => string | undefined;

const RULES: readonly Rule[] = [complainOfReads, complainOfDelay, complainOfLag, complainOfCpu];

/** The verdict on how late requests left and events were read. */
export function verdictOf(judged: Judged): ClientVerdict {
  if (judged.lag.n === 0) {
    return { keptUp: true, text: "client not judged: no request went through at the first try" };
  }
  for (const rule of RULES) {
    const complaint = rule(judged);
    if (complaint !== undefined) return { keptUp: false, text: `client late: ${complaint}` };
  }
  const text = `client kept up: lag p99 ${msOf(judged.lag.percentile(99))}${promptnessOf(judged)}`;
  return { keptUp: true, text };
}

/** Reads that were late and held several events, so that the kernel's stamp is that of the last one. */
function complainOfReads({ load: { reads, lateness } }: Judged): string | undefined {
  const delay = reads?.delayMs?.p99 ?? 0;
  if (!reads || delay <= TOLERABLE_MS || reads.shared <= SHARED * reads.reads) return;
  const held = `${reads.shared} of ${reads.reads} reads held several events`;
  return `p99 delay ${msOf(delay)}${extentOf(lateness)}; ${held}`;
}

/** A thread that was late itself, where stamps are those of its reads. */
function complainOfDelay({ load: { reads, lateness } }: Judged): string | undefined {
  if (reads || !lateness || lateness.p99Ms <= TOLERABLE_MS) return;
  return `p99 delay ${msOf(lateness.p99Ms)}${extentOf(lateness)}`;
}

function complainOfLag({ lag, bent, load: { lateness } }: Judged): string | undefined {
  const allowed = bent.n > 0 ? Math.max(TOLERABLE_MS, SHARE * bent.percentile(50)) : TOLERABLE_MS;
  const late = lag.percentile(99);
  if (late <= allowed) return;
  const extent = extentOf(lateness);
  const why = extent
    ? `the load thread was late${extent}`
    : "a wait for a capped slot counts as lag";
  return `lag p99 ${msOf(late)}, more than ${msOf(allowed)}; ${why}`;
}

/** A thread without a pause. The portable client waits awake for what is soon due, so of it this says nothing. */
function complainOfCpu({ load }: Judged): string | undefined {
  const share = load.busiestShare ?? load.cpuShare ?? 0;
  if (!load.reads || share < FULL || load.wallMs < FULL_MS) return;
  return `load thread busy ${Math.round(share * 100)} % of the time, rates may be the client's`;
}

/** For how long the thread itself was late, and from how many streams on; empty where it never was. */
function extentOf(lateness: Lateness | undefined): string {
  const { levels } = lateness ?? { levels: [] };
  const seconds = levels.reduce((sum, { lateSeconds }) => sum + lateSeconds, 0);
  if (seconds === 0) return "";
  const first = firstLate(levels);
  const whose = first === undefined
    ? ""
    : first === levels[0]
    ? ", numbers are the client's"
    : `, numbers above ${first.streams.toLocaleString("en-US")} streams are the client's`;
  return ` over ${Number(seconds.toPrecision(2))} s${whose}`;
}

/** The level from which on there is most late time, time that was kept well taken off; none where that is more. */
function firstLate(levels: readonly LatenessLevel[]): LatenessLevel | undefined {
  let [balance, best] = [0, 0];
  let first: LatenessLevel | undefined;
  for (const level of levels.toReversed()) {
    balance += 2 * level.lateSeconds - level.seconds;
    if (balance > best) [best, first] = [balance, level];
  }
  return first;
}

/** How soon events were read, where they were read soon enough. */
function promptnessOf({ load: { reads, lateness } }: Judged): string {
  const delay = reads?.delayMs?.p99;
  if (delay !== undefined) return `, events read within ${msOf(delay)} (p99; in no latency)`;
  if (reads || !lateness) return "";
  return `, events read within about ${msOf(lateness.p99Ms)} (p99)`;
}

function msOf(ms: number): string {
  return `${Number(ms.toPrecision(3))} ms`;
}
