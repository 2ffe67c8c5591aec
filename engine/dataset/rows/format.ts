/**
 * Which form a file has: by its suffix, and where bytes are surer than names, by its first ones.
 * @module
 */

import type { FileFormat } from "../../plan/plan.ts";
import { listed, RowsError } from "./rows_error.ts";

/** How a file is compressed. */
export type Packing = "none" | "gzip" | "zstd";

const FORMATS: Readonly<Record<string, FileFormat>> = {
  jsonl: "jsonl",
  ndjson: "jsonl",
  json: "json",
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  yaml: "yaml",
  yml: "yaml",
  parquet: "parquet",
  txt: "txt",
};

const PACKED = /\.(gz|gzip|zst|zstd)$/i;

/** First bytes of what is told by its bytes. Skippable frames may stand before those of zstd (RFC 8878, 3.1.2). */
const MAGIC: readonly (readonly [packing: Packing, matches: (head: Uint8Array) => boolean])[] = [
  ["gzip", ([a, b]) => a === 0x1f && b === 0x8b],
  ["zstd", ([a, b, c, d]) => a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd],
  [
    "zstd",
    ([a = 0, b, c, d]) => a >= 0x50 && a <= 0x5f && b === 0x2a && c === 0x4d && d === 0x18,
  ],
];

/** The format that a name's suffix tells, compression aside; `null` for none that holds rows. */
export function formatOfName(name: string): FileFormat | null {
  const suffix = name.replace(PACKED, "").split(".").at(-1)?.toLowerCase() ?? "";
  return Object.hasOwn(FORMATS, suffix) ? FORMATS[suffix] ?? null : null;
}

/** The format of a file. Its first four bytes decide on Parquet. Throws where neither they nor the name tell. */
export function formatOf(name: string, head: Uint8Array): FileFormat {
  const format = isParquet(head) ? "parquet" : formatOfName(name);
  if (format) return format;
  throw new RowsError(
    `Cannot read rows: ${name} has no known suffix. Known ones: ${
      listed(Object.keys(FORMATS))
    }, also with .gz or .zst; for other names set the source's format`,
  );
}

/** How a file is compressed, by its first four bytes. */
export function packingOf(head: Uint8Array): Packing {
  return MAGIC.find(([, matches]) => matches(head))?.[0] ?? "none";
}

function isParquet(head: Uint8Array): boolean {
  return head.length >= 4 && "PAR1" === String.fromCharCode(...head.subarray(0, 4));
}
