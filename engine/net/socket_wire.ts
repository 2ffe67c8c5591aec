/**
 * A connection of node:net as a wire.
 * @module
 */

import type { Socket } from "node:net";
import { now } from "./timers.ts";
import type { Wire } from "./wire.ts";

/** The wire of a socket. */
export function socketWire(socket: Socket): Wire {
  return {
    get open() {
      return socket.writable;
    },
    get full() {
      return socket.writableNeedDrain;
    },
    now,
    send: (bytes) => void socket.write(bytes),
    end: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
  };
}
