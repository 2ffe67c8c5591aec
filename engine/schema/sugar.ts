/**
 * Sugar: keys of other tools, rewritten into the long form in one pass, before anything is checked.
 *
 * A rewritten value keeps the name it was written under, so that an issue shows the user's own key.
 * @module
 */

import { issueAt } from "./issue.ts";
import type { Issue, Place } from "./issue.ts";

/** An object as a user wrote it. */
export type Raw = Readonly<Record<string, unknown>>;

/** What becomes of some keys that belong together. */
export interface Rule {
  /** Keys of sugar; the rule applies where one of them stands. */
  readonly keys: readonly string[];
  /** The key of the long form that they become; not said: they mean nothing here and are dropped. */
  readonly to?: string;
  /** Its value; `undefined` where the keys say nothing. The value of the first key where not said. */
  readonly as?: (config: Raw) => unknown;
  /** What to write instead, where they are refused. */
  readonly instead?: string;
}

/** The long form, and how the place of an issue in it is shown. */
export interface Desugared {
  readonly long: Raw;
  readonly place: Place;
  readonly issues: readonly Issue[];
}

/** Whether a value is an object with keys. */
export function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Rewrites a config by rules. Both spellings of one thing are an issue. */
export function desugar(config: Raw, rules: readonly Rule[], place: Place): Desugared {
  const sugar = new Set(rules.flatMap(({ keys }) => keys));
  const plain = Object.entries(config).filter(([key, value]) =>
    !sugar.has(key) && value !== undefined
  );
  const long: Record<string, unknown> = Object.fromEntries(plain);
  const spelled = new Map<string, string>();
  const issues: Issue[] = [];
  for (const rule of rules) {
    const key = rule.keys.find((key) => config[key] !== undefined);
    const value = key === undefined ? undefined : rule.as ? rule.as(config) : config[key];
    if (key === undefined || value === undefined) continue;
    const complain = (found: string, allowed: string): void => {
      issues.push(issueAt({ ...place, path: [...place.path, key] }, { found, allowed }));
    };
    if (rule.instead !== undefined) {
      complain("a key that is not read here (its value is not shown)", rule.instead);
    } else if (rule.to === undefined) continue;
    else if (long[rule.to] !== undefined) {
      complain("two spellings of one thing", `only one of ${rule.to} and ${key}`);
    } else {
      long[rule.to] = value;
      if (key !== rule.to) spelled.set(rule.to, key);
    }
  }
  return { long, issues, place: { ...place, show: (path) => shown(path, { place, spelled }) } };
}

interface Spelling {
  readonly place: Place;
  /** The user's key by that of the long form. */
  readonly spelled: ReadonlyMap<string, string>;
}

/** A path as the user wrote it; below a rewritten key only the user's own key is shown. */
function shown(path: readonly PropertyKey[], { place, spelled }: Spelling): string {
  const depth = place.path.length;
  const key = spelled.get(String(path[depth]));
  const own = key === undefined ? path : [...path.slice(0, depth), key];
  return place.show ? place.show(own) : own.map(step).join("").replace(/^\./, "");
}

function step(key: PropertyKey): string {
  return typeof key === "number"
    ? `[${key}]`
    : /^[A-Za-z_$][\w$]*$/.test(String(key))
    ? `.${String(key)}`
    : `[${JSON.stringify(key)}]`;
}
