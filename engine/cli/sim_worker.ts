/**
 * The thread that serves the simulated model: on the native loop where that works, else on the portable one.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import type { RecordedAnswer } from "../mock/recorded_answer.ts";
import { newSimServer } from "../mock/sim_server.ts";
import type { Listener } from "../net/listener.ts";
import { newNativeListener } from "../net/native/listener.ts";
import type { NativeListener } from "../net/native/listener.ts";
import { isNativeUsable } from "../net/native/usable.ts";
import { newPortableListener } from "../net/portable_listener.ts";
import type { SimProfile } from "../plan/plan.ts";
import { aheadOf } from "./calibrate/shared_clock.ts";
import type { SharedClock } from "./calibrate/shared_clock.ts";

/** What is to be served, and where. */
export interface SimRequest {
  readonly profile: SimProfile;
  readonly host: string;
  readonly port: number;
}

/** What the thread is told first. Anything after that means to stop. */
export interface SimOrder extends SimRequest {
  /** What the profile's `replay` names. */
  readonly recorded: readonly RecordedAnswer[] | null;
  /** One 32-bit number; not 0 means to stop, too: the native loop hears no messages. */
  readonly stop: SharedArrayBuffer;
}

/** What the server runs on. */
export interface SimFooting {
  readonly listener: "native" | "portable";
  /** Why not on the native loop; empty where it is. */
  readonly why: string;
  /** The clock that its stamps can be brought to, by adding `aheadNs`. */
  readonly clock: SharedClock;
  readonly aheadNs: number;
}

/** What the thread tells. */
export type SimReply =
  | { readonly kind: "listening"; readonly url: string; readonly footing: SimFooting }
  | { readonly kind: "closed" }
  | { readonly kind: "failed"; readonly text: string };

/** Nanoseconds that the native loop runs before it looks whether it is to stop. */
const SLICE = 20e6;

self.onmessage = async ({ data }: MessageEvent<SimOrder>): Promise<void> => {
  const told = Promise.withResolvers<void>();
  self.onmessage = (): void => told.resolve();
  const usable = isNativeUsable();
  const native = usable.ok ? newNativeListener() : undefined;
  const listener = native ?? newPortableListener();
  try {
    const { url } = await newSimServer(listener, data.profile, data.recorded).start(data);
    tell({ kind: "listening", url, footing: footingOf(listener, usable.ok ? "" : usable.why) });
    if (native) serve(native, new Int32Array(data.stop));
    else await told.promise;
    await listener.close();
    tell({ kind: "closed" });
  } catch (error) {
    await listener.close();
    tell({ kind: "failed", text: error instanceof Error ? error.message : String(error) });
  }
  self.close();
};

/** Blocks the thread and serves on the native loop. */
function serve(native: NativeListener, stop: Int32Array): void {
  while (Atomics.load(stop, 0) === 0) native.run(native.now() + SLICE);
}

function footingOf(listener: Listener, why: string): SimFooting {
  const [kind, clock] = why === "" ? ["native", "kernel"] as const : ["portable", "wall"] as const;
  return { listener: kind, why, clock, aheadNs: aheadOf(() => listener.now(), clock) };
}

function tell(reply: SimReply): void {
  self.postMessage(reply);
}
