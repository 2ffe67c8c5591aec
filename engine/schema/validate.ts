/**
 * From a value to what a schema makes of it, or to every issue it has.
 *
 * An issue of a union points into the branch that was chosen: by its `kind`, or by the type of what was found.
 * @module
 */

import type * as z from "zod";
import { type Finding, type Issue, issueAt, type Place } from "./issue.ts";
import { shownAt } from "./shown.ts";

/** What was made of a value, or why nothing was. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

type Raw = z.core.$ZodIssue;

/** Checks a value. `place` says where it came from. */
export function validate<T>(schema: z.ZodType<T>, value: unknown, place: Place): Parsed<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, issues: result.error.issues.flatMap((raw) => issuesOf(raw, value, place)) };
}

function issuesOf(raw: Raw, root: unknown, place: Place): readonly Issue[] {
  const at: Place = { ...place, path: [...place.path, ...raw.path] };
  switch (raw.code) {
    case "unrecognized_keys":
      return raw.keys.map((key) => unknownKey(key, raw.message, at));
    case "invalid_union": {
      const branch = branchOf(raw);
      if (branch) return branch.flatMap((inner) => issuesOf(inner, root, place));
      break;
    }
  }
  return [issueAt(at, findingOf(raw, root))];
}

function unknownKey(key: string, keys: string, at: Place): Issue {
  return issueAt({ ...at, path: [...at.path, key] }, {
    found: "an unknown key",
    allowed: keys,
    names: { wrong: key, right: keys.split(", ") },
  });
}

function findingOf(raw: Raw, root: unknown): Finding {
  const value = raw.path.reduce<unknown>(
    (parent, key) => Object(parent) === parent ? Reflect.get(parent as object, key) : undefined,
    root,
  );
  const told: unknown = raw.code === "custom" ? raw.params?.["found"] : undefined;
  const found = typeof told === "string" ? told : shownAt(root, raw.path);
  const right = namesOf(raw);
  const names = right && typeof value === "string" ? { wrong: value, right } : undefined;
  return { found, allowed: raw.message, ...(names ? { names } : {}) };
}

function namesOf(raw: Raw): readonly string[] | undefined {
  const names = raw.code === "invalid_value"
    ? raw.values
    : raw.code === "invalid_union" && "options" in raw
    ? raw.options
    : undefined;
  return (names as readonly unknown[] | undefined)?.filter((name) => typeof name === "string");
}

/** The issues of the only branch that takes a value of the type found, with whole paths. */
function branchOf(raw: z.core.$ZodIssueInvalidUnion): readonly Raw[] | undefined {
  const fitting = raw.errors.filter((branch) =>
    !branch.some((inner) => inner.code === "invalid_type" && inner.path.length === 0)
  );
  const [only, ...others] = fitting;
  if (!only || others.length > 0) return undefined;
  return only.map((inner) => ({ ...inner, path: [...raw.path, ...inner.path] }));
}
