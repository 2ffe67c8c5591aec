/**
 * Rows of files that are one document: JSON and YAML. These are read whole, up to a limit.
 * @module
 */

import { parse as parseYaml } from "@std/yaml";
import type { Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { isRow } from "./is_row.ts";
import { textOf } from "./lines.ts";
import { parseJson } from "./parse_json.ts";
import { plainValue } from "./plain_value.ts";
import type { RowText } from "./row_file.ts";
import { excerpt, listed, RowsError } from "./rows_error.ts";

type Parse = (text: string) => Json;

/** Dates stay the text they are: the core schema of YAML 1.2 has none. */
const parseCoreYaml: (text: string, options: { readonly schema: "core" }) => unknown = parseYaml;

/** Values that a YAML document may expand to, for each of its letters. Without aliases it is one at most. */
const EXPANSION_LIMIT = 10;

/** Rows of a JSON document: a list of objects, or an object of columns, where `at` says. */
export async function* jsonRows(text: RowText, at: string | null): AsyncIterable<Row> {
  yield* rowsAt(await documentOf(text, parseJson), at, text.name);
}

/** Rows of a YAML document, likewise. */
export async function* yamlRows(text: RowText, at: string | null): AsyncIterable<Row> {
  const parse: Parse = (whole) =>
    plainValue(parseCoreYaml(whole, { schema: "core" }), {
      left: EXPANSION_LIMIT * whole.length + 1,
    });
  yield* rowsAt(await documentOf(text, parse), at, text.name);
}

async function documentOf(text: RowText, parse: Parse): Promise<Json> {
  const whole = await textOf(text);
  try {
    return parse(whole);
  } catch (error) {
    throw new RowsError(
      `Cannot read rows: ${text.name} is no single document (${
        excerpt((error as Error).message, 200)
      })${isLines(whole) ? '. Each line is one row: set the source\'s format to "jsonl"' : ""}`,
    );
  }
}

function isLines(whole: string): boolean {
  try {
    return isRow(JSON.parse(whole.slice(0, whole.indexOf("\n") + 1)));
  } catch {
    return false;
  }
}

function rowsAt(document: Json, at: string | null, name: string): Iterable<Row> {
  const place = at === null ? name : `${name}, at ${at}`;
  const keys = at === null ? [] : at.split(".");
  const found = keys.reduce((value: Json, key) => stepInto(value, key, place), document);
  if (Array.isArray(found)) return rowsOfList(found, place);
  if (isRow(found) && isColumns(found)) return rowsOfColumns(found, place);
  throw new RowsError(
    `Cannot read rows: ${place}: neither a list of rows nor an object of columns${
      whereElse(found)
    }`,
  );
}

function stepInto(value: Json, key: string, place: string): Json {
  const inside = isRow(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  if (inside !== undefined) return inside;
  const keys = isRow(value) ? Object.keys(value) : [];
  throw new RowsError(`Cannot read rows: ${place}: there is no ${key}, but ${listed(keys)}`);
}

/** The cure, for an object: keys whose values are lists. */
function whereElse(value: Json): string {
  if (!isRow(value)) return "";
  const lists = Object.keys(value).filter((key) => Array.isArray(value[key]));
  return `. Say with the source's \`at\` where it stands: ${
    listed(lists.length ? lists : Object.keys(value))
  }`;
}

function* rowsOfList(list: readonly Json[], place: string): Iterable<Row> {
  for (const [index, row] of list.entries()) {
    if (!isRow(row)) {
      const text = excerpt(JSON.stringify(row));
      throw new RowsError(
        `Cannot read rows: ${place}, row ${index}: a row is an object of columns, and this is ${text}`,
      );
    }
    yield row;
  }
}

function isColumns(value: Row): value is Readonly<Record<string, readonly Json[]>> {
  const columns = Object.values(value);
  return columns.length > 0 && columns.every(Array.isArray);
}

function* rowsOfColumns(
  columns: Readonly<Record<string, readonly Json[]>>,
  place: string,
): Iterable<Row> {
  const entries = Object.entries(columns);
  const lengths = new Set(entries.map(([, values]) => values.length));
  if (lengths.size > 1) {
    throw new RowsError(
      `Cannot read rows: ${place}: its columns differ in length: ${
        entries.map(([name, values]) => `${excerpt(name, 40)} has ${values.length}`).join(", ")
      }`,
    );
  }
  for (let index = 0; index < (entries[0]?.[1].length ?? 0); index++) {
    yield Object.fromEntries(entries.map(([name, values]) => [name, values[index] ?? null]));
  }
}
