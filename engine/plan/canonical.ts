/**
 * One text for one JSON value, and its hash: what makes two plans the same plan.
 * @module
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { compareText } from "./order.ts";

/** A copy whose keys are sorted by code unit, all the way down, and whose zeros have no sign, as JSON has it. */
export function sorted<T>(value: T): T {
  if (value === 0) return 0 as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted) as T;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)])) as T;
}

/** The JSON of a value whose keys are sorted. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** SHA-256 of the canonical JSON of a value, in hex. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}
