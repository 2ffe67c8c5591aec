/**
 * Sugar: keys of other tools, checked as they stand and rewritten into the long form in one pass, before anything else.
 *
 * A rewritten value keeps the name it was written under, so that an issue shows the user's own key.
 * @module
 */

import * as z from "zod";
import { issueAt, pathText } from "./issue.ts";
import type { Issue, Place } from "./issue.ts";
import { validate } from "./validate.ts";

/** An object as a user wrote it. */
export type Raw = Readonly<Record<string, unknown>>;

/** What becomes of some keys that belong together. */
export interface Rule {
  /** Keys of sugar, and what may stand there; the rule applies where one of them stands. */
  readonly keys: Readonly<Record<string, z.ZodType>>;
  /** The key of the long form that they become; not said: they mean nothing here and are dropped. */
  readonly to?: string;
  /** Its value; `undefined` where the keys say nothing. The value of the only key where not said. */
  readonly as?: (config: Raw) => unknown;
}

/** The long form, and how the place of an issue in it is shown. */
export interface Desugared {
  readonly long: Raw;
  readonly place: Place;
  readonly issues: readonly Issue[];
  /** Keys of the long form that are missing because their sugar is wrong. */
  readonly broken: readonly string[];
}

/** Whether a value is an object with keys. */
export function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Rewrites a config by rules. Both spellings of one thing are an issue. */
export function desugar(config: Raw, rules: readonly Rule[], place: Place): Desugared {
  const sugar = new Set(rules.flatMap(({ keys }) => Object.keys(keys)));
  const long: Record<string, unknown> = Object.fromEntries(
    Object.entries(config).filter(([key, value]) => !sugar.has(key) && value !== undefined),
  );
  const spelled = new Map<string, Spelling>();
  const broken: string[] = [];
  const issues: Issue[] = [];
  for (const rule of rules) {
    const rewritten = rewrite(config, rule, place);
    if (!rewritten) continue;
    const { key, to, wrong, value } = rewritten;
    issues.push(...wrong);
    if (to === undefined) continue;
    if (wrong.length > 0) broken.push(to);
    else if (value !== undefined && long[to] !== undefined) issues.push(twice(key, to, place));
    else if (value !== undefined) {
      long[to] = value;
      spelled.set(to, { key, isRename: rule.as === undefined });
    }
  }
  const show = (path: readonly PropertyKey[]): string => pathText(ownPath(path, spelled));
  return { long, issues, broken, place: { ...place, show } };
}

interface Rewritten {
  /** The first of the user's keys. */
  readonly key: string;
  readonly to: string | undefined;
  readonly wrong: readonly Issue[];
  readonly value: unknown;
}

function rewrite(config: Raw, { keys, to, as }: Rule, place: Place): Rewritten | undefined {
  const key = Object.keys(keys).find((name) => config[name] !== undefined);
  if (key === undefined) return;
  const checked = validate<unknown>(z.object(keys).partial(), config, place);
  if (!checked.ok) return { key, to, wrong: checked.issues, value: undefined };
  return { key, to, wrong: [], value: as ? as(config) : config[key] };
}

function twice(key: string, to: string, place: Place): Issue {
  return issueAt({ ...place, path: [...place.path, key] }, {
    found: "two spellings of one thing",
    allowed: `only one of ${to} and ${key}`,
  });
}

interface Spelling {
  /** The user's key. */
  readonly key: string;
  /** Whether what stands below it is as the user wrote it. */
  readonly isRename: boolean;
}

/** A path as the user wrote it; below a key whose value was made anew, the key alone. */
function ownPath(
  path: readonly PropertyKey[],
  spelled: ReadonlyMap<string, Spelling>,
): readonly PropertyKey[] {
  const [first, ...rest] = path;
  const spelling = spelled.get(String(first));
  if (!spelling || spelling.key === first) return path;
  return spelling.isRename ? [spelling.key, ...rest] : [spelling.key];
}
