/**
 * The network as the load engine sees it: callbacks on one thread, without promises.
 *
 * Two clients keep this contract, `portable.ts` and `native/`, under one suite of tests. Times are nanoseconds on a
 * monotonic clock. Nothing is ever called back before the call that asked for it has returned.
 * @module
 */

/** Bytes that own their memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Where requests go, and what their heads say. The head is encoded once for each target. */
export interface Target {
  /** `http://host:port`, `https://host:port`, or `unix:/path/to.sock`. */
  readonly origin: string;
  readonly method: "GET" | "POST";
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. `host` and `content-length` are added by the client. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request under way, for `cancel` only. */
export interface Exchange {
  readonly exchange: unique symbol;
}

/**
 * What an exchange is told: `sent` (once a connection took all bytes), `head`, any number of `event` (for
 * `text/event-stream`) or `body` (for all else), then exactly one of `end` and `fail`. Bytes are valid during the call only.
 * `sent` comes again if the request had to be sent once more because an idle connection turned out to be closed; it may
 * come after `head`, or never, where a server answers before it has read the whole request. What stands at the end of an
 * event stream and is no event goes to `body`.
 */
export interface Sink {
  sent(at: number): void;
  /** `headers`: lines as they came, `name: value`, joined by CRLF. */
  head(status: number, headers: string, at: number): void;
  /** One server-sent event without its blank line. */
  event(bytes: Uint8Array, start: number, end: number, at: number): void;
  body(bytes: Uint8Array, start: number, end: number, at: number): void;
  end(at: number): void;
  fail(failure: Failure, at: number): void;
}

/** Why there was no complete response. */
export interface Failure {
  readonly kind:
    | "connect-refused"
    | "dns"
    | "tls"
    | "timeout"
    | "reset"
    | "ended-early"
    | "malformed"
    | "other";
  /** What the system or the decoder said. */
  readonly text: string;
}

/** A load client. */
export interface Network {
  readonly name: "portable" | "native";
  /** Where arrival times come from; goes into the report. */
  readonly stamps: "kernel" | "read";
  /** Nanoseconds. */
  now(): number;
  /** Runs `task` at a time, or as soon as possible if that is past. The engine's only timer. */
  at(time: number, task: () => void): void;
  /**
   * Sends a request over an idle connection or a new one. There is no limit on connections. Throws a TypeError for a
   * target that no request can be made of, an Error once stopped.
   */
  request(target: Target, body: Bytes, sink: Sink): Exchange;
  /** Ends an exchange and its connection, without a word to its sink. Of an ended one: nothing. */
  cancel(exchange: Exchange): void;
  /** Serves until `stop`. The native client blocks its thread, the portable one resolves. */
  run(): void | Promise<void>;
  /** Makes `run` return; open connections are closed. */
  stop(): void;
}
