/**
 * Runs a network for a test, whether its `run` blocks or not: everything is asked for before or inside callbacks.
 * @module
 */

import assert from "node:assert/strict";
import type { Network, Target } from "../../engine/net/network.ts";
import { type Record, record } from "./recorder.ts";

/** Makes a network; one for each test. */
export type MakeNetwork = () => Network;

/** Longest that a test may wait for the network. Nanoseconds. */
const LIMIT = 10e9;
/** The body that is sent. */
export const BODY = new TextEncoder().encode('{"stream":true}');

/** The target that is asked. */
export function targetOf(origin: string): Target {
  return {
    origin,
    method: "POST",
    path: "/v1/chat/completions?x=1",
    headers: { "content-type": "application/json", "x-key": "k" },
  };
}

/** Runs a network until `begin`, or what it set going, stops it. */
export async function drive(make: MakeNetwork, begin: (network: Network) => void): Promise<void> {
  const network = make();
  let quiet = false;
  network.at(network.now() + LIMIT, () => {
    quiet = true;
    network.stop();
  });
  begin(network);
  await network.run();
  assert.equal(quiet, false, "the network went quiet");
}

/** Asks `times` times, each after the end of the one before and a pause; returns the words of each. */
export async function askInTurn(
  make: MakeNetwork,
  origin: string,
  { times = 1, pauseMs = 0 } = {},
): Promise<readonly (readonly string[])[]> {
  const records: Record[] = [];
  const target = targetOf(origin);
  await drive(make, (network) => {
    const next = (): void => {
      if (records.length === times) return network.stop();
      const since = network.now();
      const heard = record(() => {
        heard.checkTimes(since);
        if (pauseMs === 0) next();
        else network.at(network.now() + pauseMs * 1e6, next);
      });
      records.push(heard);
      network.request(target, BODY, heard);
    };
    next();
  });
  return records.map(({ words }) => words);
}
