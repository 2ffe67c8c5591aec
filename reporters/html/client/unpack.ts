/**
 * Columns out of the text that the page carries them in.
 * @module
 */

import type { ColumnName, Columns, PackedColumns } from "./columns.ts";
import { COLUMNS } from "./columns.ts";

/** Columns out of their base64. Throws on bytes that do not fill whole numbers. */
export function unpack(packed: PackedColumns, atob: (text: string) => string): Columns {
  const entries = Object.entries(COLUMNS).map(([name, Column]) => {
    const bytes = bytesOf(packed[name as ColumnName], atob);
    return [name, new Column(bytes.buffer)] as const;
  });
  return Object.fromEntries(entries) as unknown as Columns;
}

/** Bytes out of base64. */
export function bytesOf(base64: string, atob: (text: string) => string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
