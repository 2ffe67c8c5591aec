/**
 * A row for each request, in the order they were settled, excluded and failed ones too: the keys and values of
 * `_details.json`, made block by block.
 * @module
 */

import {
  type CodeColumn,
  type CountColumn,
  FINISHES,
  OUTCOMES,
  PHASES,
  type TimeColumn,
} from "../../engine/event/block.ts";
import { REQUEST_METRICS, type RequestMetric } from "../../engine/event/metrics.ts";
import { columnName } from "../text/column_name.ts";
import { milliseconds, NS_PER_MS } from "./milliseconds.ts";
import { type Column, newTable } from "./new_table.ts";
import type { Table } from "./table.ts";
import { type BlockOfTask, blocksOf, NAME_COLUMNS, type TaskRequests } from "./task_rows.ts";

interface Part extends BlockOfTask {
  readonly rows: number;
  /** What the server said, by row. */
  readonly notes: ReadonlyMap<number, string>;
}

const ABOUT_TIMES: Readonly<Record<TimeColumn, string>> = {
  scheduled: "When it should have left, since the task's start, as all times here.",
  sent: "When its last byte was handed to the kernel, by the last attempt.",
  firstByte: "First byte of the response.",
  firstEvent: "First event of the stream, whatever it carries.",
  firstToken: "First event with generated content on any channel.",
  firstVisible: "First event with visible text.",
  lastToken: "Last event with generated content.",
  end: "End of the response, or of the failure.",
};

const ABOUT_TOKENS = {
  inputTokens: "Prompt tokens as the server's usage tells.",
  outputTokens: "Generated tokens as the server's usage tells, reasoning included.",
  cachedTokens: "Prompt tokens that the server says it took from its cache.",
  reasoningTokens: "Generated tokens that the server says were reasoning.",
  countedInputTokens: "Prompt tokens as the client's tokenizer counts.",
  countedOutputTokens: "Generated tokens as the client's tokenizer counts.",
} as const satisfies Partial<Record<CountColumn, string>>;

/** Metrics of one request that stand beside its times and counts. */
const DERIVED: readonly string[] = ["ttft_ms", "tpot_ms", "e2el_ms"];
const OK = OUTCOMES.indexOf("ok");

const COLUMNS: readonly Column<Part>[] = [
  ...NAME_COLUMNS,
  {
    name: "id",
    type: "int32",
    about: "Number of the request in its task, from 0, as they were settled.",
    of: ({ firstId }, row) => firstId + row,
  },
  countColumn("sample", "Row of the dataset, from 0."),
  countColumn("stage", "Stage of the load, from 0."),
  codeColumn("phase", PHASES, `Part of the stage: ${PHASES.join(", ")}.`),
  codeColumn("outcome", OUTCOMES, `How it ended: ${OUTCOMES.join(", ")}.`),
  {
    name: "status",
    type: "int32",
    about: "HTTP status; null where none came.",
    of: ({ block }, row) => block.counts.status[row] as number || null,
  },
  countColumn("attempts", "Tries made."),
  ...Object.entries(ABOUT_TIMES).map(([column, about]) => timeColumn(column as TimeColumn, about)),
  ...REQUEST_METRICS.filter(({ name }) => DERIVED.includes(name)).map(metricColumn),
  ...Object.entries(ABOUT_TOKENS).map(([column, about]) =>
    countColumn(column as CountColumn, about)
  ),
  codeColumn(
    "finish",
    FINISHES.map((finish) => finish === "none" ? null : finish),
    "Why the model stopped; null where nobody told.",
  ),
  {
    name: "events",
    type: "int32",
    about: "Token-carrying events that came.",
    of: ({ block: { eventOffsets: at } }, row) => (at[row + 1] as number) - (at[row] as number),
  },
  {
    name: "note",
    type: "text",
    about: "What the server or the system said of a failure, at most 500 bytes of it.",
    of: ({ notes }, row) => notes.get(row),
  },
];

/** All requests of some tasks, one task after the other. */
export function requestTable(tasks: readonly TaskRequests[]): Table {
  return newTable(COLUMNS, async function* (): AsyncGenerator<Part> {
    for await (const part of blocksOf(tasks)) {
      const { rows, notes } = part.block;
      yield { ...part, rows, notes: new Map(notes.map(({ row, text }) => [row, text])) };
    }
  });
}

function countColumn(column: CountColumn, about: string): Column<Part> {
  return {
    name: columnName(column),
    type: "int32",
    about,
    of({ block }, row) {
      const value = block.counts[column][row] as number;
      return value < 0 ? null : value;
    },
  };
}

function codeColumn(
  column: CodeColumn,
  names: readonly (string | null)[],
  about: string,
): Column<Part> {
  return {
    name: column,
    type: "text",
    about,
    of: ({ block }, row) => names[block.codes[column][row] as number],
  };
}

function timeColumn(column: TimeColumn, about: string): Column<Part> {
  return {
    name: `${columnName(column)}_ms`,
    type: "double",
    about,
    of: ({ block }, row) => milliseconds((block.times[column][row] as number) / NS_PER_MS),
  };
}

function metricColumn({ name, definition, of }: RequestMetric): Column<Part> {
  return {
    name,
    type: "double",
    about: `${definition} Of requests that ended ok.`,
    of: ({ block }, row) =>
      block.codes.outcome[row] === OK ? milliseconds(of(block, row)) : undefined,
  };
}
