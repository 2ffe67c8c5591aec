import { ok, strictEqual } from "node:assert";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { newBuiltInCounter, newTokenCounter } from "../../../engine/wire/tokens.ts";

/** A whole tokenizer of four words. */
const TOKENIZER = {
  version: "1.0",
  truncation: null,
  padding: null,
  "added_tokens": [],
  normalizer: null,
  "pre_tokenizer": { type: "WhitespaceSplit" },
  "post_processor": null,
  decoder: null,
  model: {
    type: "WordPiece",
    "unk_token": "[UNK]",
    "continuing_subword_prefix": "##",
    "max_input_chars_per_word": 100,
    vocab: { "[UNK]": 0, one: 1, two: 2, "##s": 3 },
  },
};

Deno.test.each([
  { text: "", tokens: 0 },
  { text: "one two", tokens: 2 },
  { text: "ones twos", tokens: 4 },
  { text: "three", tokens: 1 },
])("newTokenCounter() counts $text by the tokenizer it was given", async ({ text, tokens }) => {
  const count = await newTokenCounter(JSON.stringify(TOKENIZER));
  strictEqual(count(text), tokens);
});

Deno.test("the built-in counter takes special tokens for text", async () => {
  const count = await newBuiltInCounter();
  strictEqual(count("<|endoftext|>"), 7);
});

Deno.test("long prose is counted exactly, cut into pieces or not", async () => {
  const count = await newBuiltInCounter();
  const prose = "The quick brown fox, aged 12, jumps over it all. ".repeat(400);
  ok(prose.length > 3 * 4096);
  strictEqual(count(prose), countTokens(prose));
});

Deno.test("a run without a space is counted to within a token a cut", async () => {
  const count = await newBuiltInCounter();
  const run = "ab".repeat(10_000);
  const exact = countTokens(run);
  ok(Math.abs(count(run) - exact) <= Math.ceil(run.length / 4096), `${count(run)} and ${exact}`);
});
