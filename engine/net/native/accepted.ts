/**
 * One connection of the native listener: what it reads is served, what it sends goes to the kernel at once.
 *
 * What the kernel does not take waits in bounds. A client that ends its side is not waited for, but gets what was sent.
 * @module
 */

import { Tail } from "../http1/tail.ts";
import type { Handler } from "../listener.ts";
import type { Bytes } from "../network.ts";
import { ServedConnection } from "../served_connection.ts";
import type { Wire } from "../wire.ts";
import { LINUX } from "./linux.ts";
import type { ListenerLoop, Watched } from "./listener_loop.ts";
import { READ_SIZE } from "./sockets.ts";

/** Bytes that may wait for the client from one round of the loop to the next. */
const BACKLOG_LIMIT = 16 * 2 ** 20;
/** Reads of one connection before the others have theirs. */
const READS_A_TURN = 16;
const IS_BROKEN = LINUX.EPOLLERR | LINUX.EPOLLHUP;
const NOTHING: Bytes = new Uint8Array(0);

/** `ending`: what waits goes out yet; `ended`: all did, and the client has to close too. */
type State = "open" | "ending" | "ended" | "closed";

/** A connection that was accepted. */
export class Accepted implements Wire, Watched {
  readonly fd: number;
  readonly #loop: ListenerLoop;
  readonly #served: ServedConnection;
  #state: State = "open";
  /** What the kernel did not take, from where it went on to take it. */
  #backlog: Tail | undefined;
  #taken = 0;
  /** The round in which something was added to it. */
  #addedIn = 0;
  #paused = false;
  /** Whether the client has ended its side: the kernel knows before its end is read. */
  #isLeaving = false;
  #hasLeft = false;

  constructor(loop: ListenerLoop, fd: number, handler: Handler) {
    this.fd = fd;
    this.#loop = loop;
    this.#served = new ServedConnection(this, handler);
    loop.sockets.sendAtOnce(fd);
  }

  get open(): boolean {
    return this.#state === "open";
  }

  get full(): boolean {
    return this.#backlog !== undefined;
  }

  now(): number {
    return this.#loop.now();
  }

  send(bytes: Uint8Array): void {
    if (!this.open) return;
    const rest = this.full ? bytes : this.#push(bytes as Bytes);
    if (rest.length > 0) this.#keep(rest);
  }

  end(): void {
    if (!this.open) return;
    this.#state = "ending";
    if (!this.full) this.#shut();
  }

  reset(): void {
    if (this.#forget()) this.#loop.sockets.reset(this.fd);
  }

  pause(): void {
    this.#paused = this.open;
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#loop.again(this);
  }

  attend(mask: number): void {
    if (mask & IS_BROKEN) return this.close();
    if (mask & LINUX.EPOLLOUT) this.#flush();
    if (mask & LINUX.EPOLLRDHUP) this.#isLeaving = true;
    if (mask & ~LINUX.EPOLLOUT) this.#read();
  }

  close(): void {
    if (this.#forget()) this.#loop.sockets.close(this.fd);
  }

  /** Returns false if that was done before. */
  #forget(): boolean {
    if (this.#state === "closed") return false;
    this.#state = "closed";
    this.#backlog = undefined;
    this.#loop.forget(this);
    return true;
  }

  /** Returns what the kernel does not take. */
  #push(bytes: Bytes): Bytes {
    let rest = bytes;
    while (true) {
      const sent = this.#loop.sockets.send(this.fd, rest);
      if (sent === rest.length) return NOTHING;
      if (sent === -LINUX.EAGAIN) return rest;
      if (sent < 0) {
        this.close();
        return NOTHING;
      }
      rest = rest.subarray(sent);
    }
  }

  /** A client that leaves too much unread is dropped; what one round adds is for the handler to bound. */
  #keep(rest: Uint8Array): void {
    const backlog = this.#backlog ??= new Tail();
    const isTooLong = backlog.length - this.#taken > BACKLOG_LIMIT;
    if (isTooLong && this.#addedIn !== this.#loop.turn) return this.reset();
    backlog.append(rest);
    this.#addedIn = this.#loop.turn;
  }

  #flush(): void {
    const backlog = this.#backlog;
    if (!backlog) return;
    const rest = this.#push(backlog.bytes.subarray(this.#taken));
    this.#taken = backlog.length - rest.length;
    if (rest.length > 0) return this.#shorten(backlog);
    this.#backlog = undefined;
    this.#taken = 0;
    if (this.#state === "ending") this.#shut();
    else if (this.open) this.#served.goOn();
  }

  /** Moves the rest to the front, rarely: it may be long. */
  #shorten(backlog: Tail): void {
    if (this.#taken < BACKLOG_LIMIT) return;
    backlog.drop(this.#taken);
    this.#taken = 0;
  }

  /** Ends the own side. What comes in is read until the client ends too: unread, it would make the end a reset. */
  #shut(): void {
    if (this.#hasLeft) return this.close();
    this.#state = "ended";
    this.#loop.sockets.end(this.fd);
    this.#loop.linger(this);
    this.resume();
  }

  /** Edge-triggered: a short read has emptied the socket, unless the client's end is to be read too. */
  #read(): void {
    for (let reads = 0; this.#state !== "closed" && !this.#paused; reads++) {
      if (reads === READS_A_TURN) return this.#loop.again(this);
      const size = this.#loop.sockets.receive(this.fd);
      if (size === -LINUX.EAGAIN) return;
      if (size < 0) return this.close();
      if (size === 0) return this.#leave();
      if (this.open) this.#serve(size);
      if (size < READ_SIZE && !this.#isLeaving) return;
    }
    if (this.#paused && this.#isLeaving) this.#leave();
  }

  #serve(size: number): void {
    const { received } = this.#loop.sockets;
    this.#served.read(received.subarray(0, size), this.now());
  }

  /** The client has ended its side. */
  #leave(): void {
    this.#hasLeft = true;
    if (this.#state === "ended") this.close();
    else this.end();
  }
}
