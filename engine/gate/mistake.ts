/**
 * What is wrong with a threshold, before it has a place.
 * @module
 */

/** A mistake, and what would have been right. */
export interface Mistake {
  readonly found: string;
  readonly allowed: string;
  /** A wrong name and the names that would have been right. */
  readonly names?: { readonly wrong: string; readonly right: readonly string[] };
}

/** Whether something is a mistake rather than what was wanted. */
export function isMistake<T>(value: T | Mistake): value is Mistake {
  return typeof value === "object" && value !== null && "found" in value && "allowed" in value;
}
