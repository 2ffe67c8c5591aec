/**
 * One thread's loop over epoll: many exchanges, timers to the microsecond, arrivals stamped by the kernel.
 *
 * It blocks its thread. What it is asked for it does between two waits, never inside the call that asked, so nobody is
 * called back too soon. Sends go before reads: what waits to be read has its stamp already.
 * @module
 */

import type { Bytes, Failure } from "../network.ts";
import { TimerHeap } from "../timer_heap.ts";
import type { Connection } from "./connection.ts";
import { Connections } from "./connections.ts";
import type { NativeExchange } from "./exchange.ts";
import { KernelClock } from "./kernel_clock.ts";
import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import type { Outbox } from "./outbox.ts";
import { ReadCounts } from "./read_counts.ts";
import type { SocketAddress } from "./socket_address.ts";
import { socketFailure } from "./socket_failure.ts";
import { READ_SIZE, Sockets } from "./sockets.ts";

/** Nanoseconds that connecting may take. */
const CONNECT_TIMEOUT = 10e9;
/** The same for an address that is not the last one to try. */
const PASS_OVER_AFTER = 1e9;
/** Nanoseconds between two looks at connections that take too long. */
const SWEEP = 250e6;
/** Sockets that are seen to before the timers are again. */
const SOCKETS_A_TURN = 16;
/** Reads of one socket before the others have theirs: a peer that never stops must not stop the rest. */
const READS_A_TURN = 16;
const NEWS_TO_READ = ~LINUX.EPOLLOUT;
const PEER_IS_DONE = ~(LINUX.EPOLLIN | LINUX.EPOLLOUT);
const ENDED: Failure = { kind: "ended-early", text: "the server ended the connection" };

/** Serves exchanges until it is stopped. Times are nanoseconds of CLOCK_MONOTONIC. */
export class Loop {
  readonly counts = new ReadCounts();
  stopped = false;
  readonly #outbox: Outbox;
  readonly #clock = new KernelClock();
  readonly #sockets = new Sockets(this.#clock);
  readonly #connections = new Connections(this.#sockets);
  readonly #timers = new TimerHeap();
  /** Exchanges that were asked for and not begun. */
  #asked: NativeExchange[] = [];
  /** Connections that had more to read than was their turn. */
  #unread: Connection[] = [];
  #sweeping = false;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  now(): number {
    return this.#clock.now();
  }

  at(time: number, task: () => void): void {
    if (!this.stopped) this.#timers.add(time, task);
  }

  begin(exchange: NativeExchange): void {
    this.#asked.push(exchange);
  }

  cancel(exchange: NativeExchange): void {
    exchange.over = true;
    const { connection } = exchange;
    connection?.detach();
    if (connection) this.#connections.close(connection);
  }

  /** Blocks until `stop`. What a task or a sink throws stops it, and is thrown. */
  run(): void {
    try {
      libc().prctl(LINUX.PR_SET_TIMERSLACK, 1);
      while (!this.stopped) this.#turn();
    } finally {
      this.stop();
    }
  }

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.#timers.clear();
    for (const exchange of this.#asked) exchange.over = true;
    this.#asked = [];
    for (const connection of this.#connections.dispose()) {
      const exchange = connection.detach();
      if (exchange) exchange.over = true;
    }
  }

  #turn(): void {
    this.#advance();
    if (this.stopped) return;
    const unread = this.#unread;
    this.#unread = [];
    const isBusy = unread.length > 0 || this.#asked.length > 0;
    const count = this.#connections.wait(isBusy ? 0 : this.#timers.next - this.now());
    for (let k = 0; k < count && !this.stopped; k++) {
      if (k % SOCKETS_A_TURN === SOCKETS_A_TURN - 1) this.#advance();
      const connection = this.#connections.ready(k);
      if (connection) this.#attend(connection, this.#connections.mask(k));
      this.#startAsked();
    }
    for (const connection of unread) this.#read(connection, true);
  }

  /** Runs the tasks that are due; what they ask for leaves at once. */
  #advance(): void {
    const due = this.now();
    const { mark } = this.#timers;
    for (let task = this.#timers.take(due, mark); task; task = this.#timers.take(due, mark)) {
      task();
      this.#startAsked();
    }
    this.#startAsked();
  }

  /** Begins what was asked for until now. What is asked for meanwhile waits, lest failures ask for ever. */
  #startAsked(): void {
    if (this.#asked.length === 0) return;
    const asked = this.#asked;
    this.#asked = [];
    for (const exchange of asked) {
      if (exchange.over || this.stopped) continue;
      this.#serve(exchange, exchange.order.origin.takeIdle() ?? this.#connect(exchange));
    }
  }

  #serve(exchange: NativeExchange, connection: Connection | undefined): void {
    if (!connection) return;
    connection.begin(exchange);
    if (connection.connected) this.#sendRequest(connection, exchange);
  }

  /** A new connection for an exchange, which fails if there cannot be one. */
  #connect(exchange: NativeExchange): Connection | undefined {
    const { origin } = exchange.order;
    const { address } = origin;
    if (!address) return void exchange.fail(origin.unresolved, this.now());
    const isLast = exchange.refusals + 1 >= origin.addresses.length;
    const deadline = this.now() + (isLast ? CONNECT_TIMEOUT : PASS_OVER_AFTER);
    const made = this.#connections.open({ origin, address, deadline });
    if (typeof made === "number") {
      return this.#refused(exchange, address, socketFailure(made, address.text));
    }
    this.#sweepLater();
    return made;
  }

  /** Tries the next address of a host, if there is one. */
  #refused(
    exchange: NativeExchange,
    address: SocketAddress,
    failure: Failure,
  ): Connection | undefined {
    const { origin } = exchange.order;
    origin.passOver(address);
    exchange.refuse(failure);
    if (exchange.refusals < origin.addresses.length) return this.#connect(exchange);
    exchange.fail(exchange.refusal ?? failure, this.now());
  }

  #sweepLater(): void {
    if (this.#sweeping) return;
    this.#sweeping = true;
    this.#timers.add(this.now() + SWEEP, this.#sweep);
  }

  /** Drops what takes too long to connect. */
  readonly #sweep = (): void => {
    this.#sweeping = false;
    for (const connection of this.#connections.late(this.now())) {
      const { text } = connection.opened.address;
      this.#drop(connection, { kind: "timeout", text: `connect to ${text} took too long` });
    }
    if (this.#connections.connecting > 0) this.#sweepLater();
  };

  /** Sees to what the kernel said of a connection. Of an error, a failed connect too, the read tells more. */
  #attend(connection: Connection, mask: number): void {
    if (mask & LINUX.EPOLLOUT && !(mask & LINUX.EPOLLERR)) this.#write(connection);
    if (mask & NEWS_TO_READ) this.#read(connection, (mask & PEER_IS_DONE) !== 0);
  }

  #write(connection: Connection): void {
    if (connection.rest) return this.#send(connection, connection.rest);
    if (connection.connected) return;
    this.#connections.connected(connection);
    if (connection.exchange) this.#sendRequest(connection, connection.exchange);
  }

  #sendRequest(connection: Connection, { order }: NativeExchange): void {
    this.#send(connection, this.#outbox.compose(order.head, order.body));
  }

  #send(connection: Connection, bytes: Bytes): void {
    let rest = bytes;
    while (connection.open) {
      const at = this.now();
      const sent = this.#sockets.send(connection.fd, rest);
      if (sent < 0) return this.#unsent(connection, rest, -sent);
      if (sent === rest.length) return this.#sent(connection, at);
      rest = rest.subarray(sent);
    }
  }

  #sent(connection: Connection, at: number): void {
    connection.rest = undefined;
    connection.lastAt = at;
    connection.exchange?.sent(at);
  }

  /** A server that does not want the rest of a request may have said why before it closed. */
  #unsent(connection: Connection, rest: Bytes, error: number): void {
    connection.rest = this.#outbox.keep(rest);
    if (error === LINUX.EAGAIN) return;
    connection.broken = failureOf(connection, error);
    this.#read(connection, true);
    this.#drop(connection, connection.broken);
  }

  /** Edge-triggered: a short read has emptied the socket, unless the peer is done, which must be read to its end. */
  #read(connection: Connection, toEnd: boolean): void {
    for (let reads = 0; connection.open; reads++) {
      if (reads === READS_A_TURN) return void this.#unread.push(connection);
      const size = this.#sockets.receive(connection.fd);
      if (size === -LINUX.EAGAIN) return;
      if (size < 0) return this.#drop(connection, failureOf(connection, -size));
      if (size === 0) return this.#ended(connection);
      this.#take(connection, size);
      if (size < READ_SIZE && !toEnd) return;
    }
  }

  #take(connection: Connection, size: number): void {
    const now = this.now();
    const at = this.counts.arrival(this.#sockets.stamp(now), connection.lastAt, now);
    const { exchange } = connection;
    connection.lastAt = at;
    if (!exchange) return this.#connections.close(connection);
    const before = exchange.events;
    const used = this.#decode(connection, exchange, size);
    this.counts.events(exchange.events - before);
    if (exchange.decoder.done) this.#finish(connection, exchange, used === size);
  }

  /** Returns how many bytes belong to the response. */
  #decode(connection: Connection, exchange: NativeExchange, size: number): number {
    try {
      return exchange.feed(this.#sockets.received, size, connection.lastAt);
    } catch (error) {
      this.#drop(connection, exchange.blame(error));
      return 0;
    }
  }

  /** The connection may serve again if nothing came after the response and nothing of the request is left. */
  #finish(connection: Connection, exchange: NativeExchange, isClean: boolean): void {
    if (exchange.over) return;
    const isKept = isClean && exchange.decoder.keepAlive && !connection.rest;
    connection.detach();
    if (isKept) exchange.order.origin.release(connection);
    else this.#connections.close(connection);
    exchange.end(connection.lastAt);
  }

  #ended(connection: Connection): void {
    const { exchange } = connection;
    connection.lastAt = this.now();
    if (exchange?.decoder.close(connection.lastAt, exchange)) {
      return this.#finish(connection, exchange, false);
    }
    this.#drop(connection, connection.broken ?? ENDED);
  }

  /** Closes a connection that failed. Its exchange goes on elsewhere, if it may. */
  #drop(connection: Connection, failure: Failure): void {
    const exchange = connection.detach();
    this.#connections.close(connection);
    if (!exchange) return;
    if (!connection.connected) {
      this.#serve(exchange, this.#refused(exchange, connection.opened.address, failure));
    } else if (connection.wasClosing(exchange, failure)) {
      this.counts.retried++;
      exchange.resent = true;
      this.#serve(exchange, this.#connect(exchange));
    } else exchange.fail(failure, this.now());
  }
}

function failureOf({ opened }: Connection, error: number): Failure {
  return socketFailure(error, opened.address.text);
}
