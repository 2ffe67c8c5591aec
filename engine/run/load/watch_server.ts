/**
 * Asks a server once a second how it is while a load runs, as long as it answers. It is asked from the main thread, which
 * sends no load.
 * @module
 */

import type { Event } from "../../event/event.ts";
import type { Clock } from "../../port/ports.ts";
import { serverMetricsIn } from "../../wire/server_metrics.ts";

/** What a server is asked with. */
export interface ServerWatching {
  readonly task: string;
  readonly clock: Clock;
  /** The text of `/metrics`; `undefined` where there is none, or once `signal` is aborted. */
  ask(signal: AbortSignal): Promise<string | undefined>;
  tell(event: Event): void;
}

/** A watch over a server. */
export interface ServerWatch {
  /** Told that a stage has started, `atNs` after the task's origin; begins with the first one. */
  started(atNs: number): void;
  /** Ends it; resolves once nothing more is told. */
  end(): Promise<void>;
}

const EVERY_MS = 1000;
const NS_PER_MS = 1e6;

/** A watch that has not begun. */
export function newServerWatch({ task, clock, ask, tell }: ServerWatching): ServerWatch {
  const stop = new AbortController();
  let watching: Promise<void> | undefined;
  const watch = async (origin: number): Promise<void> => {
    while (!stop.signal.aborted) {
      const atNs = Math.round((clock.now() - origin) * NS_PER_MS);
      const text = await ask(stop.signal);
      const metrics = text === undefined ? {} : serverMetricsIn(text);
      if (Object.keys(metrics).length === 0 || stop.signal.aborted) return;
      tell({ kind: "server-metrics", task, atNs, metrics });
      await clock.sleep(EVERY_MS, stop.signal).catch(() => {});
    }
  };
  return {
    started(atNs) {
      watching ??= watch(clock.now() - atNs / NS_PER_MS);
    },
    async end() {
      stop.abort();
      await watching;
    },
  };
}
