/**
 * What every reporter promises, whatever it writes: one suite that is run against each of them.
 * @module
 */

import assert from "node:assert/strict";
import type { Report, Reporter } from "../../reporters/reporter.ts";
import { CASES } from "../reporters/cases.ts";
import { recordedOf, type Told } from "../reporters/recorded.ts";

const LARGEST_PIECE = 4 << 20;
const NAME_BYTES = 255;

/** Registers the suite for one reporter, whose files end in `ending`. */
export function testReporter(name: string, reporter: Reporter, ending: string): void {
  Deno.test.each(Object.keys(CASES))(`${name}: the same bytes twice, %s`, async (of) => {
    const first = await bytesOf(reporter, of);
    assert.ok(first.length > 0);
    assert.deepEqual(await bytesOf(reporter, of), first);
  });

  Deno.test.each(Object.keys(CASES))(`${name}: a path inside the folder, %s`, (of) => {
    const { path } = reporter(recordingOf(of));
    const segments = path.split("/");
    assert.equal(segments.length, 3, path);
    assert.equal(segments[0], "performance");
    assert.ok(path.endsWith(ending), path);
    for (const segment of segments) {
      assert.match(segment, /^[^\\\p{Cc}\p{Surrogate}]+$/u);
      assert.doesNotMatch(segment, /^\.*$/);
      assert.ok(new TextEncoder().encode(segment).length <= NAME_BYTES, segment);
    }
  });

  Deno.test(`${name}: makes its bytes in pieces`, async () => {
    const many = Array.from(
      { length: 20_000 },
      (_, at): Told => ({ sent: at, events: [at + 5, at + 6] }),
    );
    const recorded = recordedOf([many.slice(0, 15_000), many.slice(15_000)]);
    for await (const piece of reporter(recorded).pieces) {
      assert.ok(piece.length <= LARGEST_PIECE, `a piece of ${piece.length}`);
    }
  });

  Deno.test(`${name}: leaves what it was given as it is`, async () => {
    const recorded = recordingOf("usual");
    const before = structuredClone({ task: recorded.task, summary: recorded.summary });
    await bytesOf(reporter, "usual");
    assert.deepEqual({ task: recorded.task, summary: recorded.summary }, before);
  });
}

/** The bytes that a reporter makes of a case. */
export function bytesOf(reporter: Reporter, name: string): Promise<Uint8Array> {
  return fileOf(reporter(recordingOf(name)));
}

/** The file that a report becomes. */
export async function fileOf({ pieces, start }: Report): Promise<Uint8Array> {
  const parts: BlobPart[] = [];
  for await (const piece of pieces) parts.push(typeof piece === "string" ? piece : piece.slice());
  const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
  if (start) whole.set(start());
  return whole;
}

/** The text that a reporter makes of a case. */
export async function textOf(reporter: Reporter, name: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(reporter, name));
}

function recordingOf(name: string): (typeof CASES)[string] {
  const recorded = CASES[name];
  assert.ok(recorded, `no case named ${name}`);
  return recorded;
}
