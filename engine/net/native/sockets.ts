/**
 * Stream sockets that never block, and say when the kernel received what they hand over.
 *
 * Results are as the kernel gives them: a count or a descriptor, or an error number below zero.
 * @module
 */

import type { KernelClock } from "./kernel_clock.ts";
import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Memory } from "./memory.ts";
import { type SocketAddress, socketAddress } from "./socket_address.ts";

/** Most bytes of one read. */
export const READ_SIZE = 64 * 2 ** 10;

const CONTROL_SIZE = 64;
/** Addresses of 127/8 that loopback connections may come from: ports for all the descriptors that there can be. */
const MOST_SOURCES = 64;
const KIND = LINUX.SOCK_STREAM | LINUX.SOCK_NONBLOCK | LINUX.SOCK_CLOEXEC;
/** Words of `struct msghdr`: where its buffers and its control data are noted. */
const [MSG_IOV, MSG_CONTROL, MSG_CONTROLLEN] = [4, 8, 10] as const;
/** Words of a `struct cmsghdr` and the `struct timespec` after it. */
const [CMSG_LEN, CMSG_TYPE, CMSG_SECOND, CMSG_NANOSECOND] = [0, 3, 4, 6] as const;

/** The sockets of one thread. They share the memory that they read into. */
export class Sockets {
  /** What the last `receive` filled. */
  readonly received: Uint8Array;
  readonly #c = libc();
  readonly #clock: KernelClock;
  readonly #buffer = new Memory(READ_SIZE);
  readonly #control = new Memory(CONTROL_SIZE);
  readonly #message = new Memory(56);
  readonly #vector = new Memory(16);
  readonly #on = new Memory(4);
  /** A `struct linger` of no time. */
  readonly #abruptly = new Memory(8);
  readonly #stamping: number;
  /** Where loopback connections come from, once the usual address had no port left. */
  #source: SocketAddress | undefined;
  /** Number of that address. */
  #sourceNumber = 0;

  constructor(clock: KernelClock) {
    this.#clock = clock;
    this.received = this.#buffer.bytes;
    this.#vector.refer(0, this.#buffer);
    this.#message.refer(MSG_IOV, this.#vector);
    this.#message.words[MSG_IOV + 2] = 1; // One vector, not its length in bytes.
    this.#message.refer(MSG_CONTROL, this.#control);
    this.#on.words[0] = this.#abruptly.words[0] = 1;
    // The kernel begins to stamp some milliseconds after the first socket asked: one asks now, and stays.
    this.#stamping = this.#c.socket(LINUX.AF_INET, KIND, 0);
    this.stampReads(this.#stamping);
  }

  /**
   * Begins to connect; returns the descriptor. Where one address of this machine has no port left for another loopback
   * connection, the next one of 127/8 has.
   */
  open(address: SocketAddress): number {
    if (!address.isLoopback) return this.#connect(address);
    let fd = this.#connect(address, this.#source);
    for (let tries = 0; fd === -LINUX.EADDRNOTAVAIL && tries < MOST_SOURCES; tries++) {
      this.#sourceNumber = this.#sourceNumber % MOST_SOURCES + 1;
      this.#source = socketAddress(`127.0.1.${this.#sourceNumber}`, 0);
      fd = this.#connect(address, this.#source);
    }
    return fd;
  }

  #connect({ family, memory, size }: SocketAddress, source?: SocketAddress): number {
    const fd = this.#c.socket(family, KIND, 0);
    if (fd < 0) return -this.#c.errno();
    this.sendAtOnce(fd);
    this.stampReads(fd);
    if (source) this.#leaveFrom(fd, source);
    if (this.#c.connect(fd, memory.pointer, size) === 0) return fd;
    const error = this.#c.errno();
    if (error === LINUX.EINPROGRESS) return fd;
    this.close(fd);
    return -error;
  }

  /** Gives a socket its own address; it gets its port as it connects, since only then it is known which ports are free. */
  #leaveFrom(fd: number, { memory, size }: SocketAddress): void {
    const { pointer } = this.#on;
    this.#c.setsockopt(fd, LINUX.IPPROTO_IP, LINUX.IP_BIND_ADDRESS_NO_PORT, pointer, 4);
    this.#c.bind(fd, memory.pointer, size);
  }

  /** Asks the kernel to send every piece at once. */
  sendAtOnce(fd: number): void {
    this.#c.setsockopt(fd, LINUX.IPPROTO_TCP, LINUX.TCP_NODELAY, this.#on.pointer, 4);
  }

  /** Asks the kernel to stamp what comes in. */
  stampReads(fd: number): void {
    this.#c.setsockopt(fd, LINUX.SOL_SOCKET, LINUX.SO_TIMESTAMPNS, this.#on.pointer, 4);
  }

  /** Hands bytes to the kernel; returns how many it took. */
  send(fd: number, bytes: Uint8Array<ArrayBuffer>): number {
    const sent = this.#c.send(fd, bytes, bytes.length, LINUX.MSG_NOSIGNAL);
    return sent < 0 ? -this.#c.errno() : sent;
  }

  /** Reads into `received`; returns how many bytes, 0 at the end of the connection. */
  receive(fd: number): number {
    this.#control.words[CMSG_LEN] = 0;
    this.#message.words[MSG_CONTROLLEN] = CONTROL_SIZE;
    const size = this.#c.recvmsg(fd, this.#message.pointer, 0);
    return size < 0 ? -this.#c.errno() : size;
  }

  /** When the newest segment of the last `receive` came in, on the monotonic clock; NaN if the kernel did not say. */
  stamp(now: number): number {
    const { words } = this.#control;
    if (words[CMSG_LEN] === 0 || words[CMSG_TYPE] !== LINUX.SO_TIMESTAMPNS) return NaN;
    const second = words[CMSG_SECOND] as number;
    return this.#clock.fromWall(second, words[CMSG_NANOSECOND] as number, now);
  }

  /** Ends the own side, once all that was sent is out. */
  end(fd: number): void {
    this.#c.shutdown(fd, LINUX.SHUT_WR);
  }

  /** Closes with a reset; what was sent and is not out yet is lost. */
  reset(fd: number): void {
    this.#c.setsockopt(fd, LINUX.SOL_SOCKET, LINUX.SO_LINGER, this.#abruptly.pointer, 8);
    this.close(fd);
  }

  close(fd: number): void {
    this.#c.close(fd);
  }

  /** Ends the stamping, once all sockets are closed. */
  dispose(): void {
    if (this.#stamping >= 0) this.close(this.#stamping);
  }
}
