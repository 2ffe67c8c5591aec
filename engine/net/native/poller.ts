/**
 * An epoll set: which sockets have something to say. Edge-triggered, for reading and writing from the start.
 * @module
 */

import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Memory } from "./memory.ts";
import { errorText } from "./socket_failure.ts";

/** Most events of one wait. */
const BATCH = 1024;
/** Longest wait in nanoseconds; it must stay under a second. */
const LONGEST = 999_999_999;
const INTEREST = LINUX.EPOLLIN | LINUX.EPOLLOUT | LINUX.EPOLLRDHUP | LINUX.EPOLLET;
/** `struct epoll_event` is packed on x86_64 only: its size and the place of its data, in words. */
const [EVENT_WORDS, DATA_WORD] = Deno.build.arch === "x86_64" ? [3, 1] : [4, 2];

/** Waits for sockets. */
export class Poller {
  readonly #c = libc();
  readonly #fd: number;
  readonly #events = new Memory(BATCH * 16);
  readonly #added = new Memory(16);
  readonly #time = new Memory(16);
  #precise = true;

  /** Throws if the process may have no more descriptors. */
  constructor() {
    this.#fd = this.#c.epoll_create1(LINUX.EPOLL_CLOEXEC);
    if (this.#fd < 0) {
      throw new Error(`Cannot wait for connections: ${errorText(this.#c.errno())}`);
    }
  }

  /** Watches a socket until it is closed. `serial` tells it from others that had its descriptor. Returns an error number or 0. */
  add(fd: number, serial: number): number {
    const { words, pointer } = this.#added;
    words[0] = INTEREST;
    words[DATA_WORD] = fd;
    words[DATA_WORD + 1] = serial;
    return this.#c.epoll_ctl(this.#fd, LINUX.EPOLL_CTL_ADD, fd, pointer) < 0 ? this.#c.errno() : 0;
  }

  /** Waits up to `ns` nanoseconds; returns how many events came. */
  wait(ns: number): number {
    const limit = Math.max(0, Math.min(ns, LONGEST));
    const count = this.#precise ? this.#waitExactly(limit) : -1;
    return count >= 0 ? count : this.#waitRoughly(limit);
  }

  /** What event `k` says, EPOLLIN and so on. */
  mask(k: number): number {
    return this.#events.words[k * EVENT_WORDS] as number;
  }

  /** Whose event `k` is. */
  fd(k: number): number {
    return this.#events.words[k * EVENT_WORDS + DATA_WORD] as number;
  }

  /** The serial that was given with it. */
  serial(k: number): number {
    return this.#events.words[k * EVENT_WORDS + DATA_WORD + 1] as number;
  }

  close(): void {
    this.#c.close(this.#fd);
  }

  /** To the nanosecond; -1 where glibc (before 2.35), the kernel (before 5.11) or its filter do not know how. */
  #waitExactly(ns: number): number {
    this.#time.words[2] = ns;
    const { pointer } = this.#events;
    const count = this.#c.epoll_pwait2?.(this.#fd, pointer, BATCH, this.#time.pointer, null) ?? -1;
    if (count >= 0) return count;
    if (this.#c.epoll_pwait2 && this.#c.errno() === LINUX.EINTR) return 0;
    this.#precise = false;
    return -1;
  }

  /** In whole milliseconds rounded down, so that the last one is spent looking again and again. */
  #waitRoughly(ns: number): number {
    const { pointer } = this.#events;
    return Math.max(0, this.#c.epoll_wait(this.#fd, pointer, BATCH, Math.floor(ns / 1e6)));
  }
}
