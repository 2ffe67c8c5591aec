import { deepStrictEqual, notStrictEqual, ok, strictEqual } from "node:assert";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { synthesize } from "../../../engine/dataset/synthesize.ts";
import type { DatasetPart, SyntheticSource } from "../../../engine/plan/plan.ts";

const source: SyntheticSource = {
  kind: "synthetic",
  input: { kind: "uniform", min: 20, max: 40 },
  output: { kind: "fixed", tokens: 8 },
  prefixTokens: 0,
};

function dataset(changed: Partial<DatasetPart> = {}): readonly DatasetPart[] {
  return [{ name: "synthetic_gen", source, rows: 50, seed: 3, ...changed }];
}

function head(text: string, words: number): string {
  return text.split(" ").slice(0, words).join(" ");
}

Deno.test("synthesize() gives the rows that were asked for, numbered from 0", () => {
  const samples = [...synthesize(dataset())];
  deepStrictEqual(samples.map(({ index }) => index), [...Array(50).keys()]);
  deepStrictEqual(new Set(samples.map(({ outputTokens }) => outputTokens)), new Set([8]));
});

Deno.test("a prompt has exactly the tokens that were asked for", () => {
  for (const { text, inputTokens } of synthesize(dataset())) {
    strictEqual(countTokens(text), inputTokens);
  }
});

Deno.test("a sample depends on the seed and its index alone", () => {
  const some = [...synthesize(dataset({ rows: 10 }))];
  deepStrictEqual([...synthesize(dataset({ rows: 50 }))].slice(0, 10), some);
  notStrictEqual([...synthesize(dataset({ rows: 1, seed: 4 }))][0]?.text, some[0]?.text);
});

Deno.test("all prompts share the prefix, and no two share the words after it", () => {
  const samples = [...synthesize(dataset({ rows: 2000, source: { ...source, prefixTokens: 7 } }))];
  strictEqual(new Set(samples.map(({ text }) => head(text, 7))).size, 1);
  strictEqual(new Set(samples.map(({ text }) => head(text, 11))).size, 2000);
});

Deno.test("a prefix longer than the prompt is cut to it", () => {
  const longer = { ...source, prefixTokens: 100 };
  const samples = [...synthesize(dataset({ source: longer }))];
  ok(samples.every(({ text, inputTokens }) => text.split(" ").length === inputTokens));
});

Deno.test("merged datasets follow each other, each with its own lengths", () => {
  const short: SyntheticSource = { ...source, input: { kind: "fixed", tokens: 5 } };
  const parts = [
    { name: "a", source, rows: 3, seed: 1 },
    { name: "b", source: short, rows: 2, seed: 2 },
  ];
  const samples = [...synthesize(parts)];
  deepStrictEqual(samples.map(({ index }) => index), [0, 1, 2, 3, 4]);
  deepStrictEqual(samples.map(({ inputTokens }) => inputTokens === 5), [
    false,
    false,
    false,
    true,
    true,
  ]);
});

Deno.test("merged datasets of one seed share no words at the start", () => {
  const parts = ["a", "b"].map((name) => ({ name, source, rows: 40, seed: 1 }));
  const samples = [...synthesize(parts)];
  strictEqual(new Set(samples.map(({ text }) => head(text, 1))).size, 80);
});
