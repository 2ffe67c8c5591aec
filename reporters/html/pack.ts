/**
 * What is on its way into a page: columns as base64 of their bytes, least significant first, and texts deflated.
 * @module
 */

import { deflateRawSync } from "node:zlib";
import type { ColumnName, Columns, PackedColumns } from "./client/columns.ts";
import { COLUMNS } from "./client/columns.ts";

/** All columns as text. */
export function packedColumns(columns: Columns): PackedColumns {
  const names = Object.keys(COLUMNS) as readonly ColumnName[];
  const entries = names.map((name) => [name, packed(columns[name])] as const);
  return Object.fromEntries(entries) as unknown as PackedColumns;
}

/** An array's bytes as base64. */
export function packed({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): string {
  return new Uint8Array(buffer, byteOffset, byteLength).toBase64();
}

/** A text deflated (RFC 1951), as base64. The same text gives the same. */
export function deflated(text: string): string {
  return packed(new Uint8Array(deflateRawSync(text)));
}
