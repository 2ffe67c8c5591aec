import { deepStrictEqual, match, throws } from "node:assert";
import type { ClientWish } from "../../../engine/cli/client_choice.ts";
import { checkLimits, systemLimits } from "../../../engine/cli/limits.ts";
import type { Model, SimProfile, Stage, Task } from "../../../engine/plan/plan.ts";
import { TASK } from "../event/fixtures.ts";
import { closed } from "../run/load/loaded.ts";

const HTTP = (url: string): Model["server"] => ({ kind: "http", url });
const FAR = HTTP("http://10.0.0.1:8000");
const SIMULATED: Model["server"] = { kind: "sim", profile: {} as SimProfile };
/** Asked here, since the C library stays open. */
const KNOWN = [systemLimits.descriptors(1), systemLimits.localPorts()];
const OPEN = {
  kind: "open",
  process: "poisson",
  ratePerSecond: 100,
  shape: 1,
  maxConcurrency: null,
} as const;

function taskOf(server: Model["server"], stage: Stage): Task {
  const model = { ...TASK.model, server, timeoutMs: 60_000, retry: { attempts: 2, backoffMs: 1 } };
  return { ...TASK, model, steps: [{ kind: "load", stages: [stage], seed: 1 }] };
}

interface System {
  readonly descriptors?: number | undefined;
  readonly ports?: number | undefined;
  readonly client?: ClientWish["name"];
}

function check(task: Task, { descriptors, ports, client }: System): readonly string[] {
  const limits = { descriptors: () => descriptors, localPorts: () => ports };
  return checkLimits([task], { name: client ?? "auto", workers: 1 }, limits);
}

Deno.test.each([
  { name: "few", task: taskOf(FAR, closed(16, 100)), descriptors: 1024, ports: 28_232 },
  { name: "as many as there are", task: taskOf(FAR, closed(896, 9999)), descriptors: 1024 },
  { name: "fewer requests than slots", task: taskOf(FAR, closed(5000, 100)), descriptors: 1024 },
  {
    name: "fewer rows than slots",
    task: taskOf(FAR, closed(5000, 0, { stop: { kind: "rows" } })),
    descriptors: 1024,
  },
  { name: "nothing known of the system", task: taskOf(FAR, closed(100_000, 1e6)) },
  {
    name: "many to a server of this machine, which has many addresses",
    task: taskOf(HTTP("http://127.0.0.1:8000"), closed(30_000, 1e6)),
    ports: 28_232,
  },
  {
    name: "many on a Unix socket, which has no ports",
    task: taskOf(HTTP("unix:/run/llm.sock"), closed(30_000, 1e6)),
    ports: 28_232,
    client: "portable" as const,
  },
  {
    name: "an open loop whose requests cannot pile up so high",
    task: taskOf(FAR, closed(1, 500, { arrival: OPEN })),
    descriptors: 1024,
  },
])("a load that the system allows: $name", ({ task, ...system }) => {
  deepStrictEqual(check(task, system), []);
});

Deno.test.each([
  {
    name: "descriptors",
    task: taskOf(FAR, closed(897, 9999)),
    descriptors: 1024,
    says:
      /^Cannot hold 897 requests in flight \(.+\): that takes 1025 descriptors, and this process may have 1024\. .*`ulimit -n 2048`.* --concurrency$/,
  },
  {
    name: "descriptors of the simulated server too",
    task: taskOf(SIMULATED, closed(600, 9999)),
    descriptors: 1024,
    says: /that takes 1328 descriptors/,
  },
  {
    name: "those of a capped open loop",
    task: taskOf(FAR, closed(1, 1e6, { arrival: { ...OPEN, maxConcurrency: 2000 } })),
    descriptors: 1024,
    says: /^Cannot hold 2000 requests/,
  },
  {
    name: "ports",
    task: taskOf(FAR, closed(30_000, 1e6)),
    ports: 28_232,
    says: /each takes a local port, and there are 28232\. Widen .*sysctl -w .* --concurrency$/,
  },
  {
    name: "ports of this machine, where the client takes one address",
    task: taskOf(HTTP("http://localhost:8000"), closed(30_000, 1e6)),
    ports: 28_232,
    client: "portable" as const,
    says: /there are 28232/,
  },
  {
    name: "more ports than there can be",
    task: taskOf(FAR, closed(70_000, 1e6)),
    ports: 28_232,
    says: /there are 28232\. Take a lower --concurrency$/,
  },
])("a load that the system does not allow: $name", ({ task, says, ...system }) => {
  throws(() => check(task, system), { name: "UsageError", message: says });
});

Deno.test("an open loop without a cap may come to what the system does not allow", () => {
  const stage = closed(1, 1e6, { arrival: OPEN });
  const [caution = ""] = check(taskOf(FAR, stage), { descriptors: 1024 });
  match(caution, /up to 12000 requests may be in flight at once: that takes 12128 descriptors/);
});

Deno.test("the limits of this system are numbers, or not known", () => {
  deepStrictEqual(KNOWN.map((limit) => limit === undefined || limit > 0), [true, true]);
});
