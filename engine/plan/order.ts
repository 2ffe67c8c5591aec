/**
 * An order of texts that is the same on every machine.
 * @module
 */

/** Compares by code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
