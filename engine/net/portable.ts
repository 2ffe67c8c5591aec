/**
 * The network client that runs everywhere: undici under the callbacks of `network.ts`.
 *
 * Arrivals are stamped once a read, before anything is decoded. The engine bounds an exchange in time; the client itself
 * bounds connecting only, at 10 s. TLS trusts what Deno and the system trust, and speaks HTTP/1.1.
 * @module
 */

import type { Exchange, Network } from "./network.ts";
import { checkTarget } from "./target.ts";
import { now, Timers } from "./timers.ts";
import { Connections } from "./undici/connections.ts";
import { PortableExchange } from "./undici/exchange.ts";

/** A load client on undici. Its `request` throws TypeError for a target that cannot be sent to, and Error once stopped. */
export function newPortableNetwork(): Network {
  const timers = new Timers();
  const connections = new Connections(timers);
  const checked = new WeakSet<object>();
  const ended = Promise.withResolvers<void>();
  return {
    name: "portable",
    stamps: "read",
    now,
    at(time, task) {
      if (!connections.closed) timers.at(time, task);
    },
    request(target, body, sink) {
      if (!checked.has(target)) checkTarget(target);
      checked.add(target);
      return new PortableExchange({ target, body, sink }, connections) as unknown as Exchange;
    },
    cancel: (exchange) => (exchange as unknown as PortableExchange).cancel(),
    run: () => ended.promise,
    stop() {
      timers.clear();
      connections.close().then(ended.resolve, ended.reject);
    },
  };
}
