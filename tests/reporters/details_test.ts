import assert from "node:assert/strict";
import { renderDetails } from "../../reporters/details.ts";
import { testReporter, textOf } from "../contract/reporter_contract.ts";
import { CASES, HOSTILE } from "./cases.ts";

testReporter("details", renderDetails, "_details.json");

Deno.test("details: one request in each line", async (t) => {
  await t.assertSnapshot(await textOf(renderDetails, "usual"));
});

Deno.test.each(Object.keys(CASES))(
  "details: a JSON array with one line for each, %s",
  async (name) => {
    const text = await textOf(renderDetails, name);
    const requests = JSON.parse(text);
    assert.ok(Array.isArray(requests));
    assert.equal(text.split("\n").length, requests.length + 3);
    assert.deepEqual(requests.map(({ id }) => id), requests.map((_, at) => at));
  },
);

Deno.test("details: figures agree with the summary", async () => {
  const requests = JSON.parse(await textOf(renderDetails, "usual")) as Record<string, unknown>[];
  const measured = requests.filter(({ phase, outcome }) =>
    phase === "measured" && outcome === "ok"
  );
  for (const key of ["ttft_ms", "tpot_ms", "e2el_ms", "output_tokens"]) {
    const values = measured.map((request) => request[key]).filter((value) =>
      typeof value === "number"
    );
    const metric = CASES["usual"]?.summary.metrics[key];
    assert.ok(typeof metric === "object");
    assert.equal(values.length, metric.n, key);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.ok(Math.abs(mean - metric.mean) < 1e-5, key);
  }
});

Deno.test("details: what a server said is text and nothing else", async () => {
  const text = await textOf(renderDetails, "all failed");
  assert.ok(!text.includes("\x1b") && !text.includes("\0"));
  const [, hostile] = JSON.parse(text);
  assert.equal(hostile.note, HOSTILE.toWellFormed());
});
