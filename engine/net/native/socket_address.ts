/**
 * Addresses as the kernel reads them: `struct sockaddr_in`, `struct sockaddr_in6` and `struct sockaddr_un`.
 * @module
 */

import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Memory } from "./memory.ts";

/** A numeric address and a port, or the path of a socket. */
export interface SocketAddress {
  readonly family: number;
  readonly memory: Memory;
  /** Bytes of the memory that are the address. */
  readonly size: number;
  /** `127.0.0.1:80`, `[::1]:80`, `unix:/path`. */
  readonly text: string;
  /** Whether it is in 127/8, which is this machine all over. */
  readonly isLoopback: boolean;
}

/** Encodes an address. Throws TypeError if `ip` is none: names are resolved before. */
export function socketAddress(ip: string, port: number): SocketAddress {
  const isV6 = ip.includes(":");
  const family = isV6 ? LINUX.AF_INET6 : LINUX.AF_INET;
  const size = isV6 ? 28 : 16;
  const memory = new Memory(size);
  const text = new TextEncoder().encode(`${ip}\0`);
  if (libc().inet_pton(family, text, memory.at(isV6 ? 8 : 4)) !== 1) {
    throw new TypeError(`Cannot connect to ${JSON.stringify(ip)}: it is no numeric address`);
  }
  new DataView(memory.bytes.buffer).setUint16(0, family, true);
  new DataView(memory.bytes.buffer).setUint16(2, port);
  const isLoopback = !isV6 && memory.bytes[4] === 127;
  return { family, memory, size, text: `${isV6 ? `[${ip}]` : ip}:${port}`, isLoopback };
}

/** Encodes the path of a socket, of at most 107 bytes. */
export function unixAddress(path: string): SocketAddress {
  const bytes = new TextEncoder().encode(path);
  const memory = new Memory(112);
  const family = LINUX.AF_UNIX;
  new DataView(memory.bytes.buffer).setUint16(0, family, true);
  memory.bytes.set(bytes, 2);
  return { family, memory, size: 2 + bytes.length + 1, text: `unix:${path}`, isLoopback: false };
}
