import { deepStrictEqual, rejects } from "node:assert";
import type { Dataset } from "../../../engine/plan/plan.ts";
import { hasQuestions, readSamples } from "../../../engine/run/samples.ts";
import { ROWS_PATH, taskOf } from "./generate/asked.ts";
import { newAsking } from "./generate/asking.ts";

type Change = Parameters<typeof taskOf>[0];

/** Ids and limits of the samples of six rows, `q0` to `q5`. */
async function chosen(
  change: Change,
  rest: Partial<Dataset> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { ports } = await newAsking({ rows: 6 });
  for (const [path, text] of Object.entries(files)) await ports.files.write(path, [text]);
  const dataset = { ...taskOf(change).dataset, ...rest };
  if (!hasQuestions(dataset)) throw new Error("Cannot choose samples: there are no questions");
  const asked = await readSamples(dataset, ports);
  return asked.map(({ sample, maxTokens }) => `${sample.id}${maxTokens ? ` ≤${maxTokens}` : ""}`);
}

Deno.test("slice, then ids, then order, then the first so many", async (t) => {
  const select = (slice: [number, number | null] | null, ids: string[] | null, order = "file") =>
    ({ select: { slice, ids, order } }) as Change;
  deepStrictEqual(await chosen({}), ["q0", "q1", "q2", "q3", "q4", "q5"]);
  deepStrictEqual(await chosen(select([1, -1], null)), ["q1", "q2", "q3", "q4"]);
  deepStrictEqual(await chosen(select([1, -1], ["q4", "q1"])), ["q1", "q4"]);
  deepStrictEqual(await chosen(select([1, null], null), { rows: 2 }), ["q1", "q2"]);
  await t.assertSnapshot(await chosen(select(null, null, "shuffle"), { rows: 3 }));
  await t.assertSnapshot(await chosen(select(null, null, "random"), { rows: 3 }));
});

Deno.test("a file beside the rows says how many are asked, and how long answers may be", async () => {
  const meta = {
    request_count: 8,
    output_config: { method: "uniform", params: { min_value: 5, max_value: 5 } },
  };
  const files = { [`${ROWS_PATH}.meta.json`]: JSON.stringify(meta) };
  deepStrictEqual(await chosen({}, {}, files), [
    ...["q0", "q1", "q2", "q3", "q4", "q5", "q0#2", "q1#2"].map((id) => `${id} ≤5`),
  ]);
  deepStrictEqual(await chosen({}, { rows: 1 }, files), ["q0 ≤5"]);
});

Deno.test("a row says how long its own answer may be", async () => {
  const row = JSON.stringify({ id: "a", question: "?", answer: "1", max_tokens: 9 });
  deepStrictEqual(await chosen({}, {}, { [ROWS_PATH]: `${row}\n` }), ["a ≤9"]);
});

Deno.test("two rows of one id are refused", async () => {
  const row = `${JSON.stringify({ id: "a", question: "?", answer: "1" })}\n`;
  await rejects(chosen({}, {}, { [ROWS_PATH]: row + row }), /"?a"?/);
});

Deno.test("random words have no rows", async () => {
  const source = {
    kind: "synthetic",
    input: { kind: "fixed", tokens: 1 },
    output: { kind: "fixed", tokens: 1 },
    prefixTokens: 0,
  } as const;
  await rejects(chosen({}, { source }), /Cannot read rows of quiz: its source is synthetic/);
});
