import { deepStrictEqual, match, rejects, strictEqual } from "node:assert";
import fc from "fast-check";
import type { Event } from "../../../engine/event/event.ts";
import { encodeBlock } from "../../../engine/event/block_codec.ts";
import { foldEvents } from "../../../engine/event/fold.ts";
import type { Files } from "../../../engine/port/ports.ts";
import { realFiles } from "../../../engine/port/real.ts";
import { interpretMeasure } from "../../../engine/run/measure.ts";
import { readRecord } from "../../../engine/run/read_record.ts";
import { placesOf } from "../../../engine/run/places.ts";
import { newRecorder } from "../../../engine/run/recorder.ts";
import { blockOf, FRAME, REQUESTS, settled, TASK } from "../event/fixtures.ts";
import { newMemoryFiles } from "../port/memory_files.ts";
import { stream } from "./load/scripted_network.ts";
import { FOLDER, newScriptedPorts } from "./scripted_ports.ts";

const NAMES = {
  log: `${FOLDER}/${placesOf(TASK).log}`,
  blocks: `${FOLDER}/${placesOf(TASK).blocks}`,
};
const PERCENTILES = [50, 90, 99];

async function record(files: Files, events: readonly Event[]): Promise<void> {
  const recorder = await newRecorder(files, FOLDER, TASK);
  for (const event of events) recorder.tell(event);
  await recorder.close();
}

function measure(files: Files): ReturnType<typeof interpretMeasure> {
  const { ports } = newScriptedPorts({ answer: () => stream(1, 1, 1), files });
  return interpretMeasure(TASK, { kind: "measure", percentiles: PERCENTILES }, ports);
}

async function bytesOf(files: Files, path: string): Promise<Uint8Array> {
  return new Uint8Array(await new Blob(await Array.fromAsync(files.read(path))).arrayBuffer());
}

/** The same files, whose paths lie in a folder. */
function inFolder(folder: string, files: Files): Files {
  const at = (path: string): string => `${folder}/${path}`;
  return {
    ...files,
    readText: (path) => files.readText(at(path)),
    read: (path) => files.read(at(path)),
    append: (path) => files.append(at(path)),
  };
}

Deno.test("folding the stored log gives the live summary", async () => {
  const [started, stage, notice, ended] = FRAME;
  await fc.assert(
    fc.asyncProperty(fc.array(REQUESTS, { maxLength: 4 }), async (groups) => {
      const blocks = groups.map((group) => settled(blockOf(group)));
      const events = [started, stage, ...blocks, notice, ended];
      const files = newMemoryFiles();
      await record(files, events);
      deepStrictEqual(await measure(files), foldEvents(TASK, PERCENTILES, events));
    }),
    { numRuns: 100 },
  );
});

Deno.test("so it does through the files of the machine", async () => {
  const [started, stage, notice, ended] = FRAME;
  const groups = fc.sample(REQUESTS, { numRuns: 12, seed: 5 });
  const blocks = groups.map((group) => settled(blockOf(group)));
  const events = [started, stage, ...blocks, notice, ended];
  const folder = await Deno.makeTempDir({ prefix: "assay-" });
  try {
    const files = inFolder(folder, realFiles);
    await record(files, events);
    deepStrictEqual(await measure(files), foldEvents(TASK, PERCENTILES, events));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("cut off anywhere, a record gives the blocks that are whole", async () => {
  const [started] = FRAME;
  const requests = fc.sample(REQUESTS, { numRuns: 3, seed: 8 });
  const files = newMemoryFiles();
  const blocks = requests.map(blockOf);
  const sizes = blocks.map((block) => encodeBlock(block).length);
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size));
  await record(files, [started, ...blocks.map(settled)]);
  const all = await bytesOf(files, NAMES.blocks);
  await fc.assert(
    fc.asyncProperty(fc.nat(all.length), async (length) => {
      const cut = newMemoryFiles();
      await cut.write(NAMES.log, [`${await files.readText(NAMES.log)}{"kind":"task-en`]);
      await cut.write(NAMES.blocks, [all.subarray(0, length)]);
      const whole = ends.filter((end) => end <= length).length;
      const stored = await readRecord(cut, FOLDER, TASK);
      const lost: number[] = [];
      const read = await Array.fromAsync(stored.blocks((bytes) => lost.push(bytes)));
      deepStrictEqual(
        read.map(({ rows }) => rows),
        requests.slice(0, whole).map((r) => r.length),
      );
      const rest = all.length - (ends[whole - 1] ?? 0);
      deepStrictEqual(lost, rest > 0 ? [rest] : []);
    }),
    { numRuns: 60 },
  );
});

Deno.test("a record that was cut off gives what is there, and says what is not", async () => {
  const [started] = FRAME;
  const requests = fc.sample(REQUESTS, { numRuns: 1, seed: 3 })[0] ?? [];
  const files = newMemoryFiles();
  await record(files, [started, settled(blockOf(requests)), settled(blockOf(requests))]);
  const whole = await measure(files);
  const cut = newMemoryFiles();
  const log = await files.readText(NAMES.log) ?? "";
  await cut.write(NAMES.log, [log.slice(0, -5)]);
  const all = await bytesOf(files, NAMES.blocks);
  await cut.write(NAMES.blocks, [all.subarray(0, all.length - 3)]);
  const left = await measure(cut);
  strictEqual(left?.ending, "interrupted");
  strictEqual((left?.requests.total ?? 0) * 2, whole?.requests.total);
  match(left?.notes.join("\n") ?? "", /the last \d+ bytes of the record were cut off/);
});

Deno.test("files that cannot both be opened are left closed", async () => {
  let open = 0;
  const files = newMemoryFiles();
  const append: Files["append"] = async (path) => {
    if (path === NAMES.blocks) throw new Error("too many open files");
    const appender = await files.append(path);
    open++;
    return {
      ...appender,
      close() {
        open--;
        return appender.close();
      },
    };
  };
  await rejects(newRecorder({ ...files, append }, FOLDER, TASK), /too many open files/);
  strictEqual(open, 0);
});

Deno.test("what is told is written in order, however late it is there", async () => {
  const [, stage, notice] = FRAME;
  const files = newMemoryFiles();
  const recorder = await newRecorder(files, FOLDER, TASK);
  const late = Promise.withResolvers<Event>();
  recorder.tell(late.promise);
  const written = recorder.tell(notice);
  strictEqual(await files.readText(NAMES.log), undefined);
  late.resolve(stage);
  await written;
  const { log } = await readRecord(files, FOLDER, TASK);
  deepStrictEqual(log, [stage, notice]);
  await recorder.close();
});

Deno.test("a record whose blocks are gone says so", async () => {
  const [started] = FRAME;
  const requests = fc.sample(REQUESTS, { numRuns: 1, seed: 3 })[0] ?? [];
  const files = newMemoryFiles();
  await record(files, [started, settled(blockOf(requests))]);
  await files.write(`${FOLDER}/${placesOf(TASK).blocks}`, []);
  const left = await measure(files);
  strictEqual(left?.requests.total, 0);
  match(left?.notes.join("\n") ?? "", /the last \d+ bytes of the record were cut off/);
});

Deno.test("nothing recorded is nothing measured", async () => {
  strictEqual(await measure(newMemoryFiles()), undefined);
});

Deno.test("a disk that is full is said, and what was written before stays", async () => {
  const [started, stage, notice] = FRAME;
  let appends = 0;
  const files = newMemoryFiles(() => {
    if (++appends > 2) throw new Error("no space left");
  });
  await rejects(record(files, [started, stage, notice]), /no space left/);
  strictEqual((await files.readText(NAMES.log))?.trim().split("\n").length, 2);
});
