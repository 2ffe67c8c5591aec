import assert from "node:assert/strict";
import { EVENT_METRICS, REQUEST_METRICS } from "../../../engine/event/metrics.ts";
import { TOTAL_METRICS } from "../../../engine/event/totals.ts";
import { blockOf } from "./fixtures.ts";
import type { Request } from "./fixtures.ts";

const SENT: Request = { scheduled: 1000, sent: 1003 };
const FULL: Request = {
  ...SENT,
  firstByte: 1043,
  firstEvent: 1048,
  firstToken: 1053,
  firstVisible: 1113,
  lastToken: 1203,
  end: 1210,
  inputTokens: 100,
  outputTokens: 11,
  cachedTokens: 64,
  reasoningTokens: 4,
};

function valuesOf(request: Request): Readonly<Record<string, number>> {
  const block = blockOf([{}, request]);
  return Object.fromEntries(REQUEST_METRICS.map(({ name, of }) => [name, of(block, 1)]));
}

Deno.test("every metric of a whole request, by hand", () => {
  assert.deepEqual(Object.entries(valuesOf(FULL)), [
    ["ttft_ms", 50],
    ["ttft_scheduled_ms", 53],
    ["ttfb_ms", 40],
    ["ttfe_ms", 45],
    ["ttfv_ms", 110],
    ["tpot_ms", 15],
    ["e2el_ms", 200],
    ["e2el_scheduled_ms", 203],
    ["lag_ms", 3],
    ["input_tokens", 100],
    ["output_tokens", 11],
    ["cached_tokens", 64],
    ["reasoning_tokens", 4],
    ["output_tokens_per_s", 55],
    ["prefill_tokens_per_s", 2000],
  ]);
});

const LATER = ["ttft_ms", "ttft_scheduled_ms", "e2el_ms", "e2el_scheduled_ms"];

Deno.test.each<{ name: string; request: Request; missing: readonly string[] }>([
  { name: "a single token", request: { ...FULL, outputTokens: 1 }, missing: ["tpot_ms"] },
  {
    name: "no token count",
    request: { ...FULL, outputTokens: -1 },
    missing: ["tpot_ms", "output_tokens", "output_tokens_per_s"],
  },
  { name: "all tokens in one event", request: { ...FULL, lastToken: 1053 }, missing: ["tpot_ms"] },
  { name: "a second attempt", request: { ...FULL, attempts: 2 }, missing: ["lag_ms"] },
  { name: "no visible text", request: { ...FULL, firstVisible: NaN }, missing: ["ttfv_ms"] },
  {
    name: "nothing told but times",
    request: { ...FULL, inputTokens: -1, cachedTokens: -1, reasoningTokens: -1 },
    missing: ["input_tokens", "prefill_tokens_per_s", "cached_tokens", "reasoning_tokens"],
  },
  {
    name: "no content",
    request: { ...FULL, firstToken: NaN, firstVisible: NaN, lastToken: NaN },
    missing: [...LATER, "ttfv_ms", "tpot_ms", "output_tokens_per_s", "prefill_tokens_per_s"],
  },
])(
  "what is missing of a request with $name is missing, and nothing else",
  ({ request, missing }) => {
    const absent = Object.entries(valuesOf(request)).filter(([, value]) => Number.isNaN(value));
    assert.deepEqual(absent.map(([name]) => name).sort(), [...missing].sort());
  },
);

Deno.test.each([
  { name: "the server", told: 10, counted: 12, expected: 10 },
  { name: "the server, even none,", told: 0, counted: 12, expected: 0 },
  { name: "the tokenizer", told: -1, counted: 12, expected: 12 },
  { name: "nobody", told: -1, counted: -1, expected: NaN },
])("tokens told by $name", ({ told, counted, expected }) => {
  const values = valuesOf({
    inputTokens: told,
    countedInputTokens: counted,
    outputTokens: told,
    countedOutputTokens: counted,
  });
  assert.deepEqual([values["input_tokens"], values["output_tokens"]], [expected, expected]);
});

Deno.test("every metric has a name of its own with its unit in it, and one sentence", () => {
  const all = [...REQUEST_METRICS, ...EVENT_METRICS, ...TOTAL_METRICS];
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
  const suffixes = {
    ms: "_ms",
    s: "_s",
    "tokens": "_tokens",
    "tokens/s": "_per_s",
    "requests/s": "_per_s",
    requests: "",
  };
  for (const { name, unit, definition } of all) {
    assert.ok(name.endsWith(suffixes[unit]), name);
    assert.match(definition, /^[A-Z(].*\.$/);
  }
});
