import assert from "node:assert/strict";
import {
  CODE_COLUMNS,
  COUNT_COLUMNS,
  OUTCOMES,
  TIME_COLUMNS,
} from "../../../engine/event/block.ts";
import { newBlockBuilder, newRow } from "../../../engine/event/block_builder.ts";
import { buffersOf } from "../../../engine/event/transfer.ts";
import { blockOf, streamOf } from "./fixtures.ts";

const NO_EVENTS = { times: new Float64Array(), tokens: new Uint16Array() };

Deno.test("rows come out as they went in, however often the arrays had to grow", () => {
  const builder = newBlockBuilder(1);
  const row = newRow();
  for (let i = 0; i < 100; i++) {
    for (const [at, column] of TIME_COLUMNS.entries()) row[column] = i * 100 + at + 0.5;
    for (const [at, column] of COUNT_COLUMNS.entries()) row[column] = i * 100 + at;
    for (const [at, column] of CODE_COLUMNS.entries()) row[column] = (i + at) % 3;
    const times = new Float64Array(i).fill(i);
    builder.add(row, { times, tokens: new Uint16Array(i).fill(i + 1) }, i % 2 ? `note ${i}` : "");
  }
  const block = builder.take();
  assert.equal(block.rows, 100);
  for (let i = 0; i < 100; i++) {
    for (const [at, column] of TIME_COLUMNS.entries()) {
      assert.equal(block.times[column][i], i * 100 + at + 0.5);
    }
    for (const [at, column] of COUNT_COLUMNS.entries()) {
      assert.equal(block.counts[column][i], i * 100 + at);
    }
    for (const [at, column] of CODE_COLUMNS.entries()) {
      assert.equal(block.codes[column][i], (i + at) % 3);
    }
    const events = [block.eventOffsets[i], block.eventOffsets[i + 1]] as const;
    assert.deepEqual([...block.eventTimes.subarray(...events)], Array(i).fill(i));
    assert.deepEqual([...block.eventTokens.subarray(...events)], Array(i).fill(i + 1));
  }
  assert.equal(block.eventTimes.length, 99 * 50);
  assert.deepEqual(block.notes.slice(0, 2), [
    { row: 1, text: "note 1" },
    { row: 3, text: "note 3" },
  ]);
  assert.equal(block.notes.length, 50);
});

Deno.test("a row is blank again once it was added, and a builder after it was taken from", () => {
  const builder = newBlockBuilder();
  const row = newRow();
  row.sent = 5;
  row.status = 503;
  row.outcome = OUTCOMES.indexOf("http-status");
  builder.add(row, NO_EVENTS, "busy");
  assert.deepEqual(row, newRow());
  assert.equal(builder.rows, 1);
  const first = builder.take();
  assert.equal(builder.rows, 0);
  builder.add(row, NO_EVENTS);
  const second = builder.take();
  assert.deepEqual([first.times.sent[0], second.times.sent[0]], [5, NaN]);
  assert.deepEqual([first.notes.length, second.notes.length], [1, 0]);
});

Deno.test("what nobody told is missing, not zero", () => {
  const builder = newBlockBuilder();
  builder.add(newRow(), NO_EVENTS);
  const { times, counts } = builder.take();
  assert.ok(TIME_COLUMNS.every((column) => Number.isNaN(times[column][0])));
  assert.deepEqual(
    COUNT_COLUMNS.filter((column) => counts[column][0] !== -1),
    ["stage", "attempts", "status"],
  );
});

Deno.test.each([
  { name: "ASCII", text: "x".repeat(600), kept: 500 },
  { name: "two-byte letters", text: `x${"é".repeat(400)}`, kept: 250 },
  { name: "four-byte signs", text: "🦕".repeat(200), kept: 250 },
])("a note of $name is cut to 500 bytes between characters", ({ text, kept }) => {
  const [note] = blockOf([{ note: text }]).notes;
  assert.equal(note?.text, text.slice(0, kept));
});

Deno.test("a block leaves its thread by transfer, every buffer once", () => {
  const builder = newBlockBuilder();
  builder.add(newRow(), { times: Float64Array.of(1, 2), tokens: Uint16Array.of(3, 4) });
  const block = builder.take();
  const buffers = buffersOf(block);
  assert.equal(
    buffers.length,
    TIME_COLUMNS.length + COUNT_COLUMNS.length + CODE_COLUMNS.length + 3,
  );
  const moved = structuredClone(block, { transfer: [...buffers] });
  assert.deepEqual([...moved.eventTokens], [3, 4]);
  assert.ok(buffers.every((buffer) => buffer.byteLength === 0));
  builder.add(newRow(), NO_EVENTS);
  assert.equal(builder.take().rows, 1);
});

Deno.test("arrays of a block are as long as what they hold", () => {
  const block = blockOf([streamOf(0), streamOf(10)]);
  assert.equal(block.times.sent.buffer.byteLength, 2 * 8);
  assert.equal(block.eventTimes.buffer.byteLength, 8 * 8);
});
