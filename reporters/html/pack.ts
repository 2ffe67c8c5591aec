/**
 * Columns on their way into the page: base64 of their bytes, least significant first.
 * @module
 */

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
