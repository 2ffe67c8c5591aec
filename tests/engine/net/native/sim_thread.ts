/**
 * The thread of a simulated server on either listener. Told to stop, it tells what it sent when, and what that cost.
 * @module
 */

import { setTimeout } from "node:timers/promises";
import { newSimServer } from "../../../../engine/mock/sim_server.ts";
import { cpuTime } from "../../../../engine/net/native/cpu_time.ts";
import { newNativeListener } from "../../../../engine/net/native/listener.ts";
import { newPortableListener } from "../../../../engine/net/portable_listener.ts";
import type { SimProfile } from "../../../../engine/plan/plan.ts";

/** What the thread is told first; anything after that means to stop. */
export interface SimOrder {
  readonly listener: "native" | "portable";
  readonly profile: SimProfile;
}

/** What the thread tells in the end. */
export interface SimAccount {
  /** Lateness of every event in nanoseconds, for a profile of constant times; in order. */
  readonly lateness: Float64Array<ArrayBuffer>;
  /** CPU time of the thread while it served. Nanoseconds. */
  readonly cpu: number;
}

const SLICE = 100e6;
const thread = self as unknown as {
  postMessage(message: string | SimAccount): void;
  onmessage: (event: { readonly data: SimOrder }) => void;
  close(): void;
};

thread.onmessage = async ({ data: { listener: kind, profile } }) => {
  const stop = new AbortController();
  thread.onmessage = () => stop.abort();
  const native = kind === "native" ? newNativeListener() : undefined;
  const listener = native ?? newPortableListener();
  const sim = newSimServer(listener, profile);
  const { url } = await sim.start({ host: "127.0.0.1", port: 0 });
  const before = cpuTime();
  thread.postMessage(url);
  while (native && !stop.signal.aborted) {
    native.run(native.now() + SLICE);
    await setTimeout(0);
  }
  if (!stop.signal.aborted) {
    await new Promise((resolve) => stop.signal.addEventListener("abort", resolve));
  }
  const cpu = cpuTime() - before;
  const lateness = sim.stamps().flatMap(({ receivedAt, sentAt }) =>
    sentAt.map((at, k) => at - receivedAt - (profile.ttft.ms + k * profile.gap.ms) * 1e6)
  );
  thread.postMessage({ lateness: Float64Array.from(lateness).sort(), cpu });
  await sim.close();
  thread.close();
};
