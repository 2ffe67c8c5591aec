/**
 * Which column of a foreign row says what: by the names that tools give them, or as `--field` says. What is an answer and
 * what its reference is decided once, by the first row, so that all rows of a file are read alike.
 * @module
 */

import { isRow } from "../../dataset/rows/is_row.ts";
import { listed } from "../../dataset/rows/rows_error.ts";
import type { Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { nearest } from "../../schema/nearest.ts";
import { UsageError } from "../exit_codes.ts";

/** What a column may say. */
const ROLES = [
  "answer",
  "reference",
  "id",
  "prompt",
  "choices",
  "finish_reason",
  "recipe",
  "dataset",
] as const;
type Role = typeof ROLES[number];

/** Names that are looked for, the first one that is there counts. */
export type Names = Readonly<Partial<Record<Role, readonly string[]>>>;

/** Which columns say what in one file. */
export interface Columns {
  readonly answer: string;
  readonly reference: string | null;
  /** Names of what a row may leave out; of each the first one that a row has counts. */
  readonly others: Names;
  /** Columns of one choice each, where they are told apart; else `others.choices` lists them. */
  readonly letters: readonly string[];
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** What a model said in files of answers, and the right answer in datasets. */
const EITHER = "answer";

/** What `--field answer=response` says: columns of each role; none, where nothing follows the `=`. */
export function parseFields(words: readonly string[]): Names {
  const said = new Map<Role, string[]>();
  let last: string[] | undefined;
  for (const word of words) {
    const [, role, column] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (role === undefined) {
      if (!last) throw notAField(word);
      last.push(word);
      continue;
    }
    if (!isRole(role)) throw notAField(role);
    last = column ? [column] : [];
    said.set(role, last);
  }
  return Object.fromEntries(said);
}

function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word);
}

function notAField(word: string): UsageError {
  const near = nearest(word, ROLES);
  return new UsageError(
    `Cannot read --field: it takes WHAT=COLUMN, found "${word}"${
      near === undefined ? "" : `; nearest: ${near}=`
    }. WHAT is one of ${ROLES.join(", ")}`,
  );
}

/**
 * The columns of a file by its first row. `answer` is what the model said, unless no reference stands beside it and another
 * column can be the model's: then `answer` is the reference. Throws a {@linkcode UsageError} where nothing is an answer, or
 * a column that `--field` names is not there.
 */
export function columnsOf(first: Row, names: Names, said: Names): Columns {
  for (const name of Object.values(said).flat()) {
    if (valueAt(first, name) === undefined) throw noColumn(name, first);
  }
  const namesOf = (role: Role): readonly string[] => said[role] ?? present(first, names[role]);
  const { answer, reference } = answerAndReference(first, namesOf, said);
  if (answer === undefined) throw noAnswer(first, names);
  const letters = said.choices ?? (namesOf("choices").length > 0 ? [] : LETTERS);
  return { answer, reference, others: { ...names, ...said }, letters: lettersOf(first, letters) };
}

/** A column, or what lies inside one, `doc.choices`; `undefined` where there is none. */
export function valueAt(row: Row, name: string): Json | undefined {
  if (Object.hasOwn(row, name)) return row[name];
  return name.split(".").reduce(
    (value: Json | undefined, key) =>
      isRow(value) && Object.hasOwn(value, key) ? value[key] : undefined,
    row,
  );
}

function present(row: Row, names: readonly string[] = []): readonly string[] {
  return names.filter((name) => valueAt(row, name) !== undefined);
}

interface Pair {
  readonly answer: string | undefined;
  readonly reference: string | null;
}

function answerAndReference(
  first: Row,
  namesOf: (role: Role) => readonly string[],
  said: Names,
): Pair {
  const [gold] = namesOf("reference");
  const models = namesOf("answer").filter((name) => name !== gold);
  const isUnclear = gold === undefined && said.answer === undefined && models.length > 1;
  const answer = isUnclear ? models.find((name) => name !== EITHER) : models[0];
  const isLeft = said.reference === undefined && answer !== EITHER &&
    valueAt(first, EITHER) !== undefined;
  return { answer, reference: gold ?? (isLeft ? EITHER : null) };
}

/** The first so many that are there, if they are two or more. */
function lettersOf(first: Row, names: readonly string[]): readonly string[] {
  const end = names.findIndex((name) => valueAt(first, name) === undefined);
  const there = end < 0 ? names : names.slice(0, end);
  return there.length < 2 ? [] : there;
}

function noColumn(name: string, first: Row): UsageError {
  return new UsageError(
    `Cannot read --field: the first row has no column "${name}". Its columns: ${
      listed(Object.keys(first))
    }`,
  );
}

function noAnswer(first: Row, names: Names): UsageError {
  return new UsageError(
    `Cannot find the answers: no column of the first row is one of ${
      names.answer?.join(", ")
    }. Name it by --field answer=COLUMN. Its columns: ${listed(Object.keys(first))}`,
  );
}
