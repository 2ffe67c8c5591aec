import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import type { Event } from "../../../engine/event/event.ts";
import type { LoadStep } from "../../../engine/plan/plan.ts";
import { COUNTERS } from "../../../engine/run/load/counters.ts";
import { interpretLoad } from "../../../engine/run/load.ts";
import { placesOf } from "../../../engine/run/places.ts";
import { readRecord } from "../../../engine/run/read_record.ts";
import { TASK } from "../event/fixtures.ts";
import { newMemoryFiles } from "../port/memory_files.ts";
import { closed } from "./load/loaded.ts";
import { stream, text } from "./load/scripted_network.ts";
import { FOLDER, newScriptedPorts } from "./scripted_ports.ts";
import type { Scripted } from "./scripted_ports.ts";

const STEP: LoadStep = { kind: "load", stages: [closed(2, 6, { warmup: 1 })], seed: 1 };
const LIVES = ["reach sim", `watch ${TASK.id}`, `unwatch ${TASK.id}`, "close sim"];

async function recordOf({ ports }: Scripted): Promise<{
  readonly log: readonly Event[];
  readonly rows: number;
  readonly counted: readonly number[];
}> {
  const stored = await readRecord(ports.files, FOLDER, TASK);
  const blocks = await Array.fromAsync(stored.blocks());
  return {
    log: stored.log,
    rows: blocks.reduce((sum, { rows }) => sum + rows, 0),
    counted: blocks.flatMap(({ counts }) => Array.from(counts.countedOutputTokens)),
  };
}

Deno.test("a load is recorded from its start to its end, and everything is closed", async () => {
  const scripted = newScriptedPorts({
    answer: () => stream(5, 5, 2),
    reached: { warnings: ["its clock is odd"] },
  });
  strictEqual(await interpretLoad(TASK, STEP, scripted.ports), "complete");
  const { log, rows } = await recordOf(scripted);
  deepStrictEqual(log.map(({ kind }) => kind), [
    "task-started",
    "notice",
    "stage-started",
    "task-ended",
  ]);
  strictEqual(rows, 7);
  deepStrictEqual(scripted.lives, LIVES);
  const [{ target, bodies, rows: measured } = {}] = scripted.jobs;
  deepStrictEqual([target?.origin, target?.path, target?.headers["authorization"]], [
    "http://127.0.0.1:8000",
    "/base/v1/chat/completions",
    "Bearer secret",
  ]);
  deepStrictEqual([measured, (bodies?.offsets.length ?? 0) - 1], [100, 101]);
});

Deno.test("what is recorded holds no secret", async () => {
  const { ports } = newScriptedPorts({ answer: () => stream(5, 5, 2) });
  await interpretLoad(TASK, STEP, ports);
  const log = await ports.files.readText(`${FOLDER}/${placesOf(TASK).log}`) ?? "";
  match(log, /task-started/);
  ok(!log.includes("secret"));
});

Deno.test("more requests than rows are said to repeat them", async () => {
  const scripted = newScriptedPorts({ answer: () => stream(1, 1, 1) });
  const step = { ...STEP, stages: [closed(8, 101)] };
  await interpretLoad(TASK, step, scripted.ports);
  const { log } = await recordOf(scripted);
  const notices = log.filter((event) => event.kind === "notice").map(({ text }) => text);
  strictEqual(notices.length, 1);
  match(notices[0] ?? "", /repeat the 100 rows of synthetic_gen/);
});

Deno.test("a run that is interrupted keeps what there is", async () => {
  const scripted = newScriptedPorts({
    answer: () => stream(5, 5, 2),
    rest: { signal: AbortSignal.abort() },
  });
  strictEqual(await interpretLoad(TASK, STEP, scripted.ports), "interrupted");
  const { log } = await recordOf(scripted);
  const last = log.at(-1);
  strictEqual(last?.kind === "task-ended" && last.ending, "interrupted");
  deepStrictEqual(scripted.lives, LIVES);
});

Deno.test("tokens are counted where the server tells none", async () => {
  const untold = { events: [[5, text("a b c")], [6, "[DONE]"]], endMs: 6 } as const;
  const scripted = newScriptedPorts({ answer: () => untold });
  await interpretLoad(TASK, STEP, scripted.ports);
  deepStrictEqual((await recordOf(scripted)).counted, Array(7).fill(3));
});

Deno.test("tokens of all answers are counted where a tokenizer is named; one that is none is said", async () => {
  const task = { ...TASK, model: { ...TASK.model, tokenizer: "t.json" } };
  const asked: unknown[] = [];
  const scripted = newScriptedPorts({
    answer: () => stream(5, 5, 2),
    rest: {
      tokenCounter(path) {
        asked.push(path);
        return Promise.resolve((text) => text.length);
      },
    },
  });
  await interpretLoad(task, STEP, scripted.ports);
  deepStrictEqual([(await recordOf(scripted)).counted, asked], [Array(7).fill(2), ["t.json"]]);
  const { ports, lives } = newScriptedPorts({
    answer: () => stream(5, 5, 2),
    rest: { tokenCounter: () => Promise.reject(new Error("no tokenizer")) },
  });
  await rejects(interpretLoad(task, STEP, ports), /no tokenizer/);
  deepStrictEqual(lives, LIVES);
});

Deno.test("a load that cannot be recorded is stopped while it runs", async () => {
  const files = newMemoryFiles((path) => {
    if (path.endsWith(placesOf(TASK).log)) throw new Error("no space left");
  });
  let stopped = false;
  const { ports } = newScriptedPorts({
    answer: () => stream(1, 1, 1),
    files,
    reached: {
      client: {
        info: { name: "portable", stamps: "read", workers: 1, why: "waits to be stopped" },
        async run({ shared }) {
          const counters = new Int32Array(shared);
          for (let turn = 0; turn < 1000 && !stopped; turn++) {
            await Promise.resolve();
            stopped = Atomics.load(counters, COUNTERS.stop) === 1;
          }
          return { cpuShare: null };
        },
      },
    },
  });
  await rejects(interpretLoad(TASK, STEP, ports), /no space left/);
  strictEqual(stopped, true);
});

Deno.test("a disk that fills up leaves what was written before, and is said", async () => {
  let appends = 0;
  const files = newMemoryFiles((path) => {
    if (path.endsWith(placesOf(TASK).blocks) && ++appends > 2) throw new Error("no space left");
  });
  const scripted = newScriptedPorts({ answer: () => stream(90, 10, 2), files });
  const step = { ...STEP, stages: [closed(1, 200)] };
  await rejects(interpretLoad(TASK, step, scripted.ports), /no space left/);
  const { log, rows } = await recordOf(scripted);
  deepStrictEqual([log.length, rows > 0], [2, true]);
  deepStrictEqual(scripted.lives, LIVES);
});

Deno.test("a client that breaks leaves what was recorded, and everything is closed", async () => {
  const scripted = newScriptedPorts({
    answer: () => stream(5, 5, 2),
    reached: {
      client: {
        info: { name: "portable", stamps: "read", workers: 1, why: "broken" },
        run: () => Promise.reject(new Error("the worker broke")),
      },
      close: () => {},
    },
  });
  await rejects(interpretLoad(TASK, STEP, scripted.ports), /the worker broke/);
  deepStrictEqual((await recordOf(scripted)).log.map(({ kind }) => kind), ["task-started"]);
  deepStrictEqual(scripted.lives, LIVES.slice(0, 3));
});

Deno.test("what the client warns of is recorded", async () => {
  const scripted = newScriptedPorts({
    answer: () => stream(5, 5, 2),
    reached: {
      client: {
        info: { name: "portable", stamps: "read", workers: 2, why: "warns" },
        run(_job, tell) {
          tell({ kind: "notice", text: "load thread 2 of 2 broke" });
          return Promise.resolve({ cpuShare: null });
        },
      },
    },
  });
  await interpretLoad(TASK, STEP, scripted.ports);
  const { log } = await recordOf(scripted);
  deepStrictEqual(log.filter(({ kind }) => kind === "notice"), [
    { kind: "notice", task: TASK.id, level: "warning", text: "load thread 2 of 2 broke" },
  ]);
});
