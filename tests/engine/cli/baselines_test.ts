import { deepStrictEqual, strictEqual } from "node:assert";
import { readBaselines } from "../../../engine/cli/baselines.ts";
import type { Summary } from "../../../engine/event/summary.ts";
import { encodeResults } from "../../../engine/run/score/results.ts";
import { askedOf, gateOf, LOADED, loadedSummary, scoredTask, took } from "../gate/fixtures.ts";
import { newMemoryFiles } from "../port/memory_files.ts";

const ASKED = askedOf("model-a", "gsm8k");
const METRICS = { accuracy: { value: 0.5, n: 100, correct: 50 } };
const SUMMARY: Summary = {
  schema: 1,
  plan: "h",
  tasks: [scoredTask("model-a/gsm8k", METRICS), scoredTask("model-a/bbh", {})],
  groups: [],
};
const TWINS = ["x/gsm8k", "y/gsm8k"].map((id) => scoredTask(id, METRICS));
const DETAILS = '{"details":{"0":{"id":"a","verdict":"correct"}}}';

async function read(text: string, stored: Readonly<Record<string, string>>, task = ASKED): Promise<
  { readonly found: readonly string[]; readonly side: unknown }
> {
  const files = newMemoryFiles();
  for (const [path, content] of Object.entries(stored)) await files.write(path, [content]);
  const gate = gateOf(text);
  const posted = [{ gate, subjects: [{ kind: "task", task, stage: null }] }] as const;
  const place = { config: "command line", path: [] };
  const { issues, before } = await readBaselines(posted, { files, placeOf: () => place });
  return {
    found: issues.map(({ found }) => found.replace(/, in .*/, "")),
    side: before(gate, task),
  };
}

const NOT_WORSE = "accuracy not_worse_than base by 1%";

Deno.test("a folder, its summary, or a file of results", async () => {
  const stored = {
    "base/summary.json": JSON.stringify(SUMMARY),
    "base/results/model-a/gsm8k.json": DETAILS,
  };
  const samples = new Map([["a", { sum: 1, n: 1 }]]);
  const whole = { found: [], side: { metric: METRICS.accuracy, samples } };
  deepStrictEqual(await read(NOT_WORSE, stored), whole);
  deepStrictEqual(await read("accuracy not_worse_than base/summary.json by 1%", stored), whole);
  const results = [...encodeResults(scoredTask("model-a/gsm8k", METRICS), [])].join("");
  deepStrictEqual(await read("accuracy not_worse_than r.json by 1%", { "r.json": results }), {
    found: [],
    side: { metric: METRICS.accuracy, samples: new Map() },
  });
});

Deno.test("another model is compared by the same questions, where there is one", async () => {
  const only = { ...SUMMARY, tasks: TWINS.slice(0, 1) };
  const { found } = await read(NOT_WORSE, { "base/summary.json": JSON.stringify(only) });
  deepStrictEqual(found, []);
});

Deno.test.each<{ what: string; summary: string | undefined; found: string }>([
  { what: "nothing there", summary: undefined, found: "no run at base" },
  { what: "no JSON", summary: "{", found: "no summary of a run in base" },
  { what: "another JSON", summary: "null", found: "no summary of a run in base" },
  {
    what: "tasks that are none",
    summary: '{"schema":1,"tasks":[null,1,{"id":"model-a/gsm8k","kind":"accuracy"}]}',
    found: "no task like model-a/gsm8k in base",
  },
  {
    what: "two other models",
    summary: JSON.stringify({ ...SUMMARY, tasks: TWINS }),
    found: "no task like model-a/gsm8k in base",
  },
  {
    what: "no such metric",
    summary: JSON.stringify({ ...SUMMARY, tasks: [scoredTask("model-a/gsm8k", {})] }),
    found: "no accuracy of model-a/gsm8k in base",
  },
])("a baseline with $what is an issue: $found", async ({ summary, found }) => {
  const stored = summary === undefined ? {} : { "base/summary.json": summary };
  deepStrictEqual((await read(NOT_WORSE, stored)).found, [found]);
});

Deno.test("a latency needs the requests themselves, a share of failures does not", async () => {
  const stored = { "base/summary.json": JSON.stringify(loadedSummary([took(5)])) };
  const latency = await read("ttft_p50 not_worse_than base by 5%", stored, LOADED);
  deepStrictEqual(latency.found, ["no ttft_ms of sim/synthetic in base"]);
  const rate = await read("error_rate not_worse_than base by 5%", stored, LOADED);
  deepStrictEqual(rate.side, { metric: { value: 0, n: 1, correct: 0 } });
  strictEqual(rate.found.length, 0);
});
