/**
 * Numeric addresses as the kernel reads them: `struct sockaddr_in` and `struct sockaddr_in6`.
 * @module
 */

import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Memory } from "./memory.ts";

/** A numeric address and a port. */
export interface SocketAddress {
  readonly family: number;
  readonly memory: Memory;
  /** `127.0.0.1:80`, `[::1]:80`. */
  readonly text: string;
}

/** Encodes an address. Throws TypeError if `ip` is none: names are resolved before. */
export function socketAddress(ip: string, port: number): SocketAddress {
  const isV6 = ip.includes(":");
  const family = isV6 ? LINUX.AF_INET6 : LINUX.AF_INET;
  const memory = new Memory(isV6 ? 28 : 16);
  const text = new TextEncoder().encode(`${ip}\0`);
  if (libc().inet_pton(family, text, memory.at(isV6 ? 8 : 4)) !== 1) {
    throw new TypeError(`Cannot connect to ${JSON.stringify(ip)}: it is no numeric address`);
  }
  new DataView(memory.bytes.buffer).setUint16(0, family, true);
  new DataView(memory.bytes.buffer).setUint16(2, port);
  return { family, memory, text: `${isV6 ? `[${ip}]` : ip}:${port}` };
}
