/**
 * Files of a user's own, without a config: their columns tell what kind of question they ask.
 * @module
 */

import type { Fields, Json } from "../../plan/plan.ts";
import type { Row, Sample } from "../../plan/sample.ts";
import { excerpt, listed, RowsError } from "./rows_error.ts";
import { wholeOf } from "./whole_of.ts";

/** Multiple choice, or question and answer. */
export type CustomKind = "mcq" | "qa";

/** What the first row tells of a file. */
export interface CustomColumns {
  readonly kind: CustomKind;
  readonly fields: Fields;
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/**
 * Reads the columns of a file's first row: `question`, and `answer` where there is one; two options or more, `A`, `B` and so
 * on without a gap, make it multiple choice, which needs an `answer`. A column `id` names the rows. Throws a RowsError for a
 * row without them.
 */
export function customColumns(first: Row): CustomColumns {
  const kind = kindOf(first);
  const needed = kind === "mcq" ? ["question", "answer"] : ["question"];
  const missing = needed.filter((name) => !Object.hasOwn(first, name));
  if (missing.length) {
    throw new RowsError(
      `Cannot tell what the file asks: its first row has no column ${
        listed(missing)
      }. Its columns: ${listed(Object.keys(first))}`,
    );
  }
  const named = (name: string): string | null => Object.hasOwn(first, name) ? name : null;
  const choices = kind === "mcq" ? optionsOf(first) : null;
  return { kind, fields: { id: named("id"), reference: named("answer"), choices } };
}

/** The kind of question that a row asks. */
export function kindOf(first: Row): CustomKind {
  return optionsOf(first).length >= 2 ? "mcq" : "qa";
}

/**
 * Most tokens of one answer, from the row's column `max_tokens`; `null` where it has none. Throws a RowsError where that is
 * no whole number of at least 1.
 */
export function maxTokensOf({ row, index }: Pick<Sample, "row" | "index">): number | null {
  const value = Object.hasOwn(row, "max_tokens") ? row["max_tokens"] ?? null : null;
  if (value === null || value === "") return null;
  const tokens = wholeOf(value);
  if (tokens !== undefined) return tokens;
  throw new RowsError(
    `Cannot limit the answer of row ${index} (counted from 0): max_tokens is ${
      excerpt(JSON.stringify(value))
    }. Write a whole number of at least 1`,
  );
}

function optionsOf(row: Row): readonly string[] {
  const end = LETTERS.findIndex((letter) => !Object.hasOwn(row, letter) || isEmpty(row[letter]));
  return LETTERS.slice(0, end < 0 ? LETTERS.length : end);
}

function isEmpty(value: Json | undefined): boolean {
  return value === null || value === "";
}
