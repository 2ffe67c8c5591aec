/**
 * The thread that sends load, where nothing else runs: one network, one job, then it ends.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import { buffersOf } from "../event/transfer.ts";
import { newPortableNetwork } from "../net/portable.ts";
import type { LoadJob, LoadMessage } from "../run/load/job.ts";
import { runLoad } from "../run/load/loop.ts";

function tell(message: LoadMessage): void {
  const buffers = message.kind === "settled"
    ? [
      ...buffersOf(message.block),
      ...message.kept.flatMap(({ bytes, ends }) => [bytes.buffer, ends.buffer]),
    ]
    : [];
  self.postMessage(message, [...buffers]);
}

self.onmessage = async ({ data }: MessageEvent<LoadJob>): Promise<void> => {
  try {
    await runLoad(newPortableNetwork(), data, tell);
  } catch (error) {
    tell({
      kind: "broken",
      text: error instanceof Error ? error.stack ?? error.message : String(error),
    });
  } finally {
    self.close();
  }
};
