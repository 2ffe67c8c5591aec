/**
 * Values of richer formats as JSON.
 * @module
 */

import type { Json } from "../../plan/plan.ts";

const DEPTH_LIMIT = 200;

/** Values that are still allowed: a document of few letters may stand for billions of them. */
export interface Budget {
  left: number;
}

/**
 * A value of YAML or Parquet as JSON: big integers that a double cannot hold are their digits, bytes are their text, or else
 * Base64, dates are ISO 8601, and what JSON has no word for (NaN, infinities) is `null`; −0 is 0. Throws a RangeError beyond the
 * budget, and for values that are nested without end.
 */
export function plainValue(value: unknown, budget: Budget, depth = 0): Json {
  if (--budget.left < 0) throw new RangeError("it expands to far more values than it has letters");
  if (depth > DEPTH_LIMIT) {
    throw new RangeError(`its values are nested more than ${DEPTH_LIMIT} deep`);
  }
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value + 0 : null;
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case "object":
      return value && plainObject(value, budget, depth);
    default:
      return null;
  }
}

function plainObject(value: object, budget: Budget, depth: number): Json {
  if (value instanceof Uint8Array) return textOfBytes(value);
  if (Array.isArray(value)) return value.map((item) => plainValue(item, budget, depth + 1));
  if (isDate(value)) return value.toJSON();
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, plainValue(item, budget, depth + 1)]),
  );
}

/** Tells dates without naming their class, which reaches for the clock. */
function isDate(value: object): value is { toJSON(): string | null } {
  return "toJSON" in value && typeof value.toJSON === "function";
}

function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes.toBase64();
  }
}
