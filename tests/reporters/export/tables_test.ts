import assert from "node:assert/strict";
import type { FailedAsk, Prediction } from "../../../engine/event/prediction.ts";
import type { Summary } from "../../../engine/event/summary.ts";
import { csvPieces } from "../../../reporters/export/csv.ts";
import { jsonlPieces } from "../../../reporters/export/jsonl.ts";
import { markdownPieces } from "../../../reporters/export/markdown.ts";
import { requestTable } from "../../../reporters/export/request_table.ts";
import { sampleTable } from "../../../reporters/export/sample_table.ts";
import { summaryTable } from "../../../reporters/export/summary_table.ts";
import type { Cell, Table } from "../../../reporters/export/table.ts";
import { tokenTable } from "../../../reporters/export/token_table.ts";
import { renderDetails } from "../../../reporters/details.ts";
import * as contract from "../../contract/reporter_contract.ts";
import { scoredTask } from "../../engine/gate/fixtures.ts";
import { CASES, HOSTILE, STAGES } from "../cases.ts";
import { recordedOf } from "../recorded.ts";
import { cellsOf, textOf } from "./read_back.ts";

type Fields = Readonly<Record<string, Cell>>;

/** Rows as objects, missing values left out. */
async function known(table: Table): Promise<readonly Fields[]> {
  return (await cellsOf(table)).map((row) =>
    Object.fromEntries(
      table.columns.map(({ name }, at) => [name, row[at] ?? null] as const)
        .filter(([, cell]) => cell !== null),
    )
  );
}

function requestsOf(...names: readonly string[]): Parameters<typeof requestTable>[0] {
  return names.map((name) => {
    const recorded = CASES[name] ?? recordedOf([]);
    return { model: "m", dataset: name, blocks: recorded.blocks };
  });
}

Deno.test.each(Object.keys(CASES))(
  "requests: the keys and values of _details.json, %s",
  async (name) => {
    const details: readonly Fields[] = JSON.parse(await contract.textOf(renderDetails, name));
    const rows = await known(requestTable(requestsOf(name)));
    assert.deepEqual(
      rows.map((row) => Object.entries(row)),
      details.map((line) => Object.entries({ model: "m", dataset: name, ...line })),
    );
  },
);

Deno.test("requests: the same columns in the same order, whatever was recorded", async (t) => {
  const { columns } = requestTable([]);
  await t.assertSnapshot(columns.map(({ name, type, about }) => `${name} ${type}: ${about}`));
  assert.equal(new Set(columns.map(({ name }) => name)).size, columns.length);
  await t.assertSnapshot(await textOf(csvPieces(requestTable(requestsOf("usual")))));
});

Deno.test("requests: every task counts its own", async () => {
  const rows = await known(requestTable(requestsOf("usual", "several stages")));
  const usual = rows.filter(({ dataset }) => dataset === "usual");
  assert.deepEqual(usual.map(({ id }) => id), usual.map((_, at) => at));
  const others = rows.slice(usual.length);
  assert.deepEqual(
    others.map(({ dataset, id }) => [dataset, id]),
    others.map((_, at) => ["several stages", at]),
  );
  assert.equal(others.length, STAGES.flat().length);
});

Deno.test("tokens: every event of every request, with the gap before it", async (t) => {
  const tasks = requestsOf("usual");
  const rows = await known(tokenTable(tasks));
  const requests = await known(requestTable(tasks));
  assert.deepEqual(
    requests.map(({ id }) => rows.filter(({ request_id }) => request_id === id).length),
    requests.map(({ events }) => events),
  );
  for (const { request_id, event, at_ms } of rows.filter(({ event }) => event === 0)) {
    const first = requests.find(({ id }) => id === request_id)?.["first_token_ms"];
    assert.deepEqual([event, at_ms], [0, first]);
  }
  await t.assertSnapshot(await textOf(jsonlPieces(tokenTable(tasks))));
});

const { summary: LOAD } = recordedOf(STAGES);
const SUMMARY: Summary = {
  schema: 1,
  plan: "p",
  tasks: [
    LOAD,
    scoredTask("m/x", { accuracy: { value: 0.5, correct: 50, n: 100, ci95: [0.4, 0.6] } }),
  ],
  groups: [{ group: "bbh", model: "m", metric: "accuracy", value: 0.61, members: 27 }],
};

Deno.test("summary: every metric of every task and stage", async (t) => {
  await t.assertSnapshot(await textOf(csvPieces(summaryTable(SUMMARY))));
  await t.assertSnapshot(await textOf(markdownPieces(summaryTable(SUMMARY))));
});

Deno.test("summary: figures are those of summary.json", async () => {
  const rows = await known(summaryTable(SUMMARY));
  const whole = new Map(
    rows.filter(({ kind, stage }) => kind === "performance" && stage === undefined)
      .map((row) => [row["metric"], row]),
  );
  for (const [name, metric] of Object.entries(LOAD.metrics)) {
    const row = whole.get(name) ?? {};
    if (typeof metric === "number") assert.equal(row["value"], metric, name);
    else for (const [key, value] of Object.entries(metric)) assert.equal(row[key], value, name);
  }
  assert.equal(whole.get("failed_timeout_requests")?.["value"], LOAD.requests.failed);
  const stages = rows.filter(({ metric }) => metric === "ok_requests").map(({ value }) => value);
  assert.deepEqual(stages, [3, 2, 1]);
});

Deno.test("markdown: what a server said is text, in one cell", async () => {
  const text = await textOf(markdownPieces(requestTable(requestsOf("all failed"))));
  const lines = text.trimEnd().split("\n");
  assert.equal(new Set(lines.map((line) => line.split(" | ").length)).size, 1);
  for (const sign of ["<", "`", "\x1b", "\u202e"]) assert.ok(!text.includes(sign));
  assert.ok(text.includes("&#60;script&#62;alert(1)"));
});

const ASKED = {
  data_abbr: "d",
  id: "q1",
  repeat: 0,
  uuid: "u",
  origin_prompt: "2 + 2?",
  attempts: 2,
} as const;
const PREDICTION: Prediction = {
  ...ASKED,
  success: true,
  prediction: "It is 4.",
  gold: "4",
  finish_reason: "stop",
  usage: { prompt_tokens: 7, completion_tokens: 3 },
  timings: { sent_at: "2026-01-02T03:04:05.678Z", first_byte_ms: 12.5, latency_ms: 40 },
  request: "0123456789abcdef",
};
const FAILED: FailedAsk = {
  ...ASKED,
  success: false,
  kind: "timeout",
  status: 0,
  error_info: "no answer",
};

const SCORED = {
  id: "q1",
  repeat: 0,
  prompt: [{ role: "user", prompt: "2 + 2?" }],
  references: ["4", "four"],
  origin_prediction: "It is 4.",
  predictions: "4",
  correct: true,
  verdict: "correct",
  why: null,
  rule: "last-number",
  offsets: [6, 7],
  finish_reason: "stop",
  parts: { f1: { sum: 1, n: 1 } },
};

Deno.test("samples: the evidence of each answer, and what asking it took", async () => {
  const failed = { id: "q2", repeat: 0, verdict: "error", why: "timeout", error_info: "no answer" };
  const entries = [
    { scored: SCORED, asked: PREDICTION },
    { scored: failed, asked: FAILED },
    { scored: { id: "q3", repeat: 1, verdict: "missing" }, asked: undefined },
  ];
  const table = sampleTable([{
    model: "m",
    dataset: "d",
    entries: () => Promise.resolve(entries),
  }]);
  const names = { model: "m", dataset: "d" };
  assert.deepEqual(await known(table), [
    {
      ...names,
      id: "q1",
      repeat: 0,
      verdict: "correct",
      correct: true,
      extracted: "4",
      reference: '["4","four"]',
      rule: "last-number",
      finish_reason: "stop",
      answer: "It is 4.",
      prompt: '[{"role":"user","prompt":"2 + 2?"}]',
      parts: '{"f1":{"sum":1,"n":1}}',
      extracted_start: 6,
      extracted_end: 7,
      attempts: 2,
      first_byte_ms: 12.5,
      latency_ms: 40,
      input_tokens: 7,
      output_tokens: 3,
    },
    {
      ...names,
      id: "q2",
      repeat: 0,
      verdict: "error",
      why: "timeout",
      error: "no answer",
      attempts: 2,
    },
    { ...names, id: "q3", repeat: 1, verdict: "missing" },
  ]);
});

Deno.test("samples: fields of a wrong type are missing, and no number is too large for its column", async () => {
  const scored = { id: 7, repeat: "x", correct: "yes", offsets: "none", verdict: HOSTILE };
  const asked = { ...PREDICTION, attempts: 1.5, usage: { prompt_tokens: 1e300 } };
  const table = sampleTable([{
    model: "m",
    dataset: "d",
    entries: () => Promise.resolve([{ scored, asked }]),
  }]);
  assert.deepEqual(await known(table), [{
    model: "m",
    dataset: "d",
    id: "7",
    verdict: HOSTILE.toWellFormed(),
    first_byte_ms: 12.5,
    latency_ms: 40,
  }]);
});
