/**
 * The listener for Linux: epoll through FFI under the callbacks of `listener.ts`, on a thread that it blocks.
 *
 * Timers are on time to some microseconds, and a write is in the kernel when it returns, so that a schedule can be kept
 * on thousands of streams.
 * @module
 */

import { lookup } from "node:dns/promises";
import { listenFailure } from "../listen_failure.ts";
import type { Listener } from "../listener.ts";
import { ListenerLoop } from "./listener_loop.ts";
import { ListeningSocket } from "./listener_socket.ts";

/** A listener that serves only while it is told to. */
export interface NativeListener extends Listener {
  /**
   * Blocks the thread and serves, until it is closed or until a time (nanoseconds); without one until it is closed.
   * What a task or a handler throws closes it, and is thrown. A thread that must also hear messages runs it for a
   * while, lets its event loop have a turn of its timers (`setTimeout`: after `setImmediate` messages may wait for
   * seconds), and runs it on. It must close it: a worker that is terminated leaves the
   * sockets open, and the port taken.
   */
  run(until?: number): void;
}

type Address = Parameters<Listener["listen"]>[0];

/** A listener on epoll, where `isNativeUsable` says so. Its `listen` rejects with `Cannot listen on host:port: <why>`. */
export function newNativeListener(): NativeListener {
  const loop = new ListenerLoop();
  return {
    now: () => loop.now(),
    at: (time, task) => loop.at(time, task),
    async listen(address, handle) {
      const ip = await ipOf(address);
      if (loop.closed) throw listenFailure(address, new Error("the listener was closed"));
      return { port: new ListeningSocket(loop, { ...address, ip }, handle).port };
    },
    run: (until = Infinity) => loop.run(until),
    close() {
      loop.close();
      return Promise.resolve();
    },
  };
}

/** The numeric address of a host: its first one. */
async function ipOf(address: Address): Promise<string> {
  const { host, port } = address;
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw listenFailure(address, failed("ERR_SOCKET_BAD_PORT"));
  }
  const found = await lookup(host).catch(() => undefined);
  // Of the empty name node:dns finds the address null.
  if (!found?.address) throw listenFailure(address, failed("ENOTFOUND"));
  return found.address;
}

function failed(code: string): Error {
  return Object.assign(new Error(code), { code });
}
