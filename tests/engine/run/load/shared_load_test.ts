import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import type { Stage } from "../../../../engine/plan/plan.ts";
import { COUNTERS } from "../../../../engine/run/load/counters.ts";
import { STAGE } from "./answers.ts";
import { closed } from "./loaded.ts";
import type { PlainRow } from "./loaded.ts";
import { stream } from "./scripted_network.ts";
import type { Answer, Seen } from "./scripted_network.ts";
import { loadShared } from "./shared_load.ts";
import type { Shared } from "./shared_load.ts";

const STAGES = fc.array(STAGE, { minLength: 1, maxLength: 3 });
const WORKERS = fc.integer({ min: 2, max: 4 });
const BODIES = {
  bytes: new TextEncoder().encode("abcde"),
  offsets: Float64Array.of(0, 1, 2, 3, 4, 5),
};
/** From the opening of a stage to its start, and from a look at what others did to the next one. */
const SLACK_MS = 12;

/** Answers whose times depend on what is asked alone. */
function answerOf({ body }: Seen): Answer {
  return stream(10 + body.charCodeAt(0) % 5 * 7, 3, 2);
}

/** What does not depend on how long answers take: in an open loop that is every time that was planned. */
function planOf({ rows, loops }: Shared, stages: readonly Stage[]): readonly string[] {
  const starts = loops.flatMap(({ messages }) => messages)
    .filter((message) => message.kind === "stage-started")
    .sort((a, b) => a.stage - b.stage).map(({ atNs }) => atNs / 1e6);
  return rows.map((row) => {
    const stage = Number(row["stage"]);
    const isOpen = stages[stage]?.arrival.kind === "open";
    const offset = isOpen ? (Number(row["scheduled"]) - (starts[stage] ?? NaN)).toFixed(4) : "";
    return `${stage} ${row["phase"]} ${row["sample"]} ${offset}`;
  }).sort();
}

function mostOf({ arrival }: Stage): number {
  return arrival.kind === "closed" ? arrival.concurrency : arrival.maxConcurrency ?? Infinity;
}

function stageRows({ rows }: Shared, stage: number): readonly PlainRow[] {
  return rows.filter((row) => row["stage"] === stage);
}

Deno.test("however many loops share a load, they send what one would send, when it would", async () => {
  await fc.assert(
    fc.asyncProperty(STAGES, WORKERS, fc.boolean(), async (stages, workers, spare) => {
      const change = spare ? { bodies: BODIES } : {};
      const alone = await loadShared(stages, answerOf, { workers: 1, ...change });
      const shared = await loadShared(stages, answerOf, { workers, ...change });
      deepStrictEqual(planOf(shared, stages), planOf(alone, stages));
      ok(shared.mostInFlight <= Math.max(...stages.map(mostOf)));
      strictEqual(shared.counters[COUNTERS.inFlight], 0);
    }),
    { numRuns: 150 },
  );
});

Deno.test("arrival i of an open loop is sent by loop i mod n, on time", async () => {
  const arrival = {
    kind: "open",
    process: "poisson",
    ratePerSecond: 200,
    shape: 1,
    maxConcurrency: null,
  } as const;
  const { loops, rows } = await loadShared(
    [closed(1, 31, { arrival })],
    () => stream(300, 10, 4),
    { workers: 3 },
  );
  const times = rows.map(({ scheduled }) => Number(scheduled)).sort((a, b) => a - b);
  loops.forEach(({ rows }, worker) =>
    deepStrictEqual(
      rows.map(({ scheduled }) => Number(scheduled)).sort((a, b) => a - b),
      times.filter((_, i) => i % 3 === worker),
    )
  );
  ok(rows.every(({ sent, scheduled }) => Number(sent) - Number(scheduled) < 1e-3));
});

Deno.test("slots are full to the last request, though one loop has all the slow ones", async () => {
  const asked: Seen[] = [];
  const { loops, mostInFlight } = await loadShared(
    [closed(4, 60)],
    // The first two are those of one loop.
    (seen) => asked.push(seen) <= 2 ? stream(400, 10, 2) : stream(10, 5, 2),
    { workers: 2 },
  );
  strictEqual(mostInFlight, 4);
  deepStrictEqual(loops.map(({ rows }) => rows.length > 50).sort(), [false, true]);
  const [first, second] = loops.map(({ rows }) => Math.max(...rows.map(({ end }) => Number(end))));
  ok(Math.abs((first ?? NaN) - (second ?? NaN)) <= 15);
});

Deno.test("a capped arrival waits only while every slot is taken, whoever has it", async () => {
  const arrival = {
    kind: "open",
    process: "constant",
    ratePerSecond: 100,
    shape: 1,
    maxConcurrency: 3,
  } as const;
  const lagsBy = async (workers: number): Promise<readonly number[]> => {
    const { rows, mostInFlight } = await loadShared(
      [closed(1, 40, { arrival })],
      () => stream(90, 10, 2),
      { workers },
    );
    ok(mostInFlight <= 3);
    return rows.map(({ sent, scheduled }) => Math.round(Number(sent) - Number(scheduled)))
      .sort((a, b) => a - b);
  };
  deepStrictEqual(await lagsBy(3), await lagsBy(1));
  deepStrictEqual(await lagsBy(2), await lagsBy(1));
});

Deno.test("measured requests of all loops wait for the first warm-up", async () => {
  const { rows } = await loadShared(
    [closed(8, 20, { warmup: 1 })],
    () => stream(50, 10, 2),
    { workers: 4 },
  );
  const warm = rows.find(({ phase }) => phase === "warmup");
  const first = rows.filter(({ phase }) => phase === "measured")
    .map(({ sent }) => Number(sent) - Number(warm?.["end"])).sort((a, b) => a - b);
  ok((first[0] ?? -1) >= 0 && (first[7] ?? Infinity) <= SLACK_MS, String(first));
});

Deno.test("a stage starts for all loops once all of the one before has settled", async () => {
  await fc.assert(
    fc.asyncProperty(STAGES, WORKERS, async (stages, workers) => {
      const shared = await loadShared(stages, answerOf, { workers });
      stages.forEach((_, stage) => {
        const starts = stageRows(shared, stage + 1).map(({ sent }) => Number(sent));
        const ends = stageRows(shared, stage).map(({ end }) => Number(end));
        ok(Math.min(...starts) >= Math.max(...ends));
      });
      const told = shared.loops.flatMap(({ messages }) => messages)
        .flatMap((message) => message.kind === "stage-started" ? [message.stage] : []);
      deepStrictEqual(told.toSorted(), stages.map((_, stage) => stage));
    }),
    { numRuns: 60 },
  );
});

Deno.test.each([{ workers: 2 }, { workers: 3 }])(
  "a stage of a duration is as long with $workers loops, and has its cool-down",
  async ({ workers }) => {
    const stop = { kind: "duration", durationMs: 1000 } as const;
    const { rows } = await loadShared(
      [closed(6, 0, { stop, warmup: 2, cooldown: 3 })],
      () => stream(90, 10, 2),
      { workers, bodies: BODIES },
    );
    const of = (phase: string): readonly PlainRow[] => rows.filter((row) => row["phase"] === phase);
    deepStrictEqual([of("warmup").length, of("cooldown").length], [2, 3]);
    strictEqual(of("measured").length, 60);
    const samples = of("measured").map(({ sample }) => Number(sample)).sort((a, b) => a - b);
    deepStrictEqual(samples, Array.from({ length: 60 }, (_, i) => Math.floor(i / 20)));
    ok(of("warmup").every(({ sample }) => Number(sample) > 2));
  },
);

Deno.test("a ramp adds clients at its rate, whichever loop they belong to", async () => {
  const arrival = { kind: "closed", concurrency: 5, rampPerSecond: 10 } as const;
  const { rows } = await loadShared(
    [closed(5, 5, { arrival })],
    () => stream(5000, 1, 1),
    { workers: 2 },
  );
  const sent = rows.map(({ sent }) => Math.round(Number(sent))).sort((a, b) => a - b);
  deepStrictEqual(sent, [0, 100, 200, 300, 400]);
});

Deno.test("one loop more than there are clients has nothing to do, and waits for the others", async () => {
  const { loops } = await loadShared([closed(1, 5), closed(3, 9)], () => stream(20, 5, 2), {
    workers: 3,
  });
  const sent = loops.map(({ rows }) => rows.filter(({ stage }) => stage === 0).length);
  deepStrictEqual(sent, [5, 0, 0]);
  ok(loops.every(({ rows }) => rows.some(({ stage }) => stage === 1)));
});

Deno.test("where nobody answers one loop, all stop; where one has an answer, none does", async () => {
  const refused = { kind: "connect-refused", text: "ECONNREFUSED" } as const;
  const endings = async (answer: (seen: Seen) => Answer): Promise<readonly unknown[]> => {
    const { loops } = await loadShared([closed(4, 400)], answer, { workers: 2 });
    return loops.map(({ messages }) => {
      const last = messages.at(-1);
      return last?.kind === "ended" && last.ending;
    });
  };
  deepStrictEqual(
    await endings(() => ({ endMs: 20, unsent: true, failure: refused })),
    ["unreachable", "unreachable"],
  );
  const seen: number[] = [];
  deepStrictEqual(
    await endings(({ atMs }) =>
      seen.push(atMs) === 1 ? stream(5, 5, 2) : { endMs: 20, unsent: true, failure: refused }
    ),
    ["complete", "complete"],
  );
});

Deno.test("the stop flag stops all loops, and counters add up", async () => {
  const { rows, loops, counters } = await loadShared(
    [closed(5, 1000)],
    () => stream(90, 10, 2),
    {
      workers: 3,
      watch: (counters, time) =>
        time.at(time.now + 555e6, () => Atomics.store(counters, COUNTERS.stop, 1)),
    },
  );
  ok(loops.every(({ messages }) => {
    const last = messages.at(-1);
    return last?.kind === "ended" && last.ending === "interrupted";
  }));
  const count = (outcome: string): number =>
    rows.filter((row) => row["outcome"] === outcome).length;
  deepStrictEqual(
    [counters[COUNTERS.ok], counters[COUNTERS.aborted], counters[COUNTERS.inFlight]],
    [count("ok"), count("aborted"), 0],
  );
  strictEqual(count("aborted"), 5);
});

Deno.test("a loop that dies at any time leaves a load that is carried through by the others", async () => {
  await fc.assert(
    fc.asyncProperty(
      STAGES,
      WORKERS,
      fc.record({ worker: fc.nat(1), ms: fc.nat(700) }),
      async (stages, workers, death) => {
        const shared = await loadShared(stages, answerOf, { workers, death });
        stages.forEach(({ stop, warmup, cooldown }, stage) => {
          const phases = stageRows(shared, stage).map(({ phase }) => phase);
          const measured = stop.kind === "requests" ? stop.requests : NaN;
          deepStrictEqual(
            ["warmup", "measured", "cooldown"].map((phase) =>
              phases.filter((one) => one === phase).length
            ),
            [warmup, measured, cooldown],
          );
        });
        const lost = shared.rows.filter(({ outcome }) => outcome !== "ok");
        ok(lost.every(({ outcome, note }) => outcome === "other" && note === "it died"));
        ok(shared.mostInFlight <= Math.max(...stages.map(mostOf)));
        strictEqual(shared.counters[COUNTERS.inFlight], 0);
      },
    ),
    { numRuns: 200 },
  );
});
