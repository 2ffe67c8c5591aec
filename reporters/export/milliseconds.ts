/**
 * Times in files: milliseconds that are whole nanoseconds.
 * @module
 */

/** Nanoseconds in a millisecond. */
export const NS_PER_MS = 1e6;

/** Rounded to a whole nanosecond; `NaN` stays. */
export function milliseconds(value: number): number {
  return Math.round(value * NS_PER_MS) / NS_PER_MS;
}
