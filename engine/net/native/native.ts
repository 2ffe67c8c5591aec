/**
 * The network client for Linux: epoll through FFI under the callbacks of `network.ts`.
 *
 * Arrivals are stamped by the kernel when a segment comes in, so a late reader cannot spoil them; how late it was is
 * counted. `http:` only. The engine bounds an exchange in time; the client itself bounds connecting only, at 10 s.
 * @module
 */

import type { Exchange, Network } from "../network.ts";
import { NativeExchange } from "./exchange.ts";
import { Loop } from "./loop.ts";
import { Origin } from "./origin.ts";
import { Outbox } from "./outbox.ts";
import type { ReadStats } from "./read_counts.ts";
import type { Hosts } from "./resolve_hosts.ts";

/** How a native network is made. */
export interface NativeOptions {
  /** What `resolveHosts` found; names that are not among them cannot be sent to, numeric addresses can. */
  readonly hosts?: Hosts;
}

/** A load client that says how exact it was. */
export interface NativeNetwork extends Network {
  readonly name: "native";
  run(): void;
  /** Counts since the start. */
  stats(): ReadStats;
}

/**
 * A load client on epoll, where `isNativeUsable` says so. Its `run` blocks the thread, and throws what a sink throws.
 * Its `request` throws TypeError for a target that cannot be sent to, and Error once stopped.
 */
export function newNativeNetwork(options: NativeOptions = {}): NativeNetwork {
  const outbox = new Outbox();
  const loop = new Loop(outbox);
  const origins = new Map<string, Origin>();
  const originOf = (text: string): Origin => {
    const origin = origins.get(text) ?? new Origin(text, options.hosts ?? new Map());
    origins.set(text, origin);
    return origin;
  };
  return {
    name: "native",
    stamps: "kernel",
    now: () => loop.now(),
    at: (time, task) => loop.at(time, task),
    request(target, body, sink) {
      if (loop.stopped) throw new Error(`Cannot send to ${target.origin}: the network was stopped`);
      const head = outbox.headOf(target);
      const exchange = new NativeExchange({ origin: originOf(target.origin), head, body, sink });
      loop.begin(exchange);
      return exchange as unknown as Exchange;
    },
    cancel: (exchange) => loop.cancel(exchange as unknown as NativeExchange),
    run: () => loop.run(),
    stop: () => loop.stop(),
    stats: () => loop.counts.stats(),
  };
}
