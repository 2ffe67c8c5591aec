/**
 * What the load engine itself costs, without sockets: a request of few events, and one of many.
 *
 * The network of the baseline plays the same answers to a sink that does nothing: the difference, divided by the requests
 * or events of a run, is the engine's.
 * @module
 */

import type { Network, Sink } from "../../../../engine/net/network.ts";
import { closed, play } from "./loaded.ts";
import { ScriptedNetwork, stream } from "./scripted_network.ts";
import type { Answer } from "./scripted_network.ts";

const CONCURRENCY = 64;
const TARGET = { origin: "http://x", method: "POST", path: "/", headers: {} } as const;
const RUNS = [
  { group: "4000 requests of 1 token", requests: 4000, answer: stream(20, 1, 1) },
  { group: "64 requests of 1000 tokens", requests: 64, answer: stream(20, 1, 1000) },
] as const;

/** Plays a closed loop to nobody. */
function playToNobody(answer: Answer, requests: number): void {
  const network: Network = new ScriptedNetwork(() => answer);
  let left = requests;
  const depart = (): void => {
    if (left-- > 0) network.request(TARGET, new Uint8Array(0), deaf);
  };
  const deaf: Sink = { sent() {}, head() {}, event() {}, body() {}, end: depart, fail: depart };
  for (let client = 0; client < CONCURRENCY; client++) depart();
  network.run();
}

for (const { group, requests, answer } of RUNS) {
  Deno.bench(
    { name: "network alone", group, baseline: true },
    () => playToNobody(answer, requests),
  );
  Deno.bench({ name: "network and engine", group }, async () => {
    await play([closed(CONCURRENCY, requests)], () => answer);
  });
}
