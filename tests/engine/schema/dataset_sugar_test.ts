import assert from "node:assert/strict";
import { chosenOf, issuesText, named, suiteOf } from "./chosen.ts";

const uniform = { Method: "uniform", Params: { MinValue: 5, MaxValue: 50 } };
const gaussian = {
  Method: "gaussian",
  Params: { Mean: 100, Var: 400, MinValue: 10, MaxValue: 200 },
};
const zipf = { Method: "zipf", Params: { Alpha: 1.5, MinValue: 1, MaxValue: 9 } };
const tokens = { RequestSize: 64, PrefixLen: 8, VocabSize: 32_000 };

interface Row {
  readonly what: string;
  readonly written: Readonly<Record<string, unknown>>;
  readonly source: Readonly<Record<string, unknown>>;
}

const ROWS: readonly Row[] = [
  {
    what: "uniform and gaussian",
    written: { Type: "string", StringConfig: { Input: uniform, Output: gaussian } },
    source: {
      input: { kind: "uniform", min: 5, max: 50 },
      output: { kind: "normal", mean: 100, sd: 20, min: 10, max: 200 },
    },
  },
  {
    what: "zipf",
    written: { StringConfig: { Input: zipf, Output: uniform } },
    source: {
      input: { kind: "zipf", alpha: 1.5, min: 1, max: 9 },
      output: { kind: "uniform", min: 5, max: 50 },
    },
  },
  {
    what: "tokens, and the model's own limit of answers",
    written: { Type: "TokenId", TokenIdConfig: tokens },
    source: { input: { kind: "fixed", tokens: 64 }, prefixTokens: 8 },
  },
  {
    what: "tokens without prefix or type",
    written: { TokenIdConfig: { RequestSize: 64 } },
    source: { input: { kind: "fixed", tokens: 64 }, prefixTokens: 0 },
  },
  {
    what: "both, and the type decides",
    written: {
      Type: "tokenid",
      StringConfig: { Input: uniform, Output: uniform },
      TokenIdConfig: tokens,
    },
    source: { input: { kind: "fixed", tokens: 64 }, prefixTokens: 8 },
  },
];

Deno.test.each(ROWS)("$what", ({ written, source }) => {
  const config = { RequestCount: 10, TrustRemoteCode: false, ...written };
  const suite = suiteOf(chosenOf({ datasets: [named("dataset", config)] }));
  assert.deepEqual(suite.datasets[0]?.config, {
    rows: 10,
    source: { kind: "synthetic", ...source },
  });
});

const WRONG: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "a method of no kind": {
    StringConfig: { Input: { ...uniform, Method: "unifrm" }, Output: zipf },
  },
  "parameters of another method": {
    StringConfig: { Input: { ...zipf, Method: "uniform" }, Output: zipf },
  },
  "bounds upside down": {
    StringConfig: {
      Input: { Method: "uniform", Params: { MinValue: 9, MaxValue: 3 } },
      Output: zipf,
    },
  },
  "a negative variance": {
    StringConfig: {
      Input: uniform,
      Output: { ...gaussian, Params: { ...gaussian.Params, Var: -4 } },
    },
  },
  "no output": { StringConfig: { Input: uniform } },
  "the type's config is missing": {
    Type: "tokenid",
    StringConfig: { Input: uniform, Output: zipf },
  },
  "a type of no kind": { Type: "file", TokenIdConfig: tokens },
  "both spellings": { rows: 4, source: { kind: "synthetic", input: 4 }, TokenIdConfig: tokens },
  "a prefix that is no number": { TokenIdConfig: { RequestSize: 0, PrefixLen: "8" } },
};

Deno.test("what is said of wrong sugar", async (t) => {
  for (const [what, config] of Object.entries(WRONG)) {
    await t.step(what, async (t) => {
      const written = { RequestCount: 10, ...config };
      await t.assertSnapshot(issuesText(chosenOf({ datasets: [named("dataset", written)] })));
    });
  }
});
