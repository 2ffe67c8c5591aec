/**
 * The connections of the portable client: which of them are idle, and how they all end.
 *
 * An idle one that the server closes stays: undici connects it anew with the next request.
 * @module
 */

import type { Timers } from "../timers.ts";
import { Connection, type Connector, newConnector } from "./connection.ts";

/** Connections of one client, without a limit; the one used last is used next. */
export class Connections {
  /** Whether all were closed for good. */
  closed = false;
  readonly #timers: Timers;
  readonly #connectors = new Map<string, Connector>();
  /** Those that still hold something of the system. */
  readonly #all = new Set<Connection>();
  /** Idle ones of each origin, in the order they became so. */
  readonly #idle = new Map<string, Connection[]>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** An idle connection to an origin, or else a new one. Throws after `close`. */
  take(origin: string): Connection {
    if (this.closed) throw new Error(`Cannot send to ${origin}: the network was stopped`);
    return this.#idle.get(origin)?.pop() ?? this.open(origin);
  }

  /** A new connection to an origin. */
  open(origin: string): Connection {
    const connection = new Connection(origin, this.#connector(origin), this.#timers);
    this.#all.add(connection);
    return connection;
  }

  /** Keeps a connection for the next request. */
  release(connection: Connection): void {
    const idle = this.#idle.get(connection.origin);
    if (idle) idle.push(connection);
    else this.#idle.set(connection.origin, [connection]);
  }

  /** Closes a connection that is not idle. Resolves when nothing of it is left. */
  async drop(connection: Connection): Promise<void> {
    await connection.destroy();
    this.#all.delete(connection);
  }

  /** Closes all, for good. Resolves when nothing of them is left. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.#all].map((connection) => this.drop(connection)));
  }

  #connector(origin: string): Connector {
    const known = this.#connectors.get(origin) ?? newConnector(origin);
    this.#connectors.set(origin, known);
    return known;
  }
}
