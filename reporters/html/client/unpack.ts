/**
 * Columns out of the text that the page carries them in.
 * @module
 */

import { bytesOf } from "./bytes.ts";
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
