/**
 * One connection of the portable client: an undici `Client`, and the socket under it.
 *
 * A client for each connection, not undici's `Pool`: so it is known which connection a request goes over, whether that
 * was used before, when its bytes were read, and when the kernel had taken the last byte of the request.
 * @module
 */

import type { Socket } from "node:net";
import { getCACertificates } from "node:tls";
import type { buildConnector as Build } from "undici";
import { HEAD_LIMIT } from "../http1/head_reader.ts";
import { socketPathOf } from "../socket_path.ts";
import { now, type Timers } from "../timers.ts";
import { buildConnector, Client } from "./parts.ts";

/** Nanoseconds that connecting may take. */
const CONNECT_TIMEOUT = 10e9;
/** Milliseconds that an idle connection is kept. A server that closes it sooner is noticed. */
const IDLE_TIMEOUT = 600e3;

/** Opens sockets. Unlike its type, undici's returns the socket it is about to connect. */
export type Connector = (...args: Parameters<Build.connector>) => Socket;

/** A connector to an origin; for https it trusts the certificates of Deno and of the system, and offers HTTP/1.1 only. */
export function newConnector(origin: string): Connector {
  const trust = origin.startsWith("https:")
    ? { ca: [...getCACertificates("default"), ...getCACertificates("system")] }
    : {};
  const socketPath = socketPathOf(origin) ?? null;
  return buildConnector({ ...trust, socketPath, allowH2: false, timeout: 0 }) as Connector;
}

/** A connection to an origin; undici opens it with the first request, and again after it was closed. */
export class Connection {
  readonly origin: string;
  readonly client: Client;
  /** Requests begun on the socket that is open now. */
  served = 0;
  readonly #timers: Timers;
  readonly #connector: Connector;
  readonly #sockets = new Set<Promise<void>>();
  #socket: Socket | undefined;
  #readAt: number | undefined;
  #error: Error | undefined;
  #flushed: ((at: number) => void) | undefined;

  constructor(origin: string, connector: Connector, timers: Timers) {
    this.origin = origin;
    this.#connector = connector;
    this.#timers = timers;
    this.client = new Client(socketPathOf(origin) === undefined ? origin : "http://localhost", {
      allowH2: false,
      bodyTimeout: 0,
      connect: this.#connect,
      headersTimeout: 0,
      keepAliveMaxTimeout: IDLE_TIMEOUT,
      keepAliveTimeout: IDLE_TIMEOUT,
      maxHeaderSize: HEAD_LIMIT,
      pipelining: 1,
    });
  }

  /** What went wrong with the socket that is open now: undici takes a reset for an end where a response has no length. */
  get error(): Error | undefined {
    return this.#error;
  }

  /** When the bytes that are being decoded were read from the socket; now, if none are. */
  stamp(): number {
    return this.#readAt ?? now();
  }

  /**
   * Calls back once the kernel has taken all bytes written so far. Deno writes at once, so that is now; but TLS encrypts
   * first, and the socket's buffer may be full.
   */
  whenFlushed(task: (at: number) => void): void {
    if (this.#socket?.writableLength === 0) task(now());
    else this.#flushed = task;
  }

  /** Closes the socket, in whatever state it is. Resolves when nothing of it is left. */
  async destroy(): Promise<void> {
    this.#socket?.destroy();
    await this.client.destroy();
    await Promise.all(this.#sockets);
  }

  readonly #connect: Build.connector = (options, callback) => {
    let connecting = true;
    const settle: Build.Callback = (...result) => {
      if (!connecting) return;
      connecting = false;
      callback(...result);
    };
    const socket = this.#connector(options, (...result) => {
      const [error, connected] = result;
      if (error) return settle(error, null);
      this.#open(connected, () => settle(null, connected));
    });
    this.#watch(socket);
    this.#timers.at(now() + CONNECT_TIMEOUT, () => {
      if (!connecting) return;
      settle(timeoutError(options), null);
      socket.destroy();
    });
  };

  /** Listens before and after undici does, to know the time of a read while what was read is decoded. */
  #open(socket: Socket, attach: () => void): void {
    this.served = 0;
    this.#error = this.#flushed = undefined;
    const write = socket.write.bind(socket);
    socket.write = (chunk: Uint8Array | string, encoding?: unknown) =>
      write(chunk, encoding as BufferEncoding, (error) => this.#wrote(socket, error));
    socket.on("error", (error) => this.#error = error);
    socket.on("readable", () => this.#readAt = now());
    attach();
    socket.on("readable", () => this.#readAt = undefined);
  }

  #wrote(socket: Socket, error: Error | null | undefined): void {
    if (error || socket.writableLength > 0) return;
    const flushed = this.#flushed;
    this.#flushed = undefined;
    flushed?.(now());
  }

  #watch(socket: Socket): void {
    this.#socket = socket;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#sockets.add(promise);
    socket.once("close", () => {
      this.#sockets.delete(promise);
      resolve();
    });
  }
}

function timeoutError({ hostname, port }: Build.Options): Error {
  const error = new Error(`connect to ${hostname}:${port} took over ${CONNECT_TIMEOUT / 1e9} s`);
  return Object.assign(error, { code: "ETIMEDOUT" });
}
