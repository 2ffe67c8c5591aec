/**
 * Asks many questions, so many at once as the limit allows; failures that another try may mend go back into the queue.
 *
 * A pause before another try holds no place in flight. What a server asks for by Retry-After, all of them wait for.
 * @module
 */

import type { Retry } from "../../plan/plan.ts";
import type { Clock } from "../../port/ports.ts";
import { isWorthRetrying, pauseMs } from "../load/retry.ts";
import type { Attempt } from "./attempt.ts";
import type { Limit, LimitChange } from "./limit.ts";

/** A try that failed. */
export type Failed = Extract<Attempt, { readonly kind: "failed" }>;

/** One try of a job. */
export interface Turn {
  /** Tries so far, this one counted. */
  readonly attempts: number;
  readonly signal: AbortSignal;
}

/** What the queue does with its jobs. It waits for what `settled`, `retrying` and `limited` write, in the end. */
export interface Asking<J> {
  readonly clock: Clock;
  readonly limit: Limit;
  readonly retry: Retry;
  readonly signal: AbortSignal;
  /** 0 ≤ x < 1, for the jitter of pauses. */
  random(): number;
  /** Tries once; rejects once the turn's signal is aborted. */
  attempt(job: J, turn: Turn): Promise<Attempt>;
  /** A job is done, one way or the other, after so many tries. */
  settled(job: J, attempt: Attempt, attempts: number): Promise<void>;
  /** A try failed, and is repeated after a pause. */
  retrying(job: J, attempt: Failed, pause: Pause): Promise<void>;
  limited(change: LimitChange): Promise<void>;
  /** Asked after each failed try: why there is no use in going on, if so. */
  giveUp(attempt: Failed): Error | undefined;
}

/** A pause before the next try. */
export interface Pause {
  /** Tries so far. */
  readonly attempts: number;
  readonly ms: number;
}

/** Asks all jobs. Resolves when the last one has settled; rejects with what `giveUp` said, or the signal's reason. */
export async function askAll<J>(jobs: readonly J[], asking: Asking<J>): Promise<void> {
  await new Queue(jobs, asking).run();
}

/** Room that a server may not have. */
const REFUSALS = [429, 503, 529];

/** A job, and how often it was tried. */
interface Tried<J> {
  readonly job: J;
  readonly attempts: number;
}

class Queue<J> {
  readonly #asking: Asking<J>;
  /** The next one is the last. */
  readonly #ready: Tried<J>[];
  /** Tries, and what is written of them. */
  readonly #open = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #done = Promise.withResolvers<void>();
  #inFlight = 0;
  #pausing = 0;
  #heldUntil = -Infinity;
  #holding = false;
  /** Why it ends before its end. */
  #reason: unknown;

  constructor(jobs: readonly J[], asking: Asking<J>) {
    this.#asking = asking;
    this.#ready = jobs.map((job) => ({ job, attempts: 0 })).reverse();
  }

  async run(): Promise<void> {
    const { signal } = this.#asking;
    const abort = (): void => this.#end(signal.reason);
    signal.addEventListener("abort", abort);
    try {
      if (signal.aborted) abort();
      this.#fill();
      await this.#done.promise;
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }

  get #over(): boolean {
    return this.#stop.signal.aborted;
  }

  #fill(): void {
    if (this.#over) return;
    const { clock, limit } = this.#asking;
    const held = this.#heldUntil - clock.now();
    if (held > 0 && this.#ready.length > 0) return this.#hold(held);
    while (this.#inFlight < limit.now && this.#ready.length > 0) {
      this.#start(this.#ready.pop() as Tried<J>);
    }
    if (this.#inFlight + this.#ready.length + this.#pausing === 0) this.#end();
  }

  #hold(ms: number): void {
    if (this.#holding) return;
    this.#holding = true;
    this.#wake(ms, () => {
      this.#holding = false;
    });
  }

  #wake(ms: number, then: () => void): void {
    this.#pausing++;
    this.#asking.clock.sleep(ms, this.#stop.signal).then(() => {
      this.#pausing--;
      then();
      this.#fill();
    }, () => {});
  }

  #start({ job, attempts: before }: Tried<J>): void {
    const tried = { job, attempts: before + 1 };
    this.#inFlight++;
    this.#track(
      this.#asking.attempt(job, { attempts: tried.attempts, signal: this.#stop.signal })
        .then((attempt) => {
          this.#inFlight--;
          this.#land(tried, attempt);
          this.#fill();
        }),
    );
  }

  #land(tried: Tried<J>, attempt: Attempt): void {
    const { job, attempts } = tried;
    const { limit } = this.#asking;
    if (attempt.kind === "answered") {
      this.#limited(limit.answered(attempt.latencyMs));
      return this.#track(this.#asking.settled(job, attempt, attempts));
    }
    if (this.#over) return;
    if (REFUSALS.includes(attempt.status)) this.#limited(limit.refused(attempt.status));
    const hopeless = this.#asking.giveUp(attempt);
    if (hopeless) return this.#end(hopeless);
    const ms = pauseBefore(attempts, attempt, this.#asking);
    if (ms === undefined) return this.#track(this.#asking.settled(job, attempt, attempts));
    this.#again(tried, attempt, ms);
  }

  #again(tried: Tried<J>, attempt: Failed, ms: number): void {
    const { clock } = this.#asking;
    if (attempt.retryAfterSeconds >= 0) {
      this.#heldUntil = Math.max(this.#heldUntil, clock.now() + ms);
    }
    const { job, attempts } = tried;
    this.#track(this.#asking.retrying(job, attempt, { attempts, ms }));
    this.#wake(ms, () => this.#ready.push(tried));
  }

  #limited(change: LimitChange | undefined): void {
    if (change) this.#track(this.#asking.limited(change));
  }

  /** Something that is waited for in the end; trouble with it ends everything. */
  #track(work: Promise<void>): void {
    const tracked: Promise<void> = work.catch((error) => this.#end(error))
      .finally(() => this.#open.delete(tracked));
    this.#open.add(tracked);
  }

  /** What is in flight is cancelled, and waited for: an answer that came is written. */
  #end(reason?: unknown): void {
    this.#reason ??= reason;
    if (this.#over) return;
    this.#stop.abort();
    this.#drained().then(() => {
      if (this.#reason === undefined) this.#done.resolve();
      else this.#done.reject(this.#reason);
    });
  }

  async #drained(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }
}

/** Milliseconds, spread by half either way so that many do not come back at once; `undefined`: no other try. */
function pauseBefore(
  attempts: number,
  { outcome, status, retryAfterSeconds }: Failed,
  { retry, random }: Pick<Asking<unknown>, "retry" | "random">,
): number | undefined {
  if (attempts >= retry.attempts || !isWorthRetrying(outcome, status)) return;
  const pause = pauseMs(retry, attempts, retryAfterSeconds);
  return retryAfterSeconds >= 0 ? pause : pause * (0.5 + random());
}
