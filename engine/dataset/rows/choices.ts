/**
 * The choices of a question, from the shapes that datasets have them in.
 * @module
 */

import type { Fields, Json } from "../../plan/plan.ts";
import type { Choice, Row } from "../../plan/sample.ts";
import { columnOf } from "./column.ts";
import { isRow } from "./is_row.ts";
import { excerpt, RowsError } from "./rows_error.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** `(A) text`, `A. text`, `A) text`, `A、text`. */
const LETTERED = /^\s*(?:\(([A-Z])\)|([A-Z])\s*[).:、．：])\s*/;

/**
 * Choices of a row: from one column that lists them (`["(A) x"]`, `["x"]`, `[{ label, text }]`, `{ label: [], text: [] }`,
 * `{ A: "x" }`), or from one column each. `null` where the row has none: its column or columns are `null`, or empty.
 * Throws a RowsError for a column that is not there, or holds no choices; `place` names the row.
 */
export function choicesOf(
  row: Row,
  columns: Exclude<Fields["choices"], null>,
  place: string,
): readonly Choice[] | null {
  const found = typeof columns === "string"
    ? listedChoices(columnOf(row, columns, place))
    : columnChoices(row, columns, place);
  if (found === null || found.length >= 2) return found;
  const names = typeof columns === "string" ? columns : columns.join(", ");
  throw new RowsError(
    `Cannot make a question of ${place}: ${names} should hold two choices or more, and is ${
      excerpt(JSON.stringify(typeof columns === "string" ? columnOf(row, columns, place) : found))
    }`,
  );
}

/** Of columns of their own: those that are empty are no choices. */
function columnChoices(
  row: Row,
  columns: readonly string[],
  place: string,
): readonly Choice[] | null {
  const letters = columns.every((name) => name.length === 1) ? columns : [...LETTERS];
  const choices = columns.flatMap((name, index) => {
    const text = textOf(columnOf(row, name, place));
    return text === null || text === "" ? [] : [{ letter: letters[index] ?? name, text }];
  });
  return choices.length ? choices : null;
}

/** `[]` for what lists no choices. */
function listedChoices(value: Json): readonly Choice[] | null {
  if (value === null || value === "") return null;
  if (Array.isArray(value)) return ofItems(value);
  if (!isRow(value)) return [];
  const { label, text } = value;
  if (Array.isArray(label) && Array.isArray(text)) return paired(label, text);
  return Object.keys(value).every((key) => LETTERS.includes(key) && key.length === 1)
    ? paired(Object.keys(value), Object.values(value))
    : [];
}

function ofItems(items: readonly Json[]): readonly Choice[] {
  if (items.length > LETTERS.length) return [];
  if (items.every(isRow)) {
    return paired(items.map(({ label }) => label ?? null), items.map(({ text }) => text ?? null));
  }
  const texts = items.map(textOf);
  if (texts.some((text) => text === null)) return [];
  return unlettered(texts as readonly string[])
    .map((text, index) => ({ letter: LETTERS[index] ?? "", text }));
}

/** Without their letters, if all of them have the right one. */
function unlettered(texts: readonly string[]): readonly string[] {
  const matches = texts.map((text) => LETTERED.exec(text));
  return matches.every((match, index) => (match?.[1] ?? match?.[2]) === LETTERS[index])
    ? texts.map((text, index) => text.slice(matches[index]?.[0].length))
    : texts;
}

function paired(labels: readonly Json[], texts: readonly Json[]): readonly Choice[] {
  if (labels.length !== texts.length) return [];
  const choices = labels.map((label, index) => ({
    letter: textOf(label),
    text: textOf(texts[index] ?? null),
  }));
  return choices.every(({ letter, text }) => letter !== null && text !== null)
    ? choices as readonly Choice[]
    : [];
}

function textOf(value: Json): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
