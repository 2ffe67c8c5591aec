import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { unpacked } from "../../../../engine/dataset/rows/unpack.ts";
import { rowFile } from "./row_files.ts";

const TEXT = Array.from({ length: 4000 }, (_, i) => `line ${i * 7919 % 4001}\n`).join("");

/** A frame of metadata that decompressors skip (RFC 8878, 3.1.2). */
const SKIPPABLE = Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

async function textOf(bytes: Uint8Array, pieceBytes: number = 100): Promise<string> {
  const { pieces } = unpacked(rowFile("a.zst", bytes, pieceBytes), bytes.subarray(0, 4));
  const parts = await Array.fromAsync(pieces);
  return new TextDecoder().decode(join(...parts));
}

const WHOLE: readonly {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}[] = [
  { name: "one zstd frame", bytes: zstdCompressSync(TEXT), text: TEXT },
  {
    name: "two zstd frames",
    bytes: join(zstdCompressSync(TEXT), zstdCompressSync("end")),
    text: `${TEXT}end`,
  },
  {
    name: "skippable frames",
    bytes: join(SKIPPABLE, zstdCompressSync("a"), SKIPPABLE, zstdCompressSync("b")),
    text: "ab",
  },
  { name: "an empty frame", bytes: join(zstdCompressSync(""), zstdCompressSync("b")), text: "b" },
  {
    name: "a block of one byte repeated",
    bytes: zstdCompressSync("x".repeat(300_000)),
    text: "x".repeat(300_000),
  },
  { name: "two gzip members", bytes: join(gzipSync(TEXT), gzipSync("end")), text: `${TEXT}end` },
  { name: "neither", bytes: new TextEncoder().encode("plain"), text: "plain" },
];

Deno.test.each(WHOLE)("$name is expanded, whatever the pieces", async ({ bytes, text }) => {
  for (const pieceBytes of [1, 7, 100, 1 << 20]) {
    strictEqual(await textOf(bytes, pieceBytes), text, `pieces of ${pieceBytes}`);
  }
});

Deno.test("a file that is cut off anywhere is never taken for a whole one", async () => {
  const whole = { zstd: zstdCompressSync(TEXT.slice(0, 300)), gzip: gzipSync(TEXT.slice(0, 300)) };
  for (const [packing, bytes] of Object.entries(whole)) {
    for (let length = 4; length < bytes.length; length++) {
      await rejects(textOf(bytes.subarray(0, length)), new RegExp(`no whole ${packing} file`));
    }
  }
});

Deno.test("what is no block is told, and not tried", async () => {
  const bytes = zstdCompressSync(TEXT);
  const broken = Uint8Array.from(bytes);
  broken.set([0xff, 0xff, 0xff], bytes.length > 9 ? 9 : 6);
  await rejects(textOf(broken), /no whole zstd file/);
});

Deno.test("a stream that is left is closed", async () => {
  for (const bytes of [zstdCompressSync(TEXT), gzipSync(TEXT)]) {
    const file = rowFile("a", bytes, 10);
    for await (const piece of unpacked(file, bytes.subarray(0, 4)).pieces) {
      ok(piece.length > 0);
      break;
    }
    deepStrictEqual(file.seen.closed, 1);
  }
});
