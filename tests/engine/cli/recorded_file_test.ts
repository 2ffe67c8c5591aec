import assert from "node:assert/strict";
import { readRecorded } from "../../../engine/cli/recorded_file.ts";
import { realFiles } from "../../../engine/port/real.ts";
import { newMemoryFiles } from "../port/memory_files.ts";

const LINES = '{"question":"2+2?","answer":"4"}\n\n{"prompt":"3+3?","prediction":"6"}\n';

Deno.test.each([
  { path: "answers.jsonl", text: LINES },
  { path: "answers.json", text: `[${LINES.trim().replace("\n\n", ",")}]` },
  { path: "answers.csv", text: "question,answer\n2+2?,4\n3+3?,6\n" },
])("the recorded answers of $path", async ({ path, text }) => {
  const files = newMemoryFiles();
  await files.write(path, [text]);
  const recorded = await readRecorded(path, files);
  assert.deepEqual(
    recorded.map(({ asks, text }) => [...asks, text]),
    [["2+2?", "4"], ["3+3?", "6"]],
  );
});

Deno.test("what comes with assay is found from anywhere", async () => {
  const recorded = await readRecorded("assay:arithmetic_demo_answers.jsonl", realFiles);
  assert.equal(recorded.length, 234);
});

Deno.test.each([
  { name: "is not there", text: undefined, message: /^Cannot replay a\.jsonl: there is no such/ },
  { name: "is empty", text: "", message: /^Cannot replay a\.jsonl: it has no rows$/ },
  { name: "is no JSON", text: `${LINES}{`, message: /a\.jsonl, line 4/ },
  {
    name: "has a row without an answer",
    text: `${LINES}{"question":"1?"}`,
    message: /^Cannot replay a\.jsonl, row 3: it has no answer/,
  },
])("a file that $name is refused", async ({ text, message }) => {
  const files = newMemoryFiles();
  if (text !== undefined) await files.write("a.jsonl", [text]);
  await assert.rejects(readRecorded("a.jsonl", files), { message });
});
