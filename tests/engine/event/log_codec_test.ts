import assert from "node:assert/strict";
import { decodeEvent, encodeEvent } from "../../../engine/event/log_codec.ts";
import { blockOf, FRAME, ID, settled, streamOf } from "./fixtures.ts";

const PLACE = { offset: 640, bytes: 4096 };

Deno.test.each(FRAME)("a $kind event survives its line", (event) => {
  const line = encodeEvent(event);
  assert.match(line, /^[^\n]+\n$/);
  assert.deepEqual(decodeEvent(line), event);
});

Deno.test("settled requests are a line that says where their block is, and what failed", () => {
  const block = blockOf([
    streamOf(0),
    { sample: 7, outcome: "http-status", status: 503, note: "busy\nline" },
    { sample: 8, outcome: "aborted" },
    { sample: 9, outcome: "connect-refused" },
  ]);
  assert.deepEqual(decodeEvent(encodeEvent(settled(block), PLACE)), {
    kind: "requests-settled",
    task: ID,
    rows: 4,
    ...PLACE,
    failures: [
      { sample: 7, outcome: "http-status", status: 503, text: "busy\nline" },
      { sample: 9, outcome: "connect-refused", status: 0, text: "" },
    ],
  });
});

Deno.test("a line holds the first 20 failures", () => {
  const block = blockOf(Array.from({ length: 50 }, (_, sample) => ({ sample, outcome: "reset" })));
  const event = decodeEvent(encodeEvent(settled(block), PLACE));
  assert.ok(event?.kind === "requests-settled");
  assert.deepEqual(
    event.failures.map(({ sample }) => sample),
    Array.from({ length: 20 }).keys().toArray(),
  );
});

Deno.test("settled requests without a place are not logged", () => {
  assert.throws(() => encodeEvent(settled(blockOf([]))), /^TypeError: Cannot log settled requests/);
});

Deno.test("a line that was cut off anywhere is no event", () => {
  for (const event of [...FRAME, settled(blockOf([{ outcome: "dns", note: "x" }]))]) {
    const line = encodeEvent(event, PLACE).trimEnd();
    for (let end = 0; end < line.length; end++) {
      assert.equal(decodeEvent(line.slice(0, end)), undefined);
    }
  }
});

const LEVEL = { streams: 10, seconds: 1, lateSeconds: 0 };

Deno.test.each([
  { lateness: { p99Ms: 1, levels: [] }, isKept: true },
  { lateness: { p99Ms: 1, levels: [LEVEL] }, isKept: true },
  { lateness: { p99Ms: 1 }, isKept: false },
  { lateness: { levels: [LEVEL] }, isKept: false },
  { lateness: { p99Ms: 1, levels: [LEVEL, { ...LEVEL, seconds: "1" }] }, isKept: false },
])("an end with lateness $lateness is an event: $isKept", ({ lateness, isKept }) => {
  const ended = FRAME.find(({ kind }) => kind === "task-ended");
  assert.ok(ended?.kind === "task-ended");
  const line = JSON.stringify({ ...ended, load: { ...ended.load, lateness } });
  assert.equal(decodeEvent(line) !== undefined, isKept);
});

/** Paths to every field of an object, its own and those below. */
function pathsOf(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, part]) => [
    [field],
    ...pathsOf(part).map((path) => [field, ...path]),
  ]);
}

/** A copy in which the field at a path is something else, or gone. */
function changed(value: unknown, [field = "", ...path]: readonly string[], to: unknown): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  if (path.length > 0) copy[field] = changed(copy[field], path, to);
  else if (to === undefined) delete copy[field];
  else copy[field] = to;
  return copy;
}

Deno.test("a line with any field missing or of another type is no event", () => {
  const block = blockOf([{ sample: 1, outcome: "dns", note: "x" }]);
  for (
    const line of [...FRAME.map((event) => encodeEvent(event)), encodeEvent(settled(block), PLACE)]
  ) {
    const event = JSON.parse(line);
    for (const path of pathsOf(event)) {
      if (path.join() === "failures,0") continue;
      for (const to of [undefined, true, [{}]]) {
        const forged = JSON.stringify(changed(event, path, to));
        assert.equal(decodeEvent(forged), undefined, `${path.join(".")}: ${forged}`);
      }
    }
  }
});

Deno.test.each([
  "",
  "null",
  "7",
  "[]",
  "{}",
  '{"kind":"constructor","task":"t"}',
  '{"kind":"__proto__","task":"t"}',
  '{"kind":"stage-started","task":"t","stage":1e9,"atNs":0}',
  '{"kind":"stage-started","task":"t","stage":0.5,"atNs":0}',
  '{"kind":"stage-started","task":"t","stage":0,"atNs":1e999}',
].map((line) => ({ line })))("$line is no event", ({ line }) => {
  assert.equal(decodeEvent(line), undefined);
});
