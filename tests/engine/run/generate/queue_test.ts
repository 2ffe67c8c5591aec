import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert";
import fc from "fast-check";
import type { Attempt } from "../../../../engine/run/generate/attempt.ts";
import { fixedLimit, newAdaptiveLimit } from "../../../../engine/run/generate/limit.ts";
import type { Limit } from "../../../../engine/run/generate/limit.ts";
import { askAll } from "../../../../engine/run/generate/queue.ts";
import type { Asking, Failed } from "../../../../engine/run/generate/queue.ts";
import { ScriptedTime } from "../load/scripted_time.ts";
import { passing, virtualClock } from "./virtual_time.ts";

/** One try as it goes: how long it takes, and what comes of it. */
interface Script {
  readonly ms: number;
  /** 0: an answer; 1: a reset. */
  readonly status: number;
  readonly retryAfterSeconds?: number;
}

/** A job is what its tries come to, one after the other; then its last one again. */
type Job = readonly Script[];

const RETRY = { attempts: 3, backoffMs: 100 };

function attemptOf({ status, ms, retryAfterSeconds = -1 }: Script): Attempt {
  if (status === 0) {
    const answer = { text: "", reasoning: "", toolCalls: [], finish: "stop", usage: null };
    return { kind: "answered", answer, firstByteMs: ms, latencyMs: ms };
  }
  const isReset = status === 1;
  return {
    kind: "failed",
    outcome: isReset ? "reset" : "http-status",
    status: isReset ? 0 : status,
    retryAfterSeconds,
    text: String(status),
    unheard: isReset,
  };
}

/** A queue in virtual time, and everything that it did: what, with which job, and when. */
class World {
  readonly time = new ScriptedTime();
  readonly clock = virtualClock(this.time);
  readonly startMs = this.clock.now();
  readonly controller = new AbortController();
  readonly did: { what: string; job: Job; atMs: number }[] = [];
  inFlight = 0;
  mostInFlight = 0;
  limit: Limit = fixedLimit(2);

  run(jobs: readonly Job[], rest: Partial<Asking<Job>> = {}): Promise<void> {
    return passing(this.time, askAll(jobs, { ...this.asking(), ...rest }));
  }

  times(what: string): readonly number[] {
    return this.did.filter((one) => one.what === what).map(({ atMs }) => atMs);
  }

  asking(): Asking<Job> {
    const { clock, limit } = this;
    return {
      clock,
      limit,
      retry: RETRY,
      signal: this.controller.signal,
      random: () => 0.5,
      attempt: async (job, { attempts, signal }) => {
        this.#note("sent", job);
        this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
        try {
          const script = job[Math.min(attempts, job.length) - 1] ?? { ms: 1, status: 0 };
          await clock.sleep(script.ms, signal);
          return attemptOf(script);
        } finally {
          this.inFlight--;
        }
      },
      settled: (job, { kind }) => this.#write(kind, job),
      retrying: (job) => this.#write("again", job),
      limited: () => this.#write("limited", []),
      giveUp: () => undefined,
    };
  }

  /** Writing takes a while. */
  async #write(what: string, job: Job): Promise<void> {
    await this.clock.sleep(0.01);
    this.#note(what, job);
  }

  #note(what: string, job: Job): void {
    this.did.push({ what, job, atMs: Math.floor(this.clock.now() - this.startMs) });
  }
}

const GOOD: Script = { ms: 10, status: 0 };

Deno.test("so many at once as the limit allows, in their order", async () => {
  const world = new World();
  const jobs = Array.from({ length: 5 }, (): Job => [GOOD]);
  await world.run(jobs);
  deepStrictEqual(world.did.filter(({ what }) => what === "sent").map(({ job }) => job), jobs);
  deepStrictEqual(world.times("sent"), [0, 0, 10, 10, 20]);
  strictEqual(world.mostInFlight, 2);
});

Deno.test("a pause doubles, and holds no place", async () => {
  const world = new World();
  const bad: Job = [{ ms: 10, status: 500 }];
  await world.run([bad, [GOOD], [GOOD], [GOOD]]);
  const sent = world.did.filter(({ what, job }) => what === "sent" && job === bad);
  deepStrictEqual(sent.map(({ atMs }) => atMs), [0, 110, 320]);
  deepStrictEqual(world.times("failed"), [330]);
  deepStrictEqual(world.times("answered"), [10, 20, 20]);
});

Deno.test.each([
  { random: 0, at: [0, 60] },
  { random: 0.999, at: [0, 159] },
])("a pause is spread by half either way: $random", async ({ random, at }) => {
  const world = new World();
  await world.run([[{ ms: 10, status: 500 }, GOOD]], { random: () => random });
  deepStrictEqual(world.times("sent"), at);
});

Deno.test.each([
  { status: 408, tries: 3 },
  { status: 409, tries: 3 },
  { status: 429, tries: 3 },
  { status: 500, tries: 3 },
  { status: 503, tries: 3 },
  { status: 529, tries: 3 },
  { status: 1, tries: 3 },
  { status: 400, tries: 1 },
  { status: 401, tries: 1 },
  { status: 404, tries: 1 },
  { status: 422, tries: 1 },
])("a failure $status is tried $tries times", async ({ status, tries }) => {
  const world = new World();
  await world.run([[{ ms: 1, status }]]);
  deepStrictEqual([world.times("sent").length, world.times("failed").length], [tries, 1]);
});

Deno.test("what a server asks for by Retry-After, all wait for, and for a minute at most", async () => {
  const world = new World();
  const full: Script = { ms: 10, status: 429, retryAfterSeconds: 3600 };
  await world.run([[full, GOOD], [{ ms: 20, status: 0 }], [GOOD], [GOOD]]);
  deepStrictEqual(world.times("sent"), [0, 0, 60_010, 60_010, 60_020]);
});

Deno.test("the signal ends it: what is in flight is cancelled, nothing else is begun", async () => {
  const world = new World();
  world.time.at(world.time.now + 15e6, () => world.controller.abort(new Error("enough")));
  await rejects(world.run(Array.from({ length: 6 }, () => [GOOD])), /enough/);
  deepStrictEqual([world.times("sent").length, world.times("answered").length], [4, 2]);
  strictEqual(world.inFlight, 0);
});

Deno.test("a failure that comes after the end is asked again another time", async () => {
  const world = new World();
  world.time.at(world.time.now + 5e6, () => world.controller.abort(new Error("enough")));
  const attempt = async (): Promise<Attempt> => {
    await world.clock.sleep(10);
    return attemptOf({ ms: 10, status: 400 });
  };
  await rejects(world.run([[GOOD]], { attempt }), /enough/);
  deepStrictEqual(world.did, []);
});

Deno.test("a signal that came before: nothing is sent", async () => {
  const world = new World();
  world.controller.abort(new Error("before"));
  await rejects(world.run([[GOOD]]), /before/);
  deepStrictEqual(world.did, []);
});

Deno.test("hopelessness ends it with its reason", async () => {
  const world = new World();
  const giveUp = ({ status }: Failed): Error | undefined =>
    status === 401 ? new Error("no use") : undefined;
  await rejects(
    world.run([[GOOD], [{ ms: 25, status: 401 }], [GOOD], [GOOD]], { giveUp }),
    /no use/,
  );
  deepStrictEqual([world.times("answered").length, world.times("failed").length], [2, 0]);
});

Deno.test.each(["first", "last"])("what cannot be written ends it: the %s line", async (which) => {
  const world = new World();
  const jobs = Array.from({ length: 8 }, (): Job => [GOOD]);
  const victim = which === "first" ? jobs[0] : jobs.at(-1);
  const settled: Asking<Job>["settled"] = async (job) => {
    await world.clock.sleep(1);
    if (job === victim) throw new Error("the disk is full");
  };
  await rejects(world.run(jobs, { settled }), /the disk is full/);
  strictEqual(world.inFlight, 0);
});

const script: fc.Arbitrary<Script> = fc.record({
  ms: fc.integer({ min: 1, max: 300 }),
  status: fc.constantFrom(0, 0, 0, 1, 400, 429, 429, 500, 503),
  retryAfterSeconds: fc.constantFrom(-1, -1, 0, 2),
});
const job = fc.array(script, { minLength: 1, maxLength: 4 });
const jobList = fc.array(job, { maxLength: 25 });
const limits = fc.constantFrom(() => fixedLimit(1), () => fixedLimit(7), newAdaptiveLimit);

Deno.test("every job comes to its end exactly once, whatever fails", async () => {
  await fc.assert(
    fc.asyncProperty(jobList, limits, async (jobs, newLimit) => {
      const world = new World();
      world.limit = newLimit();
      await world.run(jobs);
      const ends = world.did.filter(({ what }) => what === "answered" || what === "failed");
      deepStrictEqual(new Set(ends.map(({ job }) => job)), new Set(jobs));
      strictEqual(ends.length, jobs.length);
      const tries = (job: Job) => world.did.filter((one) => one.what === "sent" && one.job === job);
      ok(jobs.every((job) => tries(job).length <= RETRY.attempts));
      ok(jobs.every((job) => {
        const end = ends.find((one) => one.job === job);
        const last = job[Math.min(tries(job).length, job.length) - 1];
        return end?.what === (last?.status === 0 ? "answered" : "failed");
      }));
    }),
    { numRuns: 200 },
  );
});

Deno.test("aborted at any time, no job ends twice, and nothing happens afterwards", async () => {
  await fc.assert(
    fc.asyncProperty(jobList, fc.integer({ min: 0, max: 4000 }), async (jobs, abortMs) => {
      const world = new World();
      world.time.at(world.time.now + abortMs * 1e6, () => world.controller.abort(new Error("x")));
      const ended = await world.run(jobs).then(() => "done", () => "aborted");
      const ends = world.did.filter(({ what }) => what === "answered" || what === "failed");
      strictEqual(new Set(ends.map(({ job }) => job)).size, ends.length);
      if (ended === "done") strictEqual(ends.length, jobs.length);
      ok(world.did.every(({ what, atMs }) => what !== "sent" || atMs <= abortMs));
      strictEqual(world.inFlight, 0);
      const length = world.did.length;
      while (world.time.step()) await Promise.resolve();
      strictEqual(world.did.length, length);
    }),
    { numRuns: 200 },
  );
});
