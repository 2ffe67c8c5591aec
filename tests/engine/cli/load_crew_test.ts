import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import { newWorkerClient } from "../../../engine/cli/worker_client.ts";
import type { ClientInfo } from "../../../engine/event/client.ts";
import type { Stage } from "../../../engine/plan/plan.ts";
import type { ClientCost } from "../../../engine/run/load/client.ts";
import { COUNTERS, COUNTERS_BYTES } from "../../../engine/run/load/counters.ts";
import type { LoadMessage } from "../../../engine/run/load/job.ts";
import { closed, jobOf, plainRows } from "../run/load/loaded.ts";
import type { PlainRow } from "../run/load/loaded.ts";
import { stream } from "../run/load/scripted_network.ts";
import { newScriptedThreads } from "./scripted_threads.ts";
import type { Fate, ScriptedThreads } from "./scripted_threads.ts";

interface Ran {
  readonly messages: readonly LoadMessage[];
  readonly rows: readonly PlainRow[];
  readonly cost: ClientCost;
  readonly counters: Int32Array;
  readonly threads: ScriptedThreads;
}

async function run(
  workers: number,
  stages: readonly Stage[],
  fates: readonly Fate[] = [],
): Promise<Ran> {
  const info: ClientInfo = { name: "portable", stamps: "read", workers, why: "scripted" };
  const threads = newScriptedThreads(() => stream(30, 10, 3), fates);
  const client = newWorkerClient(info, { start: threads.start, lookMs: 1, patience: 5 });
  const messages: LoadMessage[] = [];
  const shared = new SharedArrayBuffer(COUNTERS_BYTES);
  const running = client.run(jobOf(stages, shared), (message) => messages.push(message));
  const [cost] = await Promise.all([running, threads.run()]);
  const rows = messages.flatMap((message) =>
    message.kind === "settled" ? plainRows(message.block) : []
  );
  return { messages, rows, cost, counters: new Int32Array(shared), threads };
}

function count(rows: readonly PlainRow[], outcome: string): number {
  return rows.filter((row) => row["outcome"] === outcome).length;
}

Deno.test("what several threads tell is what one would have told", async () => {
  const { messages, rows, cost, threads } = await run(3, [closed(6, 30), closed(2, 8)]);
  deepStrictEqual(
    messages.filter(({ kind }) => kind !== "settled").map(({ kind }) => kind),
    ["stage-started", "stage-started", "ended"],
  );
  strictEqual(messages.at(-1)?.kind, "ended");
  strictEqual(count(rows, "ok"), 38);
  deepStrictEqual(cost, { cpuShare: 0.75, busiestShare: 0.25 });
  deepStrictEqual(threads.ended.toSorted(), [0, 1, 2]);
});

Deno.test("of one thread there is no busiest one", async () => {
  const { cost, rows } = await run(1, [closed(2, 8)]);
  deepStrictEqual([cost, count(rows, "ok")], [{ cpuShare: 0.25 }, 8]);
});

Deno.test.each(
  [
    { kind: "throws", says: /^load thread 2 of 3 broke: a fault on purpose; / },
    { kind: "falls silent", says: /^load thread 2 of 3 broke: no sign of life for 0\.005 s; / },
  ] as const,
)(
  "a thread that $kind fails what it had in flight, and the others go on",
  async ({ kind, says }) => {
    const fate = { worker: 1, ms: 130, kind };
    const { messages, rows, cost, counters } = await run(3, [closed(6, 60)], [fate]);
    strictEqual(rows.length, 60);
    strictEqual(count(rows, "ok") + count(rows, "other"), 60);
    const lost = rows.filter(({ outcome }) => outcome === "other");
    ok(lost.length >= 2 && lost.length <= 6, `${lost.length} lost`);
    ok(
      lost.every(({ note, phase, stage }) =>
        /broke: /.test(String(note)) && phase === "measured" && stage === 0
      ),
    );
    const notices = messages.flatMap((message) => message.kind === "notice" ? [message.text] : []);
    strictEqual(notices.length, 1);
    match(notices[0] ?? "", says);
    const last = messages.at(-1);
    strictEqual(last?.kind === "ended" && last.ending, "complete");
    deepStrictEqual(cost, { cpuShare: 0.5, busiestShare: 0.25 });
    strictEqual(counters[COUNTERS.inFlight], 0);
  },
);

Deno.test("where all threads die, what broke the last one is thrown, and what is known is told", async () => {
  const fates = [0, 1].map((worker) => ({ worker, ms: 95, kind: "throws" } as const));
  const info: ClientInfo = { name: "portable", stamps: "read", workers: 2, why: "scripted" };
  const threads = newScriptedThreads(() => stream(30, 10, 3), fates);
  const client = newWorkerClient(info, { start: threads.start, lookMs: 1, patience: 5 });
  const rows: PlainRow[] = [];
  const running = client.run(
    jobOf([closed(4, 60)], new SharedArrayBuffer(COUNTERS_BYTES)),
    (message) => message.kind === "settled" && rows.push(...plainRows(message.block)),
  );
  await Promise.all([
    rejects(running, /^Error: The load worker broke: a fault on purpose\n {2}at somewhere$/),
    threads.run(),
  ]);
  deepStrictEqual([count(rows, "ok"), count(rows, "other")], [4, 4]);
});
