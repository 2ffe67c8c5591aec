import { deepStrictEqual, strictEqual } from "node:assert";
import fc from "fast-check";
import { encodeAsked } from "../../../../engine/event/prediction_codec.ts";
import type { Files } from "../../../../engine/port/ports.ts";
import { openStore, readStore } from "../../../../engine/run/generate/store.ts";
import { placesOf } from "../../../../engine/run/places.ts";
import { newMemoryFiles } from "../../port/memory_files.ts";
import { failure, prediction, taskOf } from "./asked.ts";

const TASK = taskOf();
const PATH = `run/${placesOf(TASK).predictions}`;
const FAILED = `run/${placesOf(TASK).failed}`;
const encoder = new TextEncoder();

async function filesOf(contents: Readonly<Record<string, string | Uint8Array>>): Promise<Files> {
  const files = newMemoryFiles();
  for (const [path, bytes] of Object.entries(contents)) await files.write(path, [bytes]);
  return files;
}

async function idsIn(files: Files): Promise<readonly string[]> {
  const { answered } = await readStore(files, "run", TASK);
  return [...answered.values()].map(({ id }) => id);
}

Deno.test("without files there is nothing", async () => {
  const { answered, failed, damaged } = await readStore(newMemoryFiles(), "run", TASK);
  deepStrictEqual([answered.size, failed.size, damaged], [0, 0, 0]);
});

Deno.test("the first answer counts, the latest failure, and no failure of what was answered", async () => {
  const files = await filesOf({
    [PATH]: [
      prediction("a", { prediction: "first" }),
      prediction("a", { prediction: "second" }),
      prediction("a", { repeat: 1 }),
    ].map(encodeAsked).join(""),
    [FAILED]: [
      failure("a"),
      failure("b", { kind: "timeout" }),
      failure("b", { kind: "reset" }),
    ].map(encodeAsked).join(""),
  });
  const { answered, failed } = await readStore(files, "run", TASK);
  deepStrictEqual([...answered].map(([key, { prediction }]) => [key, prediction]), [
    ["0:a", "first"],
    ["1:a", "汉字 🙂"],
  ]);
  deepStrictEqual([...failed].map(([key, { kind }]) => [key, kind]), [["0:b", "reset"]]);
});

Deno.test("damaged lines are counted and left out", async () => {
  const good = encodeAsked(prediction("a"));
  const files = await filesOf({
    [PATH]: `{"id":\n\0\0\0\n[]\nnull\n{"id":"b","repeat":0,"success":true}\n\n${good}`,
  });
  strictEqual((await readStore(files, "run", TASK)).damaged, 5);
  deepStrictEqual(await idsIn(files), ["a"]);
});

Deno.test("cut at any byte, a file keeps its whole lines, and goes on after them", async () => {
  const lines = ["a", "b", "c"].map((id) => encoder.encode(encodeAsked(prediction(id))));
  const whole = new Uint8Array(await new Blob(lines).arrayBuffer());
  let end = 0;
  const ends = lines.map(({ length }) => end += length);
  for (let cut = 0; cut <= whole.length; cut++) {
    const files = await filesOf({ [PATH]: whole.subarray(0, cut) });
    const kept = ["a", "b", "c"].filter((_, i) => (ends[i] ?? NaN) <= cut);
    deepStrictEqual(await idsIn(files), kept);
    const store = await openStore(files, "run", TASK);
    await store.add(prediction("d"));
    await store.close();
    deepStrictEqual(await idsIn(files), [...kept, "d"]);
    strictEqual((await readStore(files, "run", TASK)).damaged, 0);
  }
});

Deno.test("bytes of any kind are read without trouble, and what is added is found", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      const files = await filesOf({ [PATH]: bytes, [FAILED]: bytes });
      const store = await openStore(files, "run", TASK);
      await Promise.all([store.add(prediction("a")), store.add(failure("b"))]);
      await store.close();
      const { answered, failed } = await readStore(files, "run", TASK);
      deepStrictEqual([[...answered.keys()], [...failed.keys()]], [["0:a"], ["0:b"]]);
    }),
  );
});
