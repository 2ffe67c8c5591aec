/**
 * Freezes a JSON value all the way down, and returns it.
 * @module
 */

/** Freezes `value` and everything in it, also what is in values frozen before. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
