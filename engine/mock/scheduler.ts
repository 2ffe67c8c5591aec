/**
 * Who is served when: a batch of places, and one prefill after the other.
 *
 * The knee: a request holds one of `batch` places from its turn to its last token, and every place makes one token per
 * gap, however many are taken. So throughput grows with concurrency up to batch × tokens ÷ (prefill + ttft + gaps), or
 * up to the prefill rate, and is flat from there; what comes on top waits in line, and only its TTFT grows.
 * @module
 */

/** A request that wants to be served. Times in nanoseconds. */
export interface Job {
  readonly promptTokens: number;
  readonly receivedAt: number;
  /** False once its client left. */
  isWanted(): boolean;
  /** It is not wanted any more, and will not start. */
  abandon(): void;
  /** Its turn came at `turnAt`, and its prompt is read at `prefilledAt`. */
  start(turnAt: number, prefilledAt: number): void;
}

/** Lets jobs start, first come, first served. */
export interface Scheduler {
  add(job: Job): void;
  /** A started job ended. Its place is free from `at` on, so a late call does not delay the next one. */
  release(at: number): void;
  running(): number;
  waiting(): number;
}

/** What limits a server; `null`: nothing does. */
export interface Limits {
  readonly batch: number | null;
  readonly prefillTokensPerSecond: number | null;
}

/** Makes a scheduler. */
export function newScheduler({ batch, prefillTokensPerSecond }: Limits): Scheduler {
  const line = new Set<Job>();
  const nsPerToken = prefillTokensPerSecond === null ? null : 1e9 / prefillTokensPerSecond;
  let running = 0;
  let prefillFreeAt = 0;
  const prefilledAt = (job: Job, turnAt: number): number => {
    if (nsPerToken === null) return turnAt;
    prefillFreeAt = Math.round(Math.max(turnAt, prefillFreeAt) + job.promptTokens * nsPerToken);
    return prefillFreeAt;
  };
  const start = (job: Job, turnAt: number): void => {
    running++;
    job.start(turnAt, prefilledAt(job, turnAt));
  };
  const next = (): Job | undefined => {
    for (const job of line) {
      line.delete(job);
      if (job.isWanted()) return job;
      job.abandon();
    }
  };
  return {
    add(job) {
      if (batch !== null && running >= batch) line.add(job);
      else start(job, job.receivedAt);
    },
    release(at) {
      running--;
      const job = next();
      if (job) start(job, Math.max(at, job.receivedAt));
    },
    running: () => running,
    waiting: () => line.size,
  };
}
