import { deepStrictEqual, ok, rejects, strictEqual, throws } from "node:assert";
import { realClock, realFiles, realOut, realShell } from "../../../engine/port/real.ts";
import { filesContract } from "../../contract/files_contract.ts";
import { newMemoryFiles } from "./memory_files.ts";

async function inTempFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "assay-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

filesContract("memory", (body) => body(newMemoryFiles(), "folder"));
filesContract("real", (body) => inTempFolder((folder) => body(realFiles, folder)));

Deno.test("a write whose place is taken by a folder fails, and leaves nothing behind", () =>
  inTempFolder(async (folder) => {
    await Deno.mkdir(`${folder}/taken/inner`, { recursive: true });
    await rejects(realFiles.write(`${folder}/taken`, ["text"]));
    deepStrictEqual(await realFiles.list(folder), ["taken"]);
  }));

Deno.test("trouble that is no missing file throws", () =>
  inTempFolder(async (folder) => {
    await rejects(realFiles.readText(folder));
    await rejects(realFiles.write(`${folder}/no/such/folder`, []), Deno.errors.NotFound);
    await Deno.writeTextFile(`${folder}/file`, "");
    await rejects(realFiles.makeFolder(`${folder}/file/inner`));
    deepStrictEqual(await realFiles.list(`${folder}/file`), []);
  }));

Deno.test("realClock sleeps no less than was asked, unless it is told to stop", async () => {
  const before = realClock.now();
  await realClock.sleep(20);
  ok(realClock.now() - before >= 19);
  const controller = new AbortController();
  const sleep = realClock.sleep(60_000, controller.signal);
  controller.abort(new Error("enough"));
  await rejects(sleep, /enough/);
  await rejects(realClock.sleep(1, AbortSignal.abort(new Error("too late"))), /too late/);
});

/** A pipe that takes three bytes at a time, or none and throws. */
function streamOf(trouble?: Error): { readonly written: () => string; readonly stream: never } {
  const bytes: number[] = [];
  const stream = {
    isTerminal: () => false,
    writeSync(piece: Uint8Array): number {
      if (trouble) throw trouble;
      bytes.push(...piece.subarray(0, 3));
      return Math.min(3, piece.length);
    },
  };
  return {
    written: () => new TextDecoder().decode(Uint8Array.from(bytes)),
    stream: stream as never,
  };
}

Deno.test("realOut writes all of a text, piece by piece, and has no colours in a pipe", () => {
  const { stream, written } = streamOf();
  const out = realOut(stream);
  out.write("größer als drei");
  strictEqual(written(), "größer als drei");
  deepStrictEqual([out.colour, out.columns()], [false, undefined]);
});

Deno.test("realOut does not mind a reader that went away, but minds all else", () => {
  realOut(streamOf(new Deno.errors.BrokenPipe("gone")).stream).write("text");
  const full = realOut(streamOf(new Error("no space left")).stream);
  throws(() => full.write("text"), /no space left/);
});

Deno.test("realShell gives what is set, and nothing else", () => {
  const [[name, value] = ["", ""]] = Object.entries(Deno.env.toObject());
  strictEqual(realShell.env(name), value);
  strictEqual(realShell.env("ASSAY_THAT_NOBODY_SETS"), undefined);
});
