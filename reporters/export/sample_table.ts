/**
 * A row for each answer of a scored run, repeats counted: the evidence for its verdict, and what asking it took.
 *
 * Result files may be edited or made by someone else, so that every field is looked at before it is taken.
 * @module
 */

import type { FailedAsk, Prediction } from "../../engine/event/prediction.ts";
import { type Column, newTable } from "./new_table.ts";
import type { Cell, CellType, Table } from "./table.ts";
import { NAME_COLUMNS, type TaskNames } from "./task_rows.ts";

/** One row of a result file, and the line of the answers' file that it was made of. */
export interface SampleEntry {
  readonly scored: Readonly<Record<string, unknown>>;
  readonly asked: Prediction | FailedAsk | undefined;
}

/** One task's answers. */
export interface TaskSamples extends TaskNames {
  entries(): Promise<readonly SampleEntry[]>;
}

interface Part {
  readonly rows: number;
  readonly names: TaskNames;
  readonly entries: readonly SampleEntry[];
}

const LARGEST = 2 ** 31 - 1;

/** A value of an entry, by the keys that lead to it, and the column that it becomes. */
type Source = readonly [keys: string, name: string, type: CellType, about: string];

/** What the row of the result file tells. */
const SCORED: readonly Source[] = [
  ["id", "id", "text", "Id of the question in its dataset."],
  ["repeat", "repeat", "int32", "Which of several times it was asked, from 0."],
  ["verdict", "verdict", "text", "correct, wrong, unscored, error or missing."],
  ["correct", "correct", "boolean", "Whether it counts as right; null where nothing was answered."],
  ["why", "why", "text", "Why there is no verdict, or what failed."],
  ["predictions", "extracted", "text", "The answer as it was understood."],
  ["references", "reference", "text", "What a right answer says; as JSON where it is no text."],
  ["rule", "rule", "text", "The rule that found the answer."],
  ["finish_reason", "finish_reason", "text", "Why the model stopped; null where nobody told."],
  ["origin_prediction", "answer", "text", "All that the model said."],
  ["prompt", "prompt", "text", "What it was asked; messages as JSON."],
  ["parts", "parts", "text", "Further metrics of the answer, as JSON: sum and n of each."],
  ["error_info", "error", "text", "What the server or the system said of a failure."],
  [
    "offsets.0",
    "extracted_start",
    "int32",
    "Where the extracted answer starts in `answer`, in UTF-16 units.",
  ],
  ["offsets.1", "extracted_end", "int32", "Where it ends."],
];

/** What the line that was kept of the answer tells. */
const ASKED: readonly Source[] = [
  ["attempts", "attempts", "int32", "Tries made."],
  [
    "timings.first_byte_ms",
    "first_byte_ms",
    "double",
    "From sent to the first byte of the answer.",
  ],
  ["timings.latency_ms", "latency_ms", "double", "From sent to the end of the answer."],
  ["usage.prompt_tokens", "input_tokens", "int32", "Prompt tokens as the server's usage tells."],
  [
    "usage.completion_tokens",
    "output_tokens",
    "int32",
    "Generated tokens as the server's usage tells.",
  ],
];

const COLUMNS: readonly Column<Part>[] = [
  ...NAME_COLUMNS,
  ...columnsOf(SCORED, "scored"),
  ...columnsOf(ASKED, "asked"),
];

/** All answers of some tasks; those of one task are in memory at a time. */
export function sampleTable(tasks: readonly TaskSamples[]): Table {
  return newTable(COLUMNS, async function* (): AsyncGenerator<Part> {
    for (const { model, dataset, entries: read } of tasks) {
      const entries = await read();
      yield { rows: entries.length, names: { model, dataset }, entries };
    }
  });
}

function columnsOf(sources: readonly Source[], side: keyof SampleEntry): readonly Column<Part>[] {
  return sources.map(([keys, name, type, about]) => {
    const path = keys.split(".");
    return {
      ...{ name, type, about },
      of: ({ entries }, row) => cellOf(valueAt(entries[row]?.[side], path), type),
    };
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );
}

/** The value where it is of the type; whatever else there is becomes text of a text column, and missing of the others. */
function cellOf(value: unknown, type: CellType): Cell {
  if (value === undefined || value === null) return null;
  if (type === "text") return typeof value === "string" ? value : JSON.stringify(value);
  if (type === "boolean") return typeof value === "boolean" ? value : null;
  if (typeof value !== "number") return null;
  return type === "double" || Number.isInteger(value) && Math.abs(value) <= LARGEST ? value : null;
}
