/**
 * Instructions of the kind "at least five" and "less than five".
 * @module
 */

import type { Row } from "../../plan/sample.ts";
import { type Check, countArg } from "./verifier.ts";

const RELATIONS: Readonly<Record<string, (count: number, bound: number) => boolean>> = {
  "less than": (count, bound) => count < bound,
  "at least": (count, bound) => count >= bound,
};

/** Where the bound of a count and its relation, `at least` or `less than`, stand in the arguments. */
export interface AmountNames {
  readonly bound: string;
  readonly relation: string;
}

/** Whether a count is such an amount; `null` where the arguments name none. */
export function amountArg(args: Row, names: AmountNames): ((count: number) => boolean) | null {
  const bound = countArg(args, names.bound);
  const relation = args[names.relation];
  if (bound === null || typeof relation !== "string" || !Object.hasOwn(RELATIONS, relation)) {
    return null;
  }
  const holds = RELATIONS[relation];
  return holds ? (count) => holds(count, bound) : null;
}

/** A check that there are so many of something in a text. */
export function amountCheck(
  args: Row,
  names: AmountNames,
  count: (text: string) => number,
): Check | null {
  const isEnough = amountArg(args, names);
  return isEnough && ((text) => isEnough(count(text)));
}
