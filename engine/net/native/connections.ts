/**
 * The connections of a native client that are open or being opened, and which of them have something to say.
 * @module
 */

import { Connection, type Opened } from "./connection.ts";
import { Poller } from "./poller.ts";
import type { Sockets } from "./sockets.ts";

/** What is known of a connection before it has a socket. */
export type Wanted = Omit<Opened, "fd" | "serial">;

/** Open connections by their descriptors. */
export class Connections {
  readonly #sockets: Sockets;
  readonly #poller = new Poller();
  readonly #open: (Connection | undefined)[] = [];
  readonly #connecting = new Set<Connection>();
  #serial = 0;

  constructor(sockets: Sockets) {
    this.#sockets = sockets;
  }

  /** How many are being connected. */
  get connecting(): number {
    return this.#connecting.size;
  }

  /** Begins to connect. Returns an error number if that cannot be. */
  open(wanted: Wanted): Connection | number {
    const fd = this.#sockets.open(wanted.address);
    if (fd < 0) return -fd;
    const serial = this.#serial = (this.#serial + 1) >>> 0;
    const error = this.#poller.add(fd, serial);
    if (error !== 0) {
      this.#sockets.close(fd);
      return error;
    }
    const connection = new Connection({ ...wanted, fd, serial });
    this.#open[fd] = connection;
    this.#connecting.add(connection);
    return connection;
  }

  /** Notes that a connection is made. */
  connected(connection: Connection): void {
    connection.connected = true;
    this.#connecting.delete(connection);
  }

  /** Those that should be connected by now and are not. */
  late(now: number): readonly Connection[] {
    return [...this.#connecting].filter(({ opened }) => opened.deadline <= now);
  }

  /** Waits up to `ns` nanoseconds; returns how many events came. */
  wait(ns: number): number {
    return this.#poller.wait(ns);
  }

  /** Whose event `k` is; none if that was closed since. */
  ready(k: number): Connection | undefined {
    const connection = this.#open[this.#poller.fd(k)];
    return connection?.serial === this.#poller.serial(k) ? connection : undefined;
  }

  /** What event `k` says. */
  mask(k: number): number {
    return this.#poller.mask(k);
  }

  /** Closes a connection, once. */
  close(connection: Connection): void {
    if (!connection.open) return;
    connection.open = false;
    this.#connecting.delete(connection);
    this.#open[connection.fd] = undefined;
    this.#sockets.close(connection.fd);
  }

  /** Closes all, for good; returns those that were open. */
  dispose(): readonly Connection[] {
    const all = this.#open.filter((connection) => connection !== undefined);
    for (const connection of all) this.close(connection);
    this.#poller.close();
    this.#sockets.dispose();
    return all;
  }
}
