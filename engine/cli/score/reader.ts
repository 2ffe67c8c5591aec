/**
 * From the rows of a foreign file to entries, each by the columns that its first row decided on.
 * @module
 */

import { choicesOf } from "../../dataset/rows/choices.ts";
import { isRow } from "../../dataset/rows/is_row.ts";
import { excerpt, listed, RowsError } from "../../dataset/rows/rows_error.ts";
import type { Json } from "../../plan/plan.ts";
import type { Question, Row } from "../../plan/sample.ts";
import { UsageError } from "../exit_codes.ts";
import { columnsOf, valueAt } from "./columns.ts";
import type { Columns, Names } from "./columns.ts";
import type { Entry, Told } from "./entry.ts";
import type { Form } from "./forms.ts";
import { answersIn, promptIn } from "./texts.ts";

/** Reads the rows of one file. */
export interface Reader {
  /** Which columns are read for what, for people. */
  readonly words: string;
  /** The entry of a row; `null` where an earlier row holds the same answers. Throws for a row that holds none. */
  read(row: Row, line: number): Entry | null;
}

/** What a file is read with. */
export interface Reading {
  readonly path: string;
  readonly form: Form;
  /** What `--field` says. */
  readonly said: Names;
}

/** Reasons to stop that mean the limit of length, as servers word them. */
const CUT_OFF: readonly string[] = ["max_tokens", "model_length", "MAX_TOKENS", "max_length"];

/** The reader of a file that begins with this row. */
export function newReader(first: Row, { path, form, said }: Reading): Reader {
  const shape = form.shape ?? ((row: Row) => row);
  const isAnswered = !form.failure?.(shape(first));
  const columns = columnsOf(
    isAnswered ? shape(first) : { ...blank(form), ...shape(first) },
    form.names,
    said,
  );
  const { others } = columns;
  const kept = form.once === undefined ? undefined : valueAt(first, form.once);
  return {
    words: wordsOf(shape(first), columns),
    read(raw, line) {
      if (form.once !== undefined && valueAt(raw, form.once) !== kept) return null;
      const row = shape(raw);
      const place = `line ${line} of ${path}`;
      return {
        line,
        id: idOf(told(row, others.id)),
        dataset: textOf(told(row, others.dataset)),
        prompt: promptIn(told(row, others.prompt)),
        question: questionOf(row, { columns, form, place }),
        recipe: textOf(told(row, others.recipe)),
        outcome: form.failure?.(row) ?? answered(row, columns, place),
      };
    },
  };
}

/** A failed row may have neither answer nor reference; the columns of others stand in for its own. */
function blank({ names }: Form): Row {
  const usual = [names.answer, names.reference].flatMap((all) => all?.slice(0, 1) ?? []);
  return Object.fromEntries(usual.map((name) => [name, null]));
}

/** The first of some columns that says anything. */
function told(row: Row, names: readonly string[] = []): Json {
  for (const name of names) {
    const value = valueAt(row, name) ?? null;
    if (value !== null && value !== "") return value;
  }
  return null;
}

function answered(row: Row, columns: Columns, place: string): Told {
  const value = valueAt(row, columns.answer);
  if (value === undefined) {
    throw new UsageError(
      `Cannot score ${place}: it has no column "${columns.answer}". Its columns: ${
        listed(Object.keys(row))
      }`,
    );
  }
  const texts = answersIn(value);
  if (texts === undefined) {
    throw new UsageError(
      `Cannot score ${place}: its ${columns.answer} is no text that a model wrote, but ${
        excerpt(JSON.stringify(value))
      }. Log-likelihoods of given answers cannot be scored`,
    );
  }
  const said = textOf(told(row, columns.others.finish_reason));
  const finish = said !== null && CUT_OFF.includes(said) ? "length" : said;
  return { kind: "answered", answers: texts.map((text) => ({ text, finish })) };
}

interface Around {
  readonly columns: Columns;
  readonly form: Form;
  readonly place: string;
}

function questionOf(row: Row, { columns, form, place }: Around): Question {
  const inner = form.row === undefined ? undefined : row[form.row];
  return {
    row: isRow(inner) ? inner : row,
    reference: columns.reference === null ? null : valueAt(row, columns.reference) ?? null,
    choices: choicesIn(row, columns, place),
  };
}

function choicesIn(row: Row, { letters, others }: Columns, place: string): Question["choices"] {
  const isThere = (name: string): boolean => (valueAt(row, name) ?? null) !== null;
  const [listing] = letters.length > 0 ? [] : (others.choices ?? []).filter(isThere);
  const columns = listing ?? letters.filter(isThere);
  if (columns.length === 0) return null;
  try {
    return choicesOf(row, columns, place);
  } catch (error) {
    if (!(error instanceof RowsError)) throw error;
    throw new UsageError(`${error.message}. --field choices= reads none`);
  }
}

function idOf(value: Json): string | null {
  return typeof value === "number" || typeof value === "string" ? String(value) : null;
}

function textOf(value: Json): string | null {
  return typeof value === "string" ? value : null;
}

function wordsOf(first: Row, { answer, reference, others, letters }: Columns): string {
  const found = Object.entries({ ...others, answer: [], reference: [] }).flatMap(
    ([role, names]) => {
      const name = names.find((name) => (valueAt(first, name) ?? null) !== null);
      return name === undefined || name === role ? [] : [`${role} from ${name}`];
    },
  );
  return [
    `answer from ${answer}`,
    `reference from ${reference ?? "no column"}`,
    ...letters.length > 0 ? [`choices from ${letters.join(", ")}`] : [],
    ...found,
  ].join("; ");
}
