/**
 * Schemas of objects, lists and choices, whose errors say what is allowed.
 * @module
 */

import * as z from "zod";

type Shape = Readonly<Record<string, z.ZodType>>;
interface Told {
  readonly error: (issue: { readonly code?: string | undefined }) => string;
}

type Rule = [
  (value: unknown) => boolean,
  { readonly error: string; readonly when: () => true; readonly path: PropertyKey[] },
];

/** An object with these keys and no others. The error of an unknown key lists the known ones, joined by `, `. */
export function record<S extends Shape>(
  shape: S,
  alsoKnown: readonly string[] = [],
): z.ZodObject<S, z.core.$strict> {
  const keys = [...Object.keys(shape), ...alsoKnown].sort().join(", ");
  return z.strictObject(shape, {
    error: (issue) => issue.code === "unrecognized_keys" ? keys : `an object with ${keys}`,
  });
}

/** A list of 1 to `max` items. */
export function list<T extends z.core.SomeType>(item: T, max: number): z.ZodArray<T> {
  const allowed = `a list of 1 to ${max} items`;
  return z.array(item, allowed).min(1, allowed).max(max, allowed);
}

/** One of some texts. */
export function oneOf<const T extends readonly string[]>(
  values: T,
): z.ZodEnum<z.core.util.ToEnum<T[number]>> {
  return z.enum(values, quoted(values));
}

/** The error of a union of objects that are told apart by these texts under `kind`. */
export function kinds(...tags: readonly string[]): Told {
  return told("kind", tags);
}

/** The error of a union of objects that are told apart by these texts under a key. */
export function told(key: string, tags: readonly string[]): Told {
  const texts = quoted(tags);
  return {
    error: ({ code }) => code === "invalid_union" ? texts : `an object of ${key} ${texts}`,
  };
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(", ");
}

/** Arguments of `refine`: two keys that must not stand together. The issue is at the second. */
export function apart(one: string, other: string): Rule {
  return [
    (value) => !(isPresent(value, one) && isPresent(value, other)),
    { error: `only one of ${one} and ${other}`, when: () => true, path: [other] },
  ];
}

function isPresent(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && Reflect.get(value, key) !== undefined;
}
