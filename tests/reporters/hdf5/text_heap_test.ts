import assert from "node:assert/strict";
import fc from "fast-check";
import { joined } from "../../../reporters/hdf5/bytes.ts";
import { GrowingFile } from "../../../reporters/hdf5/growing_file.ts";
import { groupHeader } from "../../../reporters/hdf5/object_header.ts";
import { textHeap } from "../../../reporters/hdf5/text_heap.ts";
import { withFile } from "./read_back.ts";

/** A file whose root group has two attributes: these texts, and the first of them. */
function fileOf(texts: readonly [string, ...(readonly string[])]): Uint8Array {
  const file = new GrowingFile();
  const heap = textHeap(texts, file.end);
  file.put(heap.bytes);
  file.putRoot(groupHeader([], { all: texts, first: texts[0], number: 7 }, heap));
  const whole = joined(file.take());
  whole.set(file.start());
  return whole;
}

async function assertReadBack(texts: readonly [string, ...(readonly string[])]): Promise<void> {
  await withFile(fileOf(texts), ({ attrs }) => {
    assert.deepEqual(attrs["all"]?.value, texts);
    assert.equal(attrs["first"]?.value, texts[0]);
    assert.equal(attrs["number"]?.value, 7);
  });
}

Deno.test.each([
  ["words", ["s", "since the start of the task"]],
  ["nothing", ["", "s", ""]],
  ["the same twice", ["s", "s", "1"]],
  ["a whole heap and more", ["x".repeat(4032), "y"]],
  ["just a whole heap", ["x".repeat(4048)]],
  ["many", Array.from({ length: 500 }, (_, at) => `text ${at}`)],
  ["other scripts", ["é", "模型", "🙂", "\u202e"]],
] as [string, [string, ...string[]]][])("textHeap: %s", (_, texts) => assertReadBack(texts));

Deno.test("textHeap: any texts", async () => {
  const text = fc.string({ unit: "grapheme" }).filter((of) => !of.includes("\0"));
  const texts = fc.tuple(text, text, text);
  await fc.assert(fc.asyncProperty(texts, assertReadBack), { numRuns: 50 });
});

Deno.test("textHeap: a text that is not in it is nothing to point at", () => {
  assert.throws(() => textHeap(["s"], 48).reference("ms"), {
    message: 'Cannot point at "ms": the heap has no such text',
  });
});
