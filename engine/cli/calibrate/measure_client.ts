/**
 * All that is measured of one client: short requests, how punctual it sends, and steady loads.
 * @module
 */

import { OUTCOMES, PHASES } from "../../event/block.ts";
import type { Block } from "../../event/block.ts";
import type { ClientCalibration } from "../../event/calibration.ts";
import { Tally } from "../../stats/tally.ts";
import { climb, spreadOf } from "./ladder.ts";
import type { Climbing } from "./ladder.ts";
import { runTrial } from "./run_trial.ts";
import { busyTrial, timedTrial } from "./trials.ts";

const OK = OUTCOMES.indexOf("ok");
const MEASURED = PHASES.indexOf("measured");
const NS_PER_MS = 1e6;
const NS_PER_SECOND = 1e9;

/** Measures it. Rejects where not one request went through, or with the reason of the signal. */
export async function measureClient(climbing: Climbing): Promise<ClientCalibration> {
  const { client, holdMs } = climbing;
  const busy = await runTrial(busyTrial(holdMs), climbing);
  const timed = await runTrial(timedTrial(holdMs), climbing);
  const lagMs = spreadOf(lagsOf(timed.blocks));
  if (!lagMs) throw new Error(`Cannot calibrate the ${client} client: every request failed`);
  const requests = {
    perSecond: requestsPerSecond(busy.blocks),
    cpuShare: busy.cpuShare,
  };
  return { client, rungs: await climb(climbing), requests, lagMs };
}

/** Measured requests that went well, over the time from the first sent to the last end. */
export function requestsPerSecond(blocks: readonly Block[]): number {
  let [count, from, to] = [0, Infinity, -Infinity];
  for (const [{ times }, row] of measuredRows(blocks)) {
    count++;
    from = Math.min(from, times.sent[row] as number);
    to = Math.max(to, times.end[row] as number);
  }
  return count === 0 ? 0 : count * NS_PER_SECOND / (to - from);
}

/** Milliseconds that measured requests left after their time. */
function lagsOf(blocks: readonly Block[]): Tally {
  const lags = new Tally();
  for (const [{ times }, row] of measuredRows(blocks)) {
    lags.add(((times.sent[row] as number) - (times.scheduled[row] as number)) / NS_PER_MS);
  }
  return lags;
}

function* measuredRows(blocks: readonly Block[]): Iterable<readonly [Block, number]> {
  for (const block of blocks) {
    for (let row = 0; row < block.rows; row++) {
      const { outcome, phase } = block.codes;
      if (outcome[row] === OK && phase[row] === MEASURED) yield [block, row];
    }
  }
}
