/**
 * One connection of the native client: a socket, and what it is busy with.
 * @module
 */

import type { Bytes, Failure } from "../network.ts";
import type { NativeExchange } from "./exchange.ts";
import type { Origin } from "./origin.ts";
import type { SocketAddress } from "./socket_address.ts";

/** Failures by which an idle connection shows that it was being closed. */
const CLOSINGS: ReadonlySet<Failure["kind"]> = new Set(["reset", "ended-early"]);

/** How a connection came to be. */
export interface Opened {
  readonly fd: number;
  /** Tells it from others that had the same descriptor. */
  readonly serial: number;
  readonly origin: Origin;
  readonly address: SocketAddress;
  /** When it counts as not connected. Nanoseconds. */
  readonly deadline: number;
}

/** An open socket. */
export class Connection {
  readonly opened: Opened;
  // Both are asked for with every event, so they lie here too.
  readonly fd: number;
  readonly serial: number;
  open = true;
  connected = false;
  /** Exchanges begun on it. */
  served = 0;
  exchange: NativeExchange | undefined;
  /** What the kernel has not taken yet of the request. */
  rest: Bytes | undefined;
  /** What was wrong when the request was sent. */
  broken: Failure | undefined;
  /** Time of the last thing that happened on it; what comes in cannot be older. */
  lastAt = 0;

  constructor(opened: Opened) {
    this.opened = opened;
    this.fd = opened.fd;
    this.serial = opened.serial;
  }

  /** Gives it an exchange to serve. */
  begin(exchange: NativeExchange): void {
    this.served++;
    this.exchange = exchange;
    exchange.connection = this;
  }

  /** Takes its exchange away. */
  detach(): NativeExchange | undefined {
    const { exchange } = this;
    this.exchange = this.rest = undefined;
    if (exchange) exchange.connection = undefined;
    return exchange;
  }

  /** Whether a failure means that the server had closed it while it was idle: the request may be sent once more. */
  wasClosing(exchange: NativeExchange, failure: Failure): boolean {
    return this.served > 1 && !exchange.answered && !exchange.resent && CLOSINGS.has(failure.kind);
  }
}
