/**
 * Whether the native client works here: asked of the system and then tried, never by guess and never by a prompt.
 * @module
 */

import { KernelClock } from "./kernel_clock.ts";
import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Memory } from "./memory.ts";
import { type SocketAddress, socketAddress } from "./socket_address.ts";
import { errorText } from "./socket_failure.ts";
import { Sockets } from "./sockets.ts";

/** Whether the native client can be used, and why not. */
export type Usable = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** Nanoseconds that a stamp may be away from the clock. */
const TOLERANCE = 1e6;
/** The kernel takes some milliseconds to begin with stamps: so many tries, a millisecond apart. */
const TRIES = 100;

/** Tries the native client on a loopback connection. Takes a few milliseconds; asks the user nothing. */
export function isNativeUsable(): Usable {
  const why = unsupported();
  if (why !== undefined) return { ok: false, why };
  try {
    const complaint = tryStamps();
    return complaint === undefined ? { ok: true } : { ok: false, why: complaint };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function unsupported(): string | undefined {
  const { os, arch } = Deno.build;
  if (os !== "linux") return `it needs Linux, this is ${os}`;
  if (arch !== "x86_64" && arch !== "aarch64") return `it needs x86_64 or aarch64, this is ${arch}`;
  if (Deno.permissions.querySync({ name: "ffi" }).state !== "granted") {
    return "it needs the permission --allow-ffi";
  }
}

/** Sends single bytes to itself until one comes with a right stamp; returns what is wrong if none does. */
function tryStamps(): string | undefined {
  const clock = new KernelClock();
  const sockets = new Sockets(clock);
  const fd = openToItself(sockets);
  try {
    for (let left = TRIES; left > 0; left--) {
      const sentAt = clock.now();
      sockets.send(fd, Uint8Array.of(0));
      sleep(TOLERANCE);
      if (sockets.receive(fd) < 1) continue;
      const stamp = sockets.stamp(clock.now());
      if (stamp >= sentAt - TOLERANCE && stamp <= sentAt + TOLERANCE) return;
    }
    return "the kernel stamps no packets on loopback";
  } finally {
    sockets.close(fd);
    sockets.dispose();
  }
}

/** A TCP connection with one end: bound to a port that it then connects to. */
function openToItself(sockets: Sockets): number {
  const c = libc();
  const address = socketAddress("127.0.0.1", 0);
  const fd = c.socket(address.family, LINUX.SOCK_STREAM | LINUX.SOCK_CLOEXEC, 0);
  if (fd < 0) throw failed("open a socket");
  sockets.stampReads(fd);
  if (!bindAndConnect(fd, address)) {
    const error = failed("connect on loopback");
    sockets.close(fd);
    throw error;
  }
  return fd;
}

function bindAndConnect(fd: number, { memory }: SocketAddress): boolean {
  const c = libc();
  const { length } = memory.bytes;
  const size = new Memory(4);
  size.words[0] = length;
  return c.bind(fd, memory.pointer, length) === 0 &&
    c.getsockname(fd, memory.pointer, size.pointer) === 0 &&
    c.connect(fd, memory.pointer, length) === 0;
}

function failed(action: string): Error {
  return new Error(`Cannot ${action}: ${errorText(libc().errno())}`);
}

function sleep(ns: number): void {
  const time = new Memory(16);
  time.words[2] = ns;
  libc().nanosleep(time.pointer, null);
}
