/**
 * The servers that a native client talks to: their addresses, and their idle connections.
 * @module
 */

import type { Failure } from "../network.ts";
import { socketPathOf } from "../socket_path.ts";
import type { Connection } from "./connection.ts";
import { hostOf, type Hosts } from "./resolve_hosts.ts";
import { type SocketAddress, socketAddress, unixAddress } from "./socket_address.ts";

const DEFAULT_PORT = 80;

/** One server. */
export class Origin {
  readonly addresses: readonly SocketAddress[];
  /** Why nothing can be sent to it, if it has no address. */
  readonly unresolved: Failure;
  /** Which address is tried first: the last one that was not refused. */
  #first = 0;
  /** The one used last is used next. Those that were closed meanwhile are among them. */
  readonly #idle: Connection[] = [];

  /** `origin`: as a target has it. Throws TypeError if `hosts` gives it something that is no numeric address. */
  constructor(origin: string, hosts: Hosts) {
    const path = socketPathOf(origin);
    const host = hostOf(origin);
    const port = Number(new URL(origin).port || DEFAULT_PORT);
    const { ips, why } = hosts.get(host) ?? numeric(host);
    this.addresses = path === undefined
      ? ips.map((ip) => socketAddress(ip, port))
      : [unixAddress(path)];
    this.unresolved = { kind: "dns", text: `Cannot resolve ${host}: ${why}` };
  }

  /** The address to connect to. */
  get address(): SocketAddress | undefined {
    return this.addresses[this.#first];
  }

  /** Prefers the address after one that could not be connected to. */
  passOver(address: SocketAddress): void {
    this.#first = (this.addresses.indexOf(address) + 1) % this.addresses.length;
  }

  /** Keeps a connection for the next exchange. */
  release(connection: Connection): void {
    this.#idle.push(connection);
  }

  /** An idle connection that is still open. */
  takeIdle(): Connection | undefined {
    let idle = this.#idle.pop();
    while (idle && !idle.open) idle = this.#idle.pop();
    return idle;
  }
}

function numeric(host: string): { readonly ips: readonly string[]; readonly why: string } {
  const isNumeric = host.includes(":") || /^[\d.]+$/.test(host);
  return { ips: isNumeric ? [host] : [], why: "its addresses were not looked up" };
}
