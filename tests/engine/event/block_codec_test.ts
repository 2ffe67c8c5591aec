import assert from "node:assert/strict";
import fc from "fast-check";
import type { Block } from "../../../engine/event/block.ts";
import { decodeBlocks, encodeBlock } from "../../../engine/event/block_codec.ts";
import { crc32 } from "../../../engine/event/crc32.ts";
import { blockOf, REQUESTS, streamOf } from "./fixtures.ts";

const HEAD = 32;
const FIRST = blockOf([streamOf(0), { outcome: "http-status", status: 503, note: "busy" }]);
const SECOND = blockOf([streamOf(100, { tokens: 3 })]);

async function decoded(
  pieces: readonly Uint8Array[],
): Promise<{ blocks: Block[]; lost: number }> {
  let lost = 0;
  const blocks = await Array.fromAsync(decodeBlocks(pieces, (bytes) => lost = bytes));
  return { blocks, lost };
}

function joined(...frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    bytes.set(frame, at);
    at += frame.length;
  }
  return bytes;
}

/** A frame whose head was changed by one who knows the checksum. */
function forged(block: Block, change: (head: Uint32Array) => void): Uint8Array {
  const frame = encodeBlock(block);
  const head = new Uint32Array(frame.buffer, 0, HEAD / 4);
  change(head);
  return sealed(frame);
}

/** A frame of a block that lies, with right checksums. */
function lying(change: (block: Block) => void): Uint8Array {
  const honest = blockOf([streamOf(0), streamOf(1)]);
  const frame = encodeBlock(honest);
  const copy = structuredClone(honest);
  change(copy);
  const columns = [
    ...Object.values(copy.times),
    copy.eventTimes,
    ...Object.values(copy.counts),
    copy.eventOffsets,
    copy.eventTokens,
    ...Object.values(copy.codes),
  ].map((column) => new Uint8Array(column.buffer));
  frame.set(joined(...columns), HEAD);
  return sealed(frame);
}

/** A frame of two rows with these bytes for notes, and right checksums. */
function withNotes(notes: string): Uint8Array {
  const honest = [{ row: 0, text: "?".repeat(notes.length) }];
  const frame = encodeBlock({ ...blockOf([{}, {}]), notes: honest });
  const end = frame.lastIndexOf("]".charCodeAt(0)) + 1;
  const start = end - JSON.stringify(honest).length;
  frame.fill(" ".charCodeAt(0), start, end);
  frame.set(new TextEncoder().encode(notes), start);
  return sealed(frame);
}

/** The same frame with checksums that fit. */
function sealed(frame: Uint8Array<ArrayBuffer>): Uint8Array {
  const head = new Uint32Array(frame.buffer, 0, HEAD / 4);
  head[6] = crc32(frame.subarray(HEAD));
  head[7] = crc32(frame.subarray(0, HEAD - 4));
  return frame;
}

Deno.test("blocks survive the file, cut into any pieces", async () => {
  const cuts = fc.array(fc.nat(5000), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(REQUESTS, { maxLength: 4 }), cuts, async (lists, at) => {
      const blocks = lists.map(blockOf);
      const bytes = joined(...blocks.map(encodeBlock));
      const ends = [0, ...at.filter((cut) => cut < bytes.length), bytes.length].sort((a, b) =>
        a - b
      );
      const pieces = ends.slice(1).map((end, i) => bytes.subarray(ends[i], end));
      assert.deepEqual(await decoded(pieces), { blocks, lost: 0 });
    }),
  );
});

Deno.test("frames lie on 8 bytes, so that any two files can be joined", () => {
  for (const block of [FIRST, SECOND, blockOf([])]) assert.equal(encodeBlock(block).length % 8, 0);
});

Deno.test("a file that was cut off anywhere gives all whole blocks, and says what is lost", async () => {
  const [first, second] = [encodeBlock(FIRST), encodeBlock(SECOND)];
  for (let cut = 0; cut < second.length; cut++) {
    const found = await decoded([joined(first, second.subarray(0, cut))]);
    assert.deepEqual(found, { blocks: [FIRST], lost: cut });
  }
});

Deno.test("any damaged byte is noticed, and costs no earlier block", async () => {
  const [first, second] = [encodeBlock(FIRST), encodeBlock(SECOND)];
  for (let at = 0; at < second.length; at++) {
    const bytes = joined(first, second, first);
    const place = first.length + at;
    bytes[place] = (bytes[place] as number) ^ 0x10;
    const found = await decoded([bytes.subarray(0, 100), bytes.subarray(100)]);
    assert.deepEqual(found, { blocks: [FIRST], lost: bytes.length - first.length });
  }
});

Deno.test.each([
  { name: "more rows than a frame may have", word: 3, value: 2 ** 20 + 1 },
  { name: "as many rows as a word can say", word: 3, value: 2 ** 32 - 1 },
  { name: "more events than a frame may have", word: 4, value: 2 ** 32 - 1 },
  { name: "more notes than a frame may have", word: 5, value: 2 ** 32 - 1 },
  { name: "another version", word: 2, value: 2 },
])("a head that tells $name is refused", async ({ word, value }) => {
  const frame = forged(SECOND, (head) => head[word] = value);
  assert.deepEqual(await decoded([frame]), { blocks: [], lost: frame.length });
});

Deno.test.each<{ name: string; change: (block: Block) => void }>([
  { name: "offsets that go back", change: ({ eventOffsets }) => eventOffsets[1] = 9 },
  { name: "offsets beyond the events", change: ({ eventOffsets }) => eventOffsets[2] = 2 ** 31 },
  { name: "offsets that start late", change: ({ eventOffsets }) => eventOffsets[0] = 1 },
  { name: "an unknown outcome", change: ({ codes }) => codes.outcome[0] = 200 },
  { name: "an unknown phase", change: ({ codes }) => codes.phase[1] = 3 },
  { name: "a stage below 0", change: ({ counts }) => counts.stage[0] = -1 },
  { name: "more stages than there can be", change: ({ counts }) => counts.stage[1] = 2 ** 30 },
])("a block with $name is refused by reader and writer", async ({ change }) => {
  const frame = lying(change);
  assert.deepEqual(await decoded([frame]), { blocks: [], lost: frame.length });
  const block = blockOf([streamOf(0), streamOf(1)]);
  change(block);
  assert.throws(() => encodeBlock(block), /^TypeError: Cannot store block: /);
});

Deno.test("the frames of honest blocks pass the forger's tools unchanged", async () => {
  assert.equal((await decoded([lying(() => {})])).blocks.length, 1);
  assert.equal((await decoded([forged(SECOND, () => {})])).blocks.length, 1);
});

Deno.test.each([
  { name: "no JSON", notes: "[{" },
  { name: "no list", notes: '{"row":0,"text":"x"}' },
  { name: "a row that is not there", notes: '[{"row":2,"text":"x"}]' },
  { name: "a row before the first", notes: '[{"row":-1,"text":"x"}]' },
  { name: "a row twice", notes: '[{"row":0,"text":"x"},{"row":0,"text":"y"}]' },
  { name: "half a row", notes: '[{"row":0.5,"text":"x"}]' },
  { name: "a text that is none", notes: '[{"row":0,"text":7}]' },
  { name: "nothing in it", notes: "[null]" },
])("notes that are $name are refused", async ({ notes }) => {
  const frame = withNotes(notes);
  assert.deepEqual(await decoded([frame]), { blocks: [], lost: frame.length });
});

Deno.test("notes that are right are read, whatever else an object holds", async () => {
  const { blocks } = await decoded([withNotes('[{"row":1,"text":"x","more":0}]')]);
  assert.equal(blocks[0]?.notes[0]?.text, "x");
});

Deno.test("a block too large for a frame is not written", () => {
  const block = { ...blockOf([]), rows: 2 ** 20 + 1 };
  assert.throws(
    () => encodeBlock(block),
    /^RangeError: Cannot store block: 1048577 requests .*; take blocks more often$/,
  );
});
