/**
 * A server's connection as a reply sees it, whatever it is made of: bytes go out, and reading can be held up.
 * @module
 */

/** One connection. */
export interface Wire {
  /** False once either side has closed or reset it; nothing can be sent from then on. */
  readonly open: boolean;
  /** Whether bytes wait that the kernel has not taken, since the client does not read them. */
  readonly full: boolean;
  /** Nanoseconds. */
  now(): number;
  /** Hands bytes to the kernel at once, or puts them behind those that wait. */
  send(bytes: Uint8Array): void;
  /** Closes it after all that was sent. */
  end(): void;
  /** Closes it at once (RST). */
  reset(): void;
  /** Reads no more, so that the client has to wait. */
  pause(): void;
  /** Reads on. */
  resume(): void;
}
