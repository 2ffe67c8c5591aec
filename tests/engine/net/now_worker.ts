/**
 * A thread that tells the time.
 * @module
 */

/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />

import { now } from "../../../engine/net/timers.ts";

self.onmessage = (): void => self.postMessage(now());
