import { deepStrictEqual, ok, strictEqual, throws } from "node:assert";
import { applyMeta } from "../../../../engine/dataset/rows/apply_meta.ts";
import { parseFileMeta } from "../../../../engine/dataset/rows/file_meta.ts";
import type { FileMeta } from "../../../../engine/dataset/rows/file_meta.ts";
import type { Sample } from "../../../../engine/plan/sample.ts";

const PLAIN: FileMeta = { requestCount: null, sampling: "default", output: null };

function samples(count: number): Sample[] {
  return Array.from(
    { length: count },
    (_, index) => ({ id: `s${index}`, index, row: {}, reference: null, choices: null }),
  );
}

function ids(count: number, meta: Partial<FileMeta>, seed = 1): string[] {
  return applyMeta(samples(count), { ...PLAIN, ...meta }, seed).map(({ sample }) => sample.id);
}

function tokens(count: number, output: FileMeta["output"], seed = 1): (number | null)[] {
  return applyMeta(samples(count), { ...PLAIN, output }, seed).map(({ maxTokens }) => maxTokens);
}

Deno.test("parseFileMeta() reads what guides of other tools describe", () => {
  deepStrictEqual(parseFileMeta("\ufeff{}", "m"), PLAIN);
  const uniform = {
    request_count: "10",
    sampling_mode: "shuffle",
    output_config: { method: "uniform", params: { min_value: "5", max_value: 50 } },
  };
  deepStrictEqual(parseFileMeta(JSON.stringify(uniform), "m"), {
    requestCount: 10,
    sampling: "shuffle",
    output: { kind: "uniform", min: 5, max: 50 },
  });
  const shares = [[100, 0.1], [200, 0.2], [300, 0.7]];
  const percentage = {
    output_config: { method: "percentage", params: { percentage_distribute: shares } },
  };
  deepStrictEqual(parseFileMeta(JSON.stringify(percentage), "m").output, {
    kind: "percentage",
    shares: shares.map(([tokens, share]) => ({ tokens, share })),
  });
});

const output = (method: unknown, params: unknown): string =>
  JSON.stringify({ output_config: { method, params } });
const shares = (...list: readonly unknown[]): string =>
  output("percentage", { percentage_distribute: list });

Deno.test.each([
  { text: "{", says: /^Cannot read q\.meta\.json: "Expected/ },
  { text: "[]", says: /the file is "\[\]"\. Write an object$/ },
  {
    text: '{"requestcount": 1}',
    says: /no key requestcount, but "request_count", "sampling_mode"/,
  },
  { text: '{"request_count": 0}', says: /request_count is "0"\. Write a whole number from 1/ },
  { text: '{"request_count": 99999999999}', says: /request_count is "99999999999"/ },
  {
    text: '{"sampling_mode": "first"}',
    says: /sampling_mode is ""first""\. Write "default", "random"/,
  },
  {
    text: output("gaussian", {}),
    says: /output_config\.method is ""gaussian""\. Write "uniform" or/,
  },
  {
    text: output("uniform", undefined),
    says: /output_config\.params is "missing"\. Write an object$/,
  },
  { text: output("uniform", { min_value: 1 }), says: /params\.max_value is "missing"/ },
  {
    text: output("uniform", { min_value: 5, max_value: 4 }),
    says: /max_value is "4"\. Write at least min_value, 5$/,
  },
  { text: output("uniform", { min: 5 }), says: /no key output_config\.params\.min, but/ },
  { text: shares([100, 0.5], [200, 0.4]), says: /percentage_distribute is .* add up to 1$/ },
  { text: shares([0, 1]), says: /percentage_distribute is/ },
  { text: shares([1, 1.5], [1, -0.5]), says: /percentage_distribute is/ },
  { text: shares(), says: /percentage_distribute is "\[\]"/ },
])("parseFileMeta($text) names the key", ({ text, says }) => {
  throws(() => parseFileMeta(text, "q.meta.json"), { name: "RowsError", message: says });
});

Deno.test("the first rows are asked, and again from the start where they do not suffice", () => {
  deepStrictEqual(ids(3, {}), ["s0", "s1", "s2"]);
  deepStrictEqual(ids(3, { requestCount: 2 }), ["s0", "s1"]);
  deepStrictEqual(ids(2, { requestCount: 5 }), ["s0", "s1", "s0#2", "s1#2", "s0#3"]);
  deepStrictEqual(ids(0, { requestCount: 5 }), []);
});

Deno.test("shuffle mixes the first rows, random takes any; both are of the seed alone", () => {
  const first = ids(100, { requestCount: 10, sampling: "shuffle" });
  deepStrictEqual([...first].sort(), ids(10, {}));
  deepStrictEqual(ids(100, { requestCount: 10, sampling: "shuffle" }), first);
  const any = ids(100, { requestCount: 10, sampling: "random" });
  strictEqual(new Set(any).size, 10);
  ok(any.some((id) => id.length > 2), any.join());
  deepStrictEqual(ids(100, { requestCount: 10, sampling: "random" }), any);
  strictEqual(ids(100, { requestCount: 10, sampling: "random" }, 2).join() === any.join(), false);
  strictEqual(new Set(ids(3, { requestCount: 7, sampling: "random" })).size, 7);
});

Deno.test("uniform lengths reach both ends", () => {
  const drawn = tokens(500, { kind: "uniform", min: 3, max: 6 });
  deepStrictEqual(new Set(drawn), new Set([3, 4, 5, 6]));
  deepStrictEqual(tokens(500, { kind: "uniform", min: 3, max: 6 }), drawn);
});

Deno.test("shares are of decimal numbers, in order, and the last one gets the rest", () => {
  const counted = (count: number, ...list: readonly (readonly [number, number])[]): number[] => {
    const shares = list.map(([tokens, share]) => ({ tokens, share }));
    const drawn = tokens(count, { kind: "percentage", shares });
    deepStrictEqual(drawn, drawn.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
    return list.map(([size]) => drawn.filter((value) => value === size).length);
  };
  deepStrictEqual(counted(100, [1, 0.29], [2, 0.71]), [29, 71]);
  deepStrictEqual(counted(10, [1, 0.33], [2, 0.33], [3, 0.34]), [3, 3, 4]);
  deepStrictEqual(counted(1, [1, 0.5], [2, 0.5]), [0, 1]);
});
