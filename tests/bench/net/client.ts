/**
 * The process of a measured client: `client.ts native|portable PORT LOAD`, the load as JSON. Prints what it measured.
 * @module
 */

import process from "node:process";
import { KernelClock } from "../../../engine/net/native/kernel_clock.ts";
import { newNativeNetwork } from "../../../engine/net/native/native.ts";
import type { ReadStats } from "../../../engine/net/native/read_counts.ts";
import type { Network } from "../../../engine/net/network.ts";
import { newPortableNetwork } from "../../../engine/net/portable.ts";
import { type Load, UNPACED } from "./load.ts";
import { type Measured, type Quantiles, quantilesOf } from "./measured.ts";
import { Recording } from "./recording.ts";

/** What is played first, so that the code is compiled. */
const WARM_UP: Load = { ...UNPACED, name: "warm-up", streams: 32, requests: 40, tokens: 64 };
/** Share of a load that is rehearsed. */
const PART = 8;
/** Events of a paced load that are, the tokens of each stream at least, and the time that they take. */
const REHEARSED = 2 ** 15;
const LEAST_TOKENS = 10;
const REHEARSAL_US = 300_000;

const NETWORKS: Readonly<Record<Network["name"], () => Measurable>> = {
  native: newNativeNetwork,
  portable: newPortableNetwork,
};

type Measurable = Network & { stats?(): ReadStats };

/** What the process has cost until now. */
interface Cost {
  /** Nanoseconds. */
  readonly at: number;
  /** Microseconds. */
  readonly cpu: number;
  readonly reads: ReadStats | undefined;
}

async function measure(network: Measurable, port: number, load: Load): Promise<Measured> {
  const server = { port, ahead: aheadOf(network) };
  const warmUp = new Recording(network, WARM_UP, server);
  const rehearsal = new Recording(network, rehearsalOf(load), server);
  const recording = new Recording(network, load, server);
  const costs: Cost[] = [];
  const note = (): void => void costs.push(costOf(network));
  const over = (): void => {
    note();
    network.stop();
  };
  const begin = (): void => {
    note();
    recording.begin(over);
  };
  network.at(network.now(), () => warmUp.begin(() => rehearsal.begin(begin)));
  await network.run();
  const [before, after] = costs as [Cost, Cost];
  return measuredOf(recording, before, after);
}

/** The same load, shortened: it opens the connections, and has the code compiled for what comes. */
function rehearsalOf(load: Load): Load {
  const { requests, streams, gapUs, spreadUs } = load;
  if (gapUs === 0) {
    return { ...load, requests: Math.ceil(requests / PART), spreadUs: spreadUs / PART };
  }
  const tokens = Math.max(LEAST_TOKENS, Math.ceil(REHEARSED / streams));
  return { ...load, tokens, gapUs: Math.min(gapUs, REHEARSAL_US / tokens) };
}

function costOf(network: Measurable): Cost {
  const { user, system } = process.cpuUsage();
  return { at: network.now(), cpu: user + system, reads: network.stats?.() };
}

function measuredOf(recording: Recording, before: Cost, after: Cost): Measured {
  const { events, ended, errors, lags } = recording;
  const [now, then] = [after.reads, before.reads];
  return {
    events,
    lost: errors.length - events,
    requests: ended,
    seconds: (after.at - before.at) / 1e9,
    cpuSeconds: (after.cpu - before.cpu) / 1e6,
    ...now && then &&
      { reads: now.reads - then.reads, shared: now.sharedReads - then.sharedReads },
    error: microseconds(errors.subarray(0, events)),
    lag: microseconds(lags),
  };
}

function microseconds(ns: Float64Array): Quantiles {
  return quantilesOf(ns.map((value) => value / 1e3));
}

/** Nanoseconds that CLOCK_MONOTONIC is ahead of a network's clock: by the quickest of many looks at both. */
function aheadOf(network: Network): number {
  const clock = new KernelClock();
  const looks = Array.from({ length: 1000 }, () => {
    const before = clock.now();
    const own = network.now();
    const after = clock.now();
    return { width: after - before, ahead: (before + after) / 2 - own };
  });
  return looks.reduce((best, look) => look.width < best.width ? look : best).ahead;
}

const [name, port, load] = Deno.args as [Network["name"], string, string];
const measured = await measure(NETWORKS[name](), Number(port), JSON.parse(load));
Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(measured)}\n`));
