/**
 * The thread that serves the simulated model.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import { newSimServer } from "../mock/sim_server.ts";
import { newPortableListener } from "../net/portable_listener.ts";
import type { SimProfile } from "../plan/plan.ts";

/** What the thread is told. */
export interface SimRequest {
  readonly profile: SimProfile;
  readonly host: string;
  readonly port: number;
}

/** What the thread tells. */
export type SimReply =
  | { readonly kind: "listening"; readonly url: string }
  | { readonly kind: "failed"; readonly text: string };

self.onmessage = async ({ data }: MessageEvent<SimRequest>): Promise<void> => {
  try {
    const { url } = await newSimServer(newPortableListener(), data.profile).start(data);
    self.postMessage({ kind: "listening", url } satisfies SimReply);
  } catch (error) {
    self.postMessage(
      {
        kind: "failed",
        text: error instanceof Error ? error.message : String(error),
      } satisfies SimReply,
    );
  }
};
