/**
 * From words on the command line to values by flag. Every mistake is named with its cure.
 * @module
 */

import { parseArgs } from "@std/cli";
import { closestString, levenshteinDistance } from "@std/text";
import { UsageError } from "./exit_codes.ts";
import type { Flag, FlagGroup } from "./flag.ts";

/** What was asked: values by flag name, and the words that belong to none. */
export interface Arguments {
  readonly words: readonly string[];
  has(name: string): boolean;
  word(name: string): string | undefined;
  number(name: string): number | undefined;
  many(name: string): readonly string[];
}

/** Parses by the table. Throws a {@linkcode UsageError} naming the first word that fits nowhere. */
export function parseArguments(args: readonly string[], groups: readonly FlagGroup[]): Arguments {
  const flags = groups.flatMap((group) => group.flags);
  const spelled = spellOut(args, flags);
  const parsed = parseArgs(spelled, {
    boolean: flags.filter((flag) => flag.takes === "none").map((flag) => flag.name),
    string: flags.filter((flag) => flag.takes !== "none").map((flag) => flag.name),
    collect: flags.filter((flag) => flag.takes === "many").map((flag) => flag.name),
    unknown(arg: string, key?: string) {
      if (key !== undefined) throw new UsageError(unknownFlag(arg, flags));
    },
  });
  return argumentsOf(parsed, flags);
}

function argumentsOf(
  parsed: { _: (string | number)[] } & Record<string, unknown>,
  flags: readonly Flag[],
): Arguments {
  for (const flag of flags) checkValue(flag, parsed[flag.name]);
  const word = (name: string): string | undefined => {
    const value = parsed[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    words: parsed._.map(String),
    has: (name) =>
      parsed[name] !== undefined && parsed[name] !== false && !isEmptyList(parsed[name]),
    word,
    number: (name) => word(name) === undefined ? undefined : Number(word(name)),
    many: (name) => (parsed[name] as string[] | undefined) ?? [],
  };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function checkValue(flag: Flag, value: unknown): void {
  if (flag.takes === "none" || flag.takes === "maybe" || value === undefined) return;
  const values = Array.isArray(value) ? value : [value];
  if (values.includes("")) {
    throw new UsageError(`Cannot read --${flag.name}: it takes ${flag.value}, nothing follows`);
  }
  if (
    flag.takes === "number" && values.some((word) => !/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(word))
  ) {
    throw new UsageError(`Cannot read --${flag.name}: it takes a number, found "${values[0]}"`);
  }
}

/** Short flags by their long names, one flag for each of many values, no value where one may be left out. */
function spellOut(args: readonly string[], flags: readonly Flag[]): readonly string[] {
  const spelled: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const [head = "", inline] = splitOnce(args[i] ?? "");
    const flag = flags.find((flag) => head === `--${flag.name}` || head === `-${flag.short}`);
    if (!flag) {
      spelled.push(args[i] ?? "");
      continue;
    }
    const taken = inline === undefined ? valuesAfter(args, i + 1, flag) : [inline];
    if (inline === undefined) i += taken.length;
    spelled.push(...spellFlag(flag, taken));
  }
  return spelled;
}

function spellFlag(flag: Flag, taken: readonly string[]): readonly string[] {
  if (flag.takes === "none") {
    if (taken.length > 0) {
      throw new UsageError(`Cannot read --${flag.name}: it takes no value, found "${taken[0]}"`);
    }
    return [`--${flag.name}`];
  }
  return (taken.length === 0 ? [""] : taken).map((value) => `--${flag.name}=${value}`);
}

function splitOnce(arg: string): readonly [string, string?] {
  const at = arg.indexOf("=");
  return arg.startsWith("-") && at > 0 ? [arg.slice(0, at), arg.slice(at + 1)] : [arg];
}

/** Flags whose values may hold commas. */
const UNSPLIT = ["header", "threshold"];
const IS_FLAG = /^-{1,2}[A-Za-z]/;
const RUN_NAME = /^(latest|\d{8}_\d{6}(_\d+)?)$/;

function valuesAfter(args: readonly string[], from: number, flag: Flag): readonly string[] {
  const next = args[from];
  if (flag.takes === "none" || next === undefined || IS_FLAG.test(next)) return [];
  if (flag.takes === "maybe") return RUN_NAME.test(next) ? [next] : [];
  if (flag.takes !== "many") return [next];
  const end = args.findIndex((arg, i) => i >= from && IS_FLAG.test(arg));
  const values = args.slice(from, end < 0 ? args.length : end);
  return UNSPLIT.includes(flag.name)
    ? values
    : values.flatMap((value) => value.split(",")).filter(Boolean);
}

function unknownFlag(arg: string, flags: readonly Flag[]): string {
  const name = arg.replace(/^-+/, "").replace(/=.*/s, "");
  const near = closestString(name, flags.map((flag) => flag.name));
  const hint = levenshteinDistance(name, near) <= 1 + name.length / 3 ? `; nearest: --${near}` : "";
  return `Cannot read ${
    arg.replace(/=.*/s, "")
  }: there is no such flag${hint}. --help lists them all`;
}
