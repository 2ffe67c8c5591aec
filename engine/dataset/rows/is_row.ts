/**
 * What a row is.
 * @module
 */

import type { Row } from "../../plan/sample.ts";

/** Whether a value is an object of columns. */
export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
