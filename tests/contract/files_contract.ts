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
