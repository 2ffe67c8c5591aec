/**
 * What every `Files` keeps, real or in memory.
 * @module
 */

import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import type { Files } from "../../engine/port/ports.ts";

/** Runs the contract. `use` is given files, and a folder that is its own. */
export function filesContract(
  name: string,
  use: (body: (files: Files, folder: string) => Promise<void>) => Promise<void>,
): void {
  const test = (what: string, body: (files: Files, folder: string) => Promise<void>): void => {
    Deno.test(`${name} files: ${what}`, () => use(body));
  };

  test("what is missing is nothing", async (files, folder) => {
    strictEqual(await files.readText(`${folder}/none`), undefined);
    deepStrictEqual(await files.list(`${folder}/none`), []);
    deepStrictEqual(await bytesOf(files, `${folder}/none`), new Uint8Array(0));
    strictEqual(await files.size(`${folder}/none`), undefined);
    await rejects(files.slice(`${folder}/none`, 0, 1));
  });

  test("bytes are read by their place, all of them or none", async (files, folder) => {
    await files.write(`${folder}/file`, ["0123456789"]);
    strictEqual(await files.size(`${folder}/file`), 10);
    strictEqual(await files.size(folder), undefined);
    const text = async (from: number, to: number): Promise<string> =>
      new TextDecoder().decode(await files.slice(`${folder}/file`, from, to));
    strictEqual(await text(3, 6), "345");
    strictEqual(await text(0, 10), "0123456789");
    strictEqual(await text(10, 10), "");
    await rejects(text(8, 11), /file: it ends before byte 11/);
  });

  test("a file is its pieces, in order", async (files, folder) => {
    const pieces = Array.from(
      { length: 5000 },
      (_, i) => i % 2 ? `${i}é` : new TextEncoder().encode(`<${i}>`),
    );
    await files.write(`${folder}/file`, pieces);
    const text = pieces.map((piece) =>
      typeof piece === "string" ? piece : new TextDecoder().decode(piece)
    ).join("");
    strictEqual(await files.readText(`${folder}/file`), text);
    strictEqual(new TextDecoder().decode(await bytesOf(files, `${folder}/file`)), text);
  });

  test("a write that fails leaves the folder as it was", async (files, folder) => {
    await files.write(`${folder}/file`, ["before"]);
    const failing = async function* (): AsyncGenerator<string> {
      yield "a".repeat(200_000);
      await Promise.resolve();
      throw new Error("no more");
    };
    await rejects(files.write(`${folder}/file`, failing()), /no more/);
    strictEqual(await files.readText(`${folder}/file`), "before");
    await rejects(files.write(`${folder}/new`, failing()), /no more/);
    deepStrictEqual(await files.list(folder), ["file"]);
  });

  test("the start of a file is made last, or nothing is", async (files, folder) => {
    const made: string[] = [];
    const pieces = function* (): Generator<string> {
      for (const piece of ["????", "a".repeat(200_000), "end"]) {
        made.push(piece.slice(0, 1));
        yield piece;
      }
    };
    const start = (): Uint8Array => new TextEncoder().encode(made.join(""));
    await files.write(`${folder}/file`, pieces(), start);
    strictEqual(await files.readText(`${folder}/file`), `?ae?${"a".repeat(200_000)}end`);
    const failing = (): Uint8Array => {
      throw new Error("no start");
    };
    await rejects(files.write(`${folder}/file`, ["after"], failing), /no start/);
    strictEqual((await files.readText(`${folder}/file`))?.slice(0, 3), "?ae");
    deepStrictEqual(await files.list(folder), ["file"]);
  });

  test("a file is cut to its beginning", async (files, folder) => {
    await files.write(`${folder}/file`, ["whole line\ntorn"]);
    await files.truncate(`${folder}/file`, 11);
    strictEqual(await files.readText(`${folder}/file`), "whole line\n");
  });

  test("a file is held by one at a time", async (files, folder) => {
    const first = await files.lock(`${folder}/deep/lock`);
    strictEqual(await files.lock(`${folder}/deep/lock`), undefined);
    first?.release();
    const second = await files.lock(`${folder}/deep/lock`);
    second?.release();
    deepStrictEqual([first === undefined, second === undefined], [false, false]);
  });

  test("what is appended stays, from one opening to the next", async (files, folder) => {
    for (const word of ["one", "two"]) {
      const appender = await files.append(`${folder}/inner/log`);
      await appender.append(new TextEncoder().encode(word));
      await appender.append(new TextEncoder().encode(";"));
      await appender.close();
    }
    strictEqual(await files.readText(`${folder}/inner/log`), "one;two;");
  });

  test("a fresh folder is made once, and names are listed in order", async (files, folder) => {
    strictEqual(await files.makeFolder(`${folder}/b`, { fresh: true }), true);
    strictEqual(await files.makeFolder(`${folder}/b`, { fresh: true }), false);
    strictEqual(await files.makeFolder(`${folder}/b`), true);
    await files.write(`${folder}/a`, []);
    deepStrictEqual(await files.list(folder), ["a", "b"]);
  });
}

async function bytesOf(files: Files, path: string): Promise<Uint8Array> {
  const pieces = await Array.fromAsync(files.read(path));
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
