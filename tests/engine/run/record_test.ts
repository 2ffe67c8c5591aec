import { deepStrictEqual, match, rejects, strictEqual } from "node:assert";
import fc from "fast-check";
import type { Event } from "../../../engine/event/event.ts";
import { foldEvents } from "../../../engine/event/fold.ts";
import type { Files } from "../../../engine/port/ports.ts";
import { interpretMeasure } from "../../../engine/run/measure.ts";
import { blocksPath, logPath } from "../../../engine/run/places.ts";
import { newRecorder } from "../../../engine/run/recorder.ts";
import { blockOf, FRAME, REQUESTS, settled, TASK } from "../event/fixtures.ts";
import { newMemoryFiles } from "../port/memory_files.ts";

const FOLDER = "run";
const PERCENTILES = [50, 90, 99];

async function record(files: Files, events: readonly Event[]): Promise<void> {
  const recorder = await newRecorder(files, FOLDER, TASK);
  for (const event of events) {
    recorder.tell(event.kind === "requests-settled" ? Promise.resolve(event) : event);
  }
  await recorder.close();
}

function measure(files: Files): ReturnType<typeof interpretMeasure> {
  return interpretMeasure(
    TASK,
    { kind: "measure", percentiles: PERCENTILES },
    { files, folder: FOLDER } as never,
  );
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

Deno.test("a record that was cut off gives what is there, and says what is not", async () => {
  const [started] = FRAME;
  const requests = fc.sample(REQUESTS, { numRuns: 1, seed: 3 })[0] ?? [];
  const files = newMemoryFiles();
  await record(files, [started, settled(blockOf(requests)), settled(blockOf(requests))]);
  const [whole] = [await measure(files)];
  const cut = newMemoryFiles();
  const log = await files.readText(`${FOLDER}/${logPath(TASK)}`) ?? "";
  await cut.write(`${FOLDER}/${logPath(TASK)}`, [log.slice(0, -5)]);
  const bytes = await Array.fromAsync(files.read(`${FOLDER}/${blocksPath(TASK)}`));
  const all = new Uint8Array(await new Blob(bytes).arrayBuffer());
  await cut.write(`${FOLDER}/${blocksPath(TASK)}`, [all.subarray(0, all.length - 3)]);
  const left = await measure(cut);
  strictEqual(left?.ending, "interrupted");
  strictEqual((left?.requests.total ?? 0) * 2, whole?.requests.total);
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
  strictEqual((await files.readText(`${FOLDER}/${logPath(TASK)}`))?.trim().split("\n").length, 2);
});
