import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import type { AccuracyTask } from "../../../engine/event/accuracy.ts";
import type { Prediction } from "../../../engine/event/prediction.ts";
import { readAnswers } from "../../../engine/run/read_answers.ts";
import { encodeResults } from "../../../engine/run/score/results.ts";
import type { ResultRow } from "../../../engine/run/score/rows.ts";

const SUMMARY = { kind: "accuracy", metrics: {} } as unknown as AccuracyTask;
const SCORE = { verdict: "wrong", why: null, extracted: "7", rule: "boxed", parts: {} } as const;

function rowOf(text: string, at: number): ResultRow {
  const id = String(at);
  return {
    sample: { id, index: at, row: {}, reference: ["8", "eight"], choices: null },
    asked: { success: true, origin_prompt: text, prediction: text } as unknown as Prediction,
    trial: {
      id,
      repeat: at % 3,
      outcome: { kind: "scored", finish: "stop", score: { ...SCORE, offsets: [0, at] } },
    },
  };
}

async function* chunked(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

function read(text: string, size: number): Promise<readonly unknown[]> {
  return Array.fromAsync(readAnswers(chunked(new TextEncoder().encode(text), size)));
}

Deno.test("answers are read as they were written, however their file comes", async () => {
  const texts = fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 90 }), async (texts, size) => {
      const file = [...encodeResults(SUMMARY, texts.map(rowOf))].join("");
      const expected = texts.map((text, at) => ({
        id: String(at),
        repeat: at % 3,
        prompt: text,
        references: ["8", "eight"],
        verdict: "wrong",
        why: null,
        text,
        extracted: "7",
        offsets: [0, at],
        rule: "boxed",
        finish: "stop",
      }));
      deepStrictEqual(await read(file, size), expected);
    }),
    { examples: [[["\u2028", "a\u2029b", "\u0085"], 1]] },
  );
});

Deno.test("an answer that was not had says why", async () => {
  const outcomes = [
    { kind: "failed", failure: "timeout", text: "no answer within 60 s" },
    { kind: "missing" },
  ] as const;
  const rows = outcomes.map((outcome, at): ResultRow => {
    const { trial, ...rest } = rowOf("", at);
    return { ...rest, trial: { ...trial, outcome } };
  });
  const answers = await read([...encodeResults(SUMMARY, rows)].join(""), 100);
  deepStrictEqual(
    (answers as readonly Record<string, unknown>[]).map(({ verdict, why, text }) => ({
      verdict,
      why,
      text,
    })),
    [
      { verdict: "error", why: "timeout", text: "no answer within 60 s" },
      { verdict: "missing", why: null, text: "" },
    ],
  );
});

Deno.test.each([
  { name: "no file", text: "" },
  { name: "no JSON", text: '    "0": {"verdict": "wrong",\n' },
  { name: "no answer", text: '    "0": {"verdict":"splendid"}\n    "1": {}\n' },
  { name: "another's file", text: '{"details":{"0":{"verdict":"wrong"}}}' },
])("$name has no answers", async ({ text }) => deepStrictEqual(await read(text, 10), []));
