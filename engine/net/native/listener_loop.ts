/**
 * One thread's loop over epoll on the side of a server: many connections, timers to the microsecond.
 *
 * What is due goes before what comes in: a schedule that is kept matters more than a request that waits a little.
 * @module
 */

import { TimerHeap } from "../timer_heap.ts";
import { KernelClock } from "./kernel_clock.ts";
import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Poller } from "./poller.ts";
import { Sockets } from "./sockets.ts";

/** A socket that the loop waits for. */
export interface Watched {
  readonly fd: number;
  /** Sees to what the kernel said of it: EPOLLIN and so on. */
  attend(mask: number): void;
  /** Drops it, once. */
  close(): void;
}

/** Nanoseconds that a client has to close what the server has closed. */
const LINGER = 2e9;
/** Nanoseconds that waking up takes: a task that is due so soon is waited for awake. */
const WAKING = 25e3;
/** Sockets that are seen to before the timers are again. */
const SOCKETS_A_TURN = 16;

/** Serves sockets until it is closed. Times are nanoseconds of CLOCK_MONOTONIC. */
export class ListenerLoop {
  closed = false;
  /** Counts its rounds. */
  turn = 0;
  readonly #clock = new KernelClock();
  readonly sockets = new Sockets(this.#clock);
  readonly #poller = new Poller();
  readonly #timers = new TimerHeap();
  /** By descriptor; the serial tells them from others that had the same. */
  readonly #watched: ({ readonly socket: Watched; readonly serial: number } | undefined)[] = [];
  /** Those that had more to do than was their turn. */
  #unfinished = new Set<Watched>();
  /** When those that wait for their client's last word are closed, the earliest first. */
  readonly #lingering = new Map<Watched, number>();
  #sweeping = false;
  #serial = 0;

  now(): number {
    return this.#clock.now();
  }

  at(time: number, task: () => void): void {
    if (!this.closed) this.#timers.add(time, task);
  }

  /** Waits for a socket from now on; returns an error number, and has closed it then, or 0. */
  watch(socket: Watched): number {
    const serial = this.#serial = (this.#serial + 1) >>> 0;
    const error = this.#poller.add(socket.fd, serial);
    if (error === 0) this.#watched[socket.fd] = { socket, serial };
    else this.sockets.close(socket.fd);
    return error;
  }

  /** Sees to a socket in the next round, as if there were something to read. */
  again(socket: Watched): void {
    this.#unfinished.add(socket);
  }

  /** Waits for a socket no more, and leaves closing it to the caller. */
  forget(socket: Watched): void {
    this.#watched[socket.fd] = undefined;
    this.#unfinished.delete(socket);
    this.#lingering.delete(socket);
  }

  /** Closes a socket if its client takes too long to do so. */
  linger(socket: Watched): void {
    this.#lingering.set(socket, this.now() + LINGER);
    this.#sweepLater();
  }

  /** Blocks until `close`, or until a time. What a task or a handler throws closes it, and is thrown. */
  run(until: number): void {
    try {
      libc().prctl(LINUX.PR_SET_TIMERSLACK, 1);
      // What is due is done at least once, however late the thread comes to it.
      while (!this.closed) {
        this.#round(until);
        if (this.now() >= until) return;
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#timers.clear();
    for (const entry of this.#watched) entry?.socket.close();
    this.#poller.close();
    this.sockets.dispose();
  }

  #round(until: number): void {
    this.turn++;
    this.#advance();
    if (this.closed) return;
    const unfinished = this.#unfinished;
    this.#unfinished = new Set();
    const next = Math.min(this.#timers.next, until);
    const count = this.#poller.wait(unfinished.size > 0 ? 0 : next - WAKING - this.now());
    for (let k = 0; k < count && !this.closed; k++) {
      if (k % SOCKETS_A_TURN === SOCKETS_A_TURN - 1) this.#advance();
      if (!this.closed) this.#ready(k)?.attend(this.#poller.mask(k));
    }
    for (const socket of unfinished) {
      if (this.#watched[socket.fd]?.socket === socket) socket.attend(LINUX.EPOLLIN);
    }
  }

  /** Whose event `k` is; none if that was closed since. */
  #ready(k: number): Watched | undefined {
    const entry = this.#watched[this.#poller.fd(k)];
    return entry?.serial === this.#poller.serial(k) ? entry.socket : undefined;
  }

  /** Runs what is due and was asked for before. */
  #advance(): void {
    const due = this.now();
    const { mark } = this.#timers;
    for (let task = this.#timers.take(due, mark); task; task = this.#timers.take(due, mark)) {
      task();
    }
  }

  #sweepLater(): void {
    if (this.#sweeping) return;
    this.#sweeping = true;
    this.at(this.now() + LINGER, this.#sweep);
  }

  readonly #sweep = (): void => {
    const now = this.now();
    this.#sweeping = false;
    for (const [socket, deadline] of this.#lingering) if (deadline <= now) socket.close();
    if (this.#lingering.size > 0) this.#sweepLater();
  };
}
