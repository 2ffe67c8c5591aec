/**
 * The smallest schemas. The error text of each is the phrase that says what is allowed, so that an issue can show it.
 * @module
 */

import * as z from "zod";

/** A whole number within bounds. */
export function whole(min: number, max: number): z.ZodNumber {
  const allowed = `a whole number from ${min} to ${max}`;
  return z.int(allowed).min(min, allowed).max(max, allowed);
}

/** A number within bounds, the lower one included. */
export function real(min: number, max: number): z.ZodNumber {
  const allowed = `a number from ${min} to ${max}`;
  return z.number(allowed).min(min, allowed).max(max, allowed);
}

/** A number above one bound and up to another. */
export function above(bound: number, max: number): z.ZodNumber {
  const allowed = `a number above ${bound}, up to ${max}`;
  return z.number(allowed).gt(bound, allowed).max(max, allowed);
}

/** A text of at least one character, and no longer than a name or a sentence need be. */
export function text(what = "a text", max = 1000): z.ZodString {
  const allowed = `${what} of 1 to ${max} characters`;
  return z.string(allowed).min(1, allowed).max(max, allowed);
}

/** True or false. */
export function flag(): z.ZodBoolean {
  return z.boolean("true or false");
}
