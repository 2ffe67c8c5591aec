import assert from "node:assert/strict";
import fc from "fast-check";
import type { Ask } from "../../../engine/mock/ask.ts";
import type { Piece } from "../../../engine/mock/shape.ts";
import { newRandomSpeech, newRecordedSpeech } from "../../../engine/mock/speech.ts";
import type { Speech } from "../../../engine/mock/speech.ts";
import { tokensOf } from "../../../engine/mock/words.ts";

const ASK: Ask = {
  api: "openai-chat",
  model: "m",
  prompt: [],
  promptTokens: 0,
  limit: null,
  stop: [],
  stream: true,
  usage: "none",
};

/** All that is said: one token first, then `size` at a time. */
function piecesOf(speech: Speech, size: number): readonly Piece[] {
  const pieces = [speech.say(1)];
  while (pieces.at(-1)?.finish === null) pieces.push(speech.say(Math.min(size, speech.room())));
  return pieces;
}

function saidOf(pieces: readonly Piece[], channel: Piece["channel"]): string {
  return pieces.filter((piece) => piece.channel === channel).map(({ text }) => text).join("");
}

interface Row {
  readonly name: string;
  readonly ask?: Partial<Ask>;
  readonly text: string;
  readonly reasoning?: string;
  readonly finish?: string;
}

Deno.test.each<Row>([
  { name: "a sentence", text: "The answer is 42." },
  { name: "a sentence that ended as something else", text: "No.", finish: "content_filter" },
  { name: "a limit", ask: { limit: 3 }, text: "The answer is 42." },
  { name: "a limit it just keeps", ask: { limit: 5 }, text: "The answer is 42." },
  { name: "a stop text", ask: { stop: ["\n", "is"] }, text: "The answer is 42.\nQ: more" },
  {
    name: "a stop text behind the limit",
    ask: { limit: 2, stop: ["42"] },
    text: "The answer is 42.",
  },
  { name: "a stop text at the start", ask: { stop: ["The"] }, text: "The answer" },
  { name: "reasoning", text: "42", reasoning: "6 times 7" },
  { name: "a limit within reasoning", ask: { limit: 2 }, text: "42", reasoning: "6 times 7" },
  { name: "reasoning alone", text: "", reasoning: "Hm.", finish: "length" },
  {
    name: "reasoning in a completion",
    ask: { api: "openai-completions" },
    text: "42",
    reasoning: "6 times 7",
  },
  { name: "nothing", text: "" },
  { name: "a blank line", text: "\n\n" },
])("a recorded answer of $name", async ({ ask, text, reasoning = "", finish = null }, t) => {
  const speech = newRecordedSpeech({ ...ASK, ...ask }, { text, reasoning, finish });
  await t.assertSnapshot(piecesOf(speech, 2));
});

Deno.test("any recorded answer is said as it is, in any pieces", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", " ", "\n", ".", "é", "中", "😀"),
    minLength: 1,
  })
    .filter((text) => tokensOf(text) > 0);
  fc.assert(fc.property(text, text, fc.integer({ min: 1, max: 4 }), (text, reasoning, size) => {
    const speech = newRecordedSpeech(ASK, { text, reasoning, finish: null });
    const pieces = piecesOf(speech, size);
    assert.deepEqual([saidOf(pieces, "reasoning"), saidOf(pieces, "text")], [reasoning, text]);
    assert.equal(
      pieces.reduce((sum, { tokens }) => sum + tokens, 0),
      tokensOf(text) + tokensOf(reasoning),
    );
    assert.ok(pieces.every(({ text }) => text.isWellFormed()));
  }));
});

Deno.test("random words are as many as are asked for, or sixteen", () => {
  const words = (): string => "word";
  for (
    const [limit, reasoning, expected] of [[5, 2, [2, 3]], [2, 9, [2, 0]], [null, 0, [
      0,
      16,
    ]]] as const
  ) {
    const pieces = piecesOf(newRandomSpeech({ ...ASK, limit }, reasoning, words), 3);
    assert.deepEqual(
      [saidOf(pieces, "reasoning"), saidOf(pieces, "text")],
      expected.map((tokens) => Array(tokens).fill("word").join(" ")),
    );
    assert.equal(pieces.at(-1)?.finish, "length");
  }
});
