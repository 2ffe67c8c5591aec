/**
 * Names of a block's columns in files.
 * @module
 */

import type { CountColumn, TimeColumn } from "../../engine/event/block.ts";

/** The column's name in snake case, `first_token`, without a unit. */
export function columnName(column: TimeColumn | CountColumn): string {
  return column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
