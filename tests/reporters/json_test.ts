import assert from "node:assert/strict";
import { renderJson } from "../../reporters/json.ts";
import { testReporter, textOf } from "../contract/reporter_contract.ts";

testReporter("json", renderJson, ".json");

Deno.test("json: the incumbent's keys and values", async (t) => {
  await t.assertSnapshot(await textOf(renderJson, "usual"));
});

Deno.test.each(["usual", "no request", "all failed"])("json: the same keys, %s", async (name) => {
  assert.deepEqual(Object.keys(JSON.parse(await textOf(renderJson, name))), [
    "Benchmark Duration",
    "Total Requests",
    "Failed Requests",
    "Success Requests",
    "Concurrency",
    "Max Concurrency",
    "Request Throughput",
    "Total Input Tokens",
    "Total Generated Tokens",
    "Input Token Throughput",
    "Output Token Throughput",
    "Total Token Throughput",
  ]);
});

Deno.test("json: what is not known is null", async () => {
  const numbers = JSON.parse(await textOf(renderJson, "all failed"));
  assert.deepEqual(numbers["Benchmark Duration"], { total: null });
  assert.deepEqual(numbers["Failed Requests"], { total: 3 });
});

Deno.test("json: stages stand beside the total", async () => {
  const numbers = JSON.parse(await textOf(renderJson, "several stages"));
  assert.deepEqual(numbers["Success Requests"], { total: 3, "stage-0": 2, "stage-1": 1 });
});
