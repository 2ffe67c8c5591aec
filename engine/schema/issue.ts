/**
 * What is wrong with a config, as data.
 *
 * An issue never repeats what may be a secret: values of headers, URLs and names of environment variables are described,
 * not shown (`shown.ts`). `render_issues.ts` words it.
 * @module
 */

import { nearest } from "./nearest.ts";
import { headline } from "./render_issues.ts";
import { shown } from "./shown.ts";

/** One thing that is wrong with a config. */
export interface Issue {
  /** File or name of the config; `command line` for flags. */
  readonly config: string;
  /** Place in it, `load.stages[0].arrival.concurrency`; a flag as `--concurrency`; empty: the config as a whole. */
  readonly path: string;
  /** What stands there, described. */
  readonly found: string;
  /** What may stand there. */
  readonly allowed: string;
  /** The valid name closest to what was found, where one is near. */
  readonly nearest?: string;
  /** All of it in one line. */
  readonly message: string;
}

/** Where a value came from. */
export interface Place {
  /** File or name of the config. */
  readonly config: string;
  /** Keys that lead to the value. */
  readonly path: readonly PropertyKey[];
  /** Words a path in other words than `a.b[0]`: as flags. */
  readonly show?: (path: readonly PropertyKey[]) => string;
}

/** What is known of an issue before it is worded. */
export interface Finding {
  readonly found: string;
  readonly allowed: string;
  /** A wrong name and the names that would have been right. */
  readonly names?: { readonly wrong: string; readonly right: readonly string[] };
}

/** An issue at a place, worded. */
export function issueAt(place: Place, finding: Finding): Issue {
  const path = (place.show ?? pathText)(place.path);
  const { found, allowed, names } = finding;
  const near = names && nearest(names.wrong, names.right);
  const parts = { path, found, allowed, ...(near === undefined ? {} : { nearest: near }) };
  return { config: place.config, ...parts, message: `${headline(parts)} Allowed: ${allowed}.` };
}

/** A path as one would write it: `load.stages[0].arrival`. Names that are no identifiers are quoted, and cut. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((key, at) => {
    if (typeof key === "number") return `[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$]{0,59}$/.test(name)) return `[${shown(name)}]`;
    return at === 0 ? name : `.${name}`;
  }).join("");
}
