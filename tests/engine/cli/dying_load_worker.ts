/**
 * A load worker with a fault: some time after it was told what to do, it throws where nobody catches.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import "../../../engine/cli/load_worker.ts";

const LIFE_MS = 500;

self.addEventListener("message", () => {
  setTimeout(() => {
    throw new Error("a fault on purpose");
  }, LIFE_MS);
});
