import assert from "node:assert/strict";
import fc from "fast-check";
import { parseRecordedAnswer } from "../../../engine/mock/recorded_answer.ts";
import type { Row } from "../../../engine/plan/sample.ts";

const CHAT = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "1+1?" },
  { role: "assistant", content: "2" },
  { role: "user", content: [{ type: "text", text: " 2+2? " }] },
];

interface Line {
  readonly name: string;
  readonly row: Row;
}

Deno.test.each<Line>([
  { name: "written by hand", row: { question: "2+2?", answer: 4 } },
  { name: "beside its right answer", row: { question: "2+2?", answer: "4", response: "It is 5." } },
  { name: "of messages", row: { messages: CHAT, completion: "4", reasoning: "Two and two." } },
  {
    name: "of assay or ais_bench",
    row: {
      data_abbr: "sums",
      id: "7",
      repeat: 1,
      success: true,
      origin_prompt: [{ role: "HUMAN", prompt: "2+2?" }],
      prediction: "4",
      finish_reason: "length",
    },
  },
  {
    name: "of lm-eval",
    row: {
      doc: { question: "2+2?", answer: "#### 4" },
      arguments: [["Question: 2+2?\nAnswer:", { until: ["\n"] }]],
      resps: [["4", "5"]],
    },
  },
  {
    name: "of lm-eval's chats",
    row: {
      doc: { problem: "2+2?" },
      arguments: { gen_args_0: { arg_0: JSON.stringify(CHAT), arg_1: {} } },
      resps: [["4"]],
    },
  },
  { name: "to any question", row: { output: "4" } },
  { name: "that is empty", row: { prompt: "2+2?", prediction: null } },
  { name: "of an error", row: { prompt: "2+2?", status: 400, error: { message: "Too long" } } },
  { name: "of an error in words", row: { input: "2+2?", status: 503, response: "Busy" } },
  { name: "of an error without words", row: { input: "2+2?", status: 500 } },
  { name: "without an answer", row: { question: "2+2?", output: { choices: [] } } },
  { name: "with an odd status", row: { question: "2+2?", answer: "4", status: 302 } },
  { name: "of a prompt that is no JSON", row: { prompt: "[{ what is this? }]", answer: "A list" } },
])("a line $name", async ({ row }, t) => {
  await t.assertSnapshot(parseRecordedAnswer(row));
});

Deno.test("any line is read, or says why not", () => {
  const key = fc.constantFrom(
    "messages",
    "prompt",
    "arguments",
    "doc",
    "resps",
    "status",
    "answer",
  );
  fc.assert(fc.property(fc.dictionary(key, fc.jsonValue()), (row) => {
    const read = parseRecordedAnswer(row as Row);
    assert.ok("why" in read ? read.why !== "" : read.asks.every((ask) => ask.trim() === ask));
  }));
});

Deno.test("a deep nest is no answer", () => {
  const deep = JSON.parse(`${"[".repeat(1e5)}${"]".repeat(1e5)}`);
  assert.ok("why" in parseRecordedAnswer({ output: deep }));
});
