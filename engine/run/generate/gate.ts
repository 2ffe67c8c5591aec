/**
 * A gate that questions pass before they are sent: while it is closed, none leaves; what is on its way goes on.
 * @module
 */

/** Open to start with. */
export class Gate {
  #closed: PromiseWithResolvers<void> | undefined;

  /** Whether nothing passes. */
  get isClosed(): boolean {
    return this.#closed !== undefined;
  }

  /** Lets nothing pass. */
  close(): void {
    this.#closed ??= Promise.withResolvers();
  }

  /** Lets all pass. */
  open(): void {
    this.#closed?.resolve();
    this.#closed = undefined;
  }

  /** Resolves once the gate is open; rejects with the signal's reason. */
  async passed(signal: AbortSignal): Promise<void> {
    while (this.#closed) await orAborted(this.#closed.promise, signal);
  }
}

async function orAborted(waiting: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort);
  try {
    await Promise.race([waiting, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
