/**
 * What a config may put into the body of every request: JSON, of a depth that nothing chokes on, and none of the keys that
 * the client sets itself.
 * @module
 */

import * as z from "zod";

/** A value that survives JSON. */
export type JsonConfig = null | boolean | number | string | readonly JsonConfig[] | {
  readonly [key: string]: JsonConfig;
};

const OWN_KEYS = ["messages", "prompt", "model", "stream", "stream_options"];
const DEEPEST = 32;
const NO_JSON = { message: `a JSON value, at most ${DEEPEST} levels deep` };
const OWN = {
  message: `any key but ${OWN_KEYS.join(", ")}`,
  params: { found: "a key that assay sets itself" },
};

/** Schema of keys for the body of every request. */
export const sampling = z.record(z.string(), z.unknown(), "an object of JSON values").superRefine(
  (all, issue) => {
    for (const [key, value] of Object.entries(all)) {
      const own = OWN_KEYS.includes(key);
      const path = own ? [] : pathOfNoJson(value);
      if (!path) continue;
      issue.addIssue({ code: "custom", path: [key, ...path], ...(own ? OWN : NO_JSON) });
    }
  },
) as z.ZodType<unknown, unknown> as z.ZodType<
  Readonly<Record<string, JsonConfig>>,
  Readonly<Record<string, JsonConfig>>
>;

/** Where in a value the first thing stands that JSON cannot say; `undefined` where there is none. */
function pathOfNoJson(value: unknown, depth = 1): readonly PropertyKey[] | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : [];
  if (!isPlain(value) || depth > DEEPEST) return [];
  for (const [key, inner] of Object.entries(value)) {
    const path = pathOfNoJson(inner, depth + 1);
    if (path) return [Array.isArray(value) ? Number(key) : key, ...path];
  }
}

/** Whether a value is a list, or an object of no class. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || prototype === Object.prototype;
}
