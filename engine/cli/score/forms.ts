/**
 * The forms that files of answers have, in one table: how each is told by its first row, and how its columns are called.
 * @module
 */

import { isRow } from "../../dataset/rows/is_row.ts";
import type { Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { nearest } from "../../schema/nearest.ts";
import { UsageError } from "../exit_codes.ts";
import type { Names } from "./columns.ts";
import { inspectRow } from "./inspect.ts";
import type { Told } from "./entry.ts";

/** A form. */
export interface Form {
  /** What it is, for people. */
  readonly words: string;
  /** Whether a file that begins with such a row has it. */
  isOf(first: Row): boolean;
  readonly names: Names;
  /** Column that holds the row of the dataset; without one the row itself is it. */
  readonly row?: string;
  /** Column that says which of several ways of reading the same answers a row is of; those of the first one are read. */
  readonly once?: string;
  /** The row with plain columns. */
  shape?(row: Row): Row;
  /** What a row says that failed. */
  failure?(row: Row): Extract<Told, { readonly kind: "failed" }> | null;
}

const has = (row: Row, ...names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(row, name));

const PREDICTIONS = {
  names: {
    answer: ["prediction"],
    reference: ["gold"],
    id: ["id"],
    prompt: ["origin_prompt", "input"],
    finish_reason: ["finish_reason"],
    dataset: ["data_abbr"],
  },
  failure: ({ success, kind, error_info }: Row) =>
    success === false ? failed(kind ?? null, error_info ?? null) : null,
} as const;

/** Every form by its name; the first one that fits is taken, and the last one fits all. */
export const FORMS = {
  "lm-eval": {
    words: "lm-eval samples",
    isOf: (row) => has(row, "doc_id", "resps") || has(row, "doc", "filtered_resps"),
    names: {
      answer: ["resps", "filtered_resps"],
      reference: ["target"],
      id: ["doc_id"],
      prompt: ["arguments", "doc.question", "doc.input"],
      choices: ["doc.choices"],
      finish_reason: ["finish_reason"],
    },
    row: "doc",
    once: "filter",
  },
  inspect: {
    words: "inspect log",
    isOf: (row) => has(row, "input", "target", "output") && isRow(row["output"]),
    names: {
      answer: ["answer"],
      reference: ["target"],
      id: ["id"],
      prompt: ["input"],
      choices: ["choices"],
      finish_reason: ["finish_reason"],
    },
    shape: inspectRow,
    failure: ({ error }) => isRow(error) ? failed("sample-error", error["message"] ?? null) : null,
  },
  assay: {
    words: "assay predictions",
    isOf: (row) => has(row, "success", "repeat", "attempts"),
    ...PREDICTIONS,
  },
  "ais-bench": {
    words: "ais_bench predictions",
    isOf: (row) => has(row, "success", "origin_prompt") || has(row, "data_abbr", "prediction"),
    ...PREDICTIONS,
  },
  opencompass: {
    words: "OpenCompass predictions",
    isOf: (row) => has(row, "origin_prompt", "prediction"),
    names: {
      answer: ["prediction"],
      reference: ["gold", "refr", "reference"],
      id: ["id"],
      prompt: ["origin_prompt"],
    },
  },
  lines: {
    words: "lines",
    isOf: () => true,
    names: {
      answer: [
        "answer",
        "prediction",
        "response",
        "output",
        "completion",
        "generated_text",
        "resps",
        "filtered_resps",
      ],
      reference: [
        "reference",
        "gold",
        "target",
        "expected",
        "label",
        "answer_key",
        "references",
      ],
      id: ["id", "doc_id", "sample_id"],
      prompt: ["prompt", "question", "input", "problem", "instruction", "query"],
      choices: ["choices", "options"],
      finish_reason: ["finish_reason", "stop_reason"],
      recipe: ["recipe"],
      dataset: ["dataset", "data_abbr", "task"],
    },
  },
} as const satisfies Readonly<Record<string, Form>>;

/** The form of that name, or else that of a first row. Throws a {@linkcode UsageError} for a name that is none. */
export function formOf(name: string | undefined, first: Row): Form {
  if (name === undefined) {
    return Object.values<Form>(FORMS).find((form) => form.isOf(first)) ?? FORMS.lines;
  }
  if (Object.hasOwn(FORMS, name)) return FORMS[name as keyof typeof FORMS];
  const near = nearest(name, Object.keys(FORMS));
  throw new UsageError(
    `Cannot read --from: it takes ${Object.keys(FORMS).join(", ")}, found "${name}"${
      near === undefined ? "" : `; nearest: ${near}`
    }`,
  );
}

function failed(kind: Json, text: Json): Extract<Told, { readonly kind: "failed" }> {
  return { kind: "failed", failure: String(kind ?? "unknown"), text: String(text ?? "") };
}
