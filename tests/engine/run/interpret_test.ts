import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import { MODES } from "../../../engine/plan/modes.ts";
import type { Plan, Step, Task } from "../../../engine/plan/plan.ts";
import type { Summary, TaskSummary } from "../../../engine/event/summary.ts";
import { interpret } from "../../../engine/run/interpret.ts";
import { SUMMARY_PATH } from "../../../engine/run/places.ts";
import { UnreachableError } from "../../../engine/run/ports.ts";
import { TASK } from "../event/fixtures.ts";
import { closed } from "./load/loaded.ts";
import { stream } from "./load/scripted_network.ts";
import { FOLDER, newScriptedPorts } from "./scripted_ports.ts";

const STEPS: readonly Step[] = [
  { kind: "load", stages: [closed(2, 4)], seed: 1 },
  { kind: "measure", percentiles: [50] },
  { kind: "summarize", reports: ["csv", "json"] },
];

function taskOf(name: string, steps: readonly Step[] = STEPS): Task {
  return { ...TASK, id: `${name}/x`, model: { ...TASK.model, name, folder: name }, steps };
}

function loadsOf({ tasks }: Summary): readonly TaskSummary[] {
  return tasks.filter((task) => task.kind === "performance");
}

function planOf(...tasks: readonly Task[]): Plan {
  return { schema: 1, hash: "h", tasks, groups: [], thresholds: [] };
}

Deno.test("each task is measured and rendered, and all are summed up", async () => {
  const { ports, warnings, lives } = newScriptedPorts({ answer: () => stream(5, 5, 2) });
  const plan = planOf(taskOf("a"), taskOf("b"));
  const done = await interpret({ plan, only: MODES.perf }, ports);
  deepStrictEqual(done.paths, [
    "performance/a/x.csv",
    "performance/a/x.json",
    "performance/b/x.csv",
    "performance/b/x.json",
    SUMMARY_PATH,
  ]);
  deepStrictEqual(loadsOf(done.summary).map(({ id, requests }) => [id, requests.ok]), [
    ["a/x", 4],
    ["b/x", 4],
  ]);
  deepStrictEqual([done.missing, done.interrupted, warnings], [[], false, []]);
  strictEqual(lives.filter((life) => life.startsWith("close")).length, 2);
  strictEqual(
    await ports.files.readText(`${FOLDER}/${SUMMARY_PATH}`),
    JSON.stringify(done.summary),
  );
});

Deno.test("a report is made again of what is on disk, and nothing is sent", async () => {
  const { ports, jobs } = newScriptedPorts({ answer: () => stream(5, 5, 2) });
  const plan = planOf(taskOf("a"));
  const first = await interpret({ plan, only: MODES.perf }, ports);
  deepStrictEqual(await interpret({ plan, only: MODES.perf_viz }, ports), first);
  strictEqual(jobs.length, 1);
});

Deno.test("a task that cannot be reached is missing, and the others are measured", async () => {
  const { ports, warnings } = newScriptedPorts({ answer: () => stream(5, 5, 2) });
  const reach: typeof ports.reach = (model) =>
    model.name === "a"
      ? Promise.reject(new UnreachableError("nobody answers"))
      : ports.reach(model);
  const done = await interpret(
    { plan: planOf(taskOf("a"), taskOf("b")), only: MODES.perf },
    { ...ports, reach },
  );
  deepStrictEqual([done.missing, done.summary.tasks.map(({ id }) => id), warnings], [
    ["a/x"],
    ["b/x"],
    ["a/x: nobody answers"],
  ]);
});

Deno.test("a server that goes away is said", async () => {
  const { ports, warnings } = newScriptedPorts({
    answer: () => ({
      endMs: 600,
      unsent: true,
      failure: { kind: "connect-refused", text: "ECONNREFUSED" },
    }),
  });
  const [, ...rest] = STEPS;
  const steps: readonly Step[] = [{ kind: "load", stages: [closed(1, 9)], seed: 1 }, ...rest];
  const plan = planOf(taskOf("a", steps));
  const { summary } = await interpret({ plan, only: MODES.perf }, ports);
  deepStrictEqual(warnings, ["a/x: nobody answers at the server's address"]);
  deepStrictEqual(loadsOf(summary).map(({ ending, requests }) => [ending, requests.ok]), [
    ["unreachable", 0],
  ]);
});

Deno.test("after the signal no further task is begun", async () => {
  const controller = new AbortController();
  const { ports, jobs } = newScriptedPorts({
    answer: () => {
      controller.abort();
      return stream(5, 5, 2);
    },
    rest: { signal: controller.signal },
  });
  const plan = planOf(taskOf("a"), taskOf("b"));
  const done = await interpret({ plan, only: MODES.perf }, ports);
  deepStrictEqual([jobs.length, done.interrupted, done.summary.tasks.map(({ id }) => id)], [
    1,
    true,
    ["a/x"],
  ]);
});

Deno.test("other troubles than an unreachable server surface", async () => {
  const { ports } = newScriptedPorts({
    answer: () => stream(5, 5, 2),
    rest: { reach: () => Promise.reject(new TypeError("we are wrong")) },
  });
  await rejects(interpret({ plan: planOf(taskOf("a")), only: MODES.perf }, ports), /we are wrong/);
});
