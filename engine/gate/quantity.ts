/**
 * Amounts with their units: `300ms`, `55%`, `20 req/s`, as numbers in the unit of a metric, and back.
 * @module
 */

import type { Mistake } from "./mistake.ts";

/** What a metric is counted in. */
export type Quantity =
  | "ms"
  | "s"
  | "tokens"
  | "tokens/s"
  | "requests"
  | "requests/s"
  | "share";

/** Units that each may be written in, and how many of its own one of them is. */
const UNITS: Readonly<Record<Quantity, Readonly<Record<string, number>>>> = {
  "ms": { us: 1e-3, µs: 1e-3, ms: 1, s: 1e3, min: 6e4 },
  "s": { us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, min: 60 },
  "tokens": { tok: 1, tokens: 1 },
  "tokens/s": { "tok/s": 1, "token/s": 1, "tokens/s": 1 },
  "requests": { req: 1, requests: 1 },
  "requests/s": { "req/s": 1, "requests/s": 1, "rps": 1 },
  "share": { "%": 1e-2 },
};

/** Quantities of which a bare number could be two things, seconds or milliseconds. */
const NEEDS_UNIT: readonly Quantity[] = ["ms", "s"];

const AMOUNT = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(\S*)$/i;

/** The number that a text says, in the unit of the quantity. `saysUnit`: the metric's name does. */
export function amountOf(
  text: string,
  quantity: Quantity,
  saysUnit = false,
): number | Mistake {
  const [, digits = "", unit = ""] = AMOUNT.exec(text) ?? [];
  const units = UNITS[quantity];
  const allowed = allowedOf(quantity);
  const value = Number(digits);
  if (digits === "" || !Number.isFinite(value)) {
    return { found: text === "" ? "no value" : JSON.stringify(text), allowed };
  }
  if (unit === "") {
    if (NEEDS_UNIT.includes(quantity) && !saysUnit && value !== 0) {
      return { found: `${digits} without a unit`, allowed };
    }
    return quantity === "share" && Math.abs(value) > 1
      ? { found: `${digits}, and a share is from 0 to 1`, allowed: `${digits}%` }
      : value;
  }
  const plain = unit.replace("μ", "µ");
  const factor = Object.hasOwn(units, plain) ? units[plain] as number : undefined;
  if (factor === undefined) {
    return {
      found: `the unit "${unit}"`,
      allowed,
      names: { wrong: plain, right: Object.keys(units) },
    };
  }
  // A division by 100 is exact where a product with 0.01 is not.
  return factor < 1 ? value / Math.round(1 / factor) : value * factor;
}

/** The amount for people, to five digits: `312.5 ms`, `54.2 %`. */
export function shownAmount(value: number, quantity: Quantity): string {
  const digits = (amount: number): string => String(Number(amount.toPrecision(5)));
  if (quantity === "share") return `${digits(value * 100)} %`;
  return quantity === "requests" ? digits(value) : `${digits(value)} ${quantity}`;
}

function allowedOf(quantity: Quantity): string {
  const units = Object.keys(UNITS[quantity]).join(", ");
  if (quantity === "share") return "a share from 0 to 1, or a percentage as 55%";
  return `a number in ${units}`;
}
