/**
 * The network as a server sees it: what `engine/mock` is written against. Callbacks on one thread, like `network.ts`.
 * @module
 */

/** A request that came in, whole. */
export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** When its last byte was read. Nanoseconds. */
  readonly at: number;
}

/** The answer to one request. Every call may come later than the handler returned; after the client left, all do nothing. */
export interface Reply {
  /** False once the client has closed or reset the connection. */
  readonly open: boolean;
  /** Starts the response. With `content-length` the body is sent as it is, otherwise in chunks. */
  head(status: number, headers: Readonly<Record<string, string>>): void;
  /** Sends a piece of the body; returns the time just before it was handed to the kernel. Nanoseconds. */
  write(bytes: Uint8Array): number;
  /** Ends the response; the connection stays open for the next request. */
  end(): void;
  /** Sends bytes as they are, outside any framing. */
  raw(bytes: Uint8Array): void;
  /** Closes the connection without ending the response. */
  close(): void;
  /** Resets the connection (RST). */
  reset(): void;
}

/** A server's side of the network. */
export interface Listener {
  /** Nanoseconds, the clock of `Reply.write` and `Incoming.at`. */
  now(): number;
  /** Runs `task` at a time, or as soon as possible if that is past. */
  at(time: number, task: () => void): void;
  /** Starts accepting; port 0 takes a free one. Throws if the port is taken. */
  listen(
    address: { readonly host: string; readonly port: number },
    handle: Handler,
  ): Promise<{ readonly port: number }>;
  /** Stops accepting, closes every connection, and forgets the timers. */
  close(): Promise<void>;
}

/** Answers a request. */
export type Handler = (incoming: Incoming, reply: Reply) => void;
