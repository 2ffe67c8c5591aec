/**
 * `<dataset file>.meta.json`: how many requests are made of a file, of which rows, and how long answers may be.
 * @module
 */

import type { Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { isRow } from "./is_row.ts";
import { excerpt, listed, RowsError } from "./rows_error.ts";
import { wholeOf } from "./whole_of.ts";

/** What the file says. */
export interface FileMeta {
  /** `null`: one for each row. */
  readonly requestCount: number | null;
  /**
   * `default`: the first rows; `shuffle`: these, in random order; `random`: any rows, each once, in random order. Where there
   * are fewer rows than requests, the rows are gone through again.
   */
  readonly sampling: "default" | "random" | "shuffle";
  /** Overrides the rows' own `max_tokens`; `null`: it does not. */
  readonly output: OutputLength | null;
}

/** How many tokens answers may have. */
export type OutputLength =
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  /** Shares of all requests; the last one gets what rounding leaves. */
  | { readonly kind: "percentage"; readonly shares: readonly OutputShare[] };

/** So many of the requests, 0 to 1, get so many tokens. */
export interface OutputShare {
  readonly tokens: number;
  readonly share: number;
}

type Sampling = FileMeta["sampling"];

/** Requests that one file may ask for. */
const COUNT_LIMIT = 10_000_000;

const SAMPLINGS: readonly Sampling[] = ["default", "random", "shuffle"];
/** Shares are decimal numbers, and sums of these are not exact. */
const ROUNDING = 1e-9;

/** Reads the text of such a file. Throws a RowsError that names the key and what it may be; `name` is the file's. */
export function parseFileMeta(text: string, name: string): FileMeta {
  const whole = objectOf(parsed(text, name), "the file", name);
  known(whole, ["request_count", "sampling_mode", "output_config"], name);
  const { request_count: count, sampling_mode: sampling, output_config: output } = whole;
  return {
    requestCount: isAbsent(count) ? null : countOf(count, "request_count", name),
    sampling: isAbsent(sampling) ? "default" : samplingOf(sampling, name),
    output: isAbsent(output) ? null : outputOf(objectOf(output, "output_config", name), name),
  };
}

function parsed(text: string, name: string): Json {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new RowsError(`Cannot read ${name}: ${excerpt((error as Error).message, 100)}`);
  }
}

function samplingOf(value: Json | undefined, name: string): Sampling {
  const found = SAMPLINGS.find((sampling) => sampling === value);
  return found ?? wrong(name, { key: "sampling_mode", value, cure: listed(SAMPLINGS) });
}

function outputOf(output: Row, name: string): OutputLength {
  known(output, ["method", "params"], name, "output_config.");
  const { method } = output;
  const params = objectOf(output["params"], "output_config.params", name);
  if (method === "uniform") return uniformOf(params, name);
  if (method === "percentage") return percentageOf(params, name);
  const cure = '"uniform" or "percentage"';
  return wrong(name, { key: "output_config.method", value: method, cure });
}

function uniformOf(params: Row, name: string): OutputLength {
  const prefix = "output_config.params.";
  known(params, ["min_value", "max_value"], name, prefix);
  const min = countOf(params["min_value"], `${prefix}min_value`, name);
  const max = countOf(params["max_value"], `${prefix}max_value`, name);
  const cure = `at least min_value, ${min}`;
  return min <= max
    ? { kind: "uniform", min, max }
    : wrong(name, { key: `${prefix}max_value`, value: max, cure });
}

function percentageOf(params: Row, name: string): OutputLength {
  const prefix = "output_config.params.";
  known(params, ["percentage_distribute"], name, prefix);
  const key = `${prefix}percentage_distribute`;
  const value = params["percentage_distribute"];
  const cure = "a list of [tokens, share], shares above 0 that add up to 1";
  const shares = Array.isArray(value) ? value.map(shareOf) : [];
  const sum = shares.reduce((total, share) => total + (share?.share ?? NaN), 0);
  return Math.abs(sum - 1) <= ROUNDING
    ? { kind: "percentage", shares: shares.filter((share) => share !== undefined) }
    : wrong(name, { key, value, cure });
}

function shareOf(value: Json): OutputShare | undefined {
  if (!Array.isArray(value) || value.length !== 2) return;
  const tokens = wholeOf(value[0]);
  const share = value[1];
  return tokens !== undefined && typeof share === "number" && share > 0
    ? { tokens, share }
    : undefined;
}

function known(value: Row, names: readonly string[], name: string, prefix = ""): void {
  const other = Object.keys(value).find((key) => !names.includes(key));
  if (other === undefined) return;
  throw new RowsError(
    `Cannot read ${name}: there is no key ${prefix}${other}, but ${listed(names)}`,
  );
}

function objectOf(value: Json | undefined, key: string, name: string): Row {
  return isRow(value) ? value : wrong(name, { key, value, cure: "an object" });
}

function countOf(value: Json | undefined, key: string, name: string): number {
  const count = wholeOf(value);
  if (count !== undefined && count <= COUNT_LIMIT) return count;
  return wrong(name, { key, value, cure: `a whole number from 1 to ${COUNT_LIMIT}` });
}

function isAbsent(value: Json | undefined): value is null | undefined {
  return value === undefined || value === null;
}

interface Wrong {
  readonly key: string;
  readonly value: Json | undefined;
  readonly cure: string;
}

function wrong(name: string, { key, value, cure }: Wrong): never {
  throw new RowsError(
    `Cannot read ${name}: ${key} is ${excerpt(JSON.stringify(value) ?? "missing")}. Write ${cure}`,
  );
}
