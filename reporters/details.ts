/**
 * `<dataset>_details.json`: a JSON array of all requests, one in each line, in the order they were settled.
 *
 * Made block by block, so its size is not a matter of memory. What is not known is left out of its line.
 * @module
 */

import {
  type Block,
  type CodeColumn,
  type CountColumn,
  FINISHES,
  OUTCOMES,
  PHASES,
  TIME_COLUMNS,
} from "../engine/event/block.ts";
import { REQUEST_METRICS } from "../engine/event/metrics.ts";
import type { Recorded, Report } from "./reporter.ts";
import { columnName } from "./text/column_name.ts";
import { reportPath } from "./text/report_path.ts";

const PIECE_CHARS = 1 << 16;
const NS_PER_MS = 1e6;

/** Metrics of one request that a line has beside its times and counts. */
const DERIVED: ReadonlySet<string> = new Set(["ttft_ms", "tpot_ms", "e2el_ms"]);

const TOKEN_COLUMNS: readonly CountColumn[] = [
  "inputTokens",
  "outputTokens",
  "cachedTokens",
  "reasoningTokens",
  "countedInputTokens",
  "countedOutputTokens",
];

interface Field {
  readonly name: string;
  /** The value as JSON, or nothing. */
  of(block: Block, row: number): string | undefined;
}

const FIELDS: readonly Field[] = [
  countField("sample"),
  countField("stage"),
  codeField("phase", PHASES),
  codeField("outcome", OUTCOMES),
  {
    name: "status",
    of({ counts }, row) {
      const status = counts.status[row] as number;
      return status > 0 ? String(status) : undefined;
    },
  },
  countField("attempts"),
  ...TIME_COLUMNS.map((column): Field => ({
    name: `${columnName(column)}_ms`,
    of: ({ times }, row) => milliseconds((times[column][row] as number) / NS_PER_MS),
  })),
  ...REQUEST_METRICS.filter(({ name }) => DERIVED.has(name)).map(({ name, of }): Field => ({
    name,
    of: (block, row) => isOk(block, row) ? milliseconds(of(block, row)) : undefined,
  })),
  ...TOKEN_COLUMNS.map(countField),
  codeField("finish", FINISHES.map((finish) => finish === "none" ? undefined : finish)),
  {
    name: "events",
    of: ({ eventOffsets: at }, row) => String((at[row + 1] as number) - (at[row] as number)),
  },
];

/** Renders all requests of one task, excluded and failed ones too. Times are milliseconds since the task's start. */
export function renderDetails(recorded: Recorded): Report {
  return { path: reportPath(recorded.task, "_details.json"), pieces: pieces(recorded) };
}

async function* pieces(recorded: Recorded): AsyncGenerator<string> {
  let text = "[";
  let id = 0;
  for await (const block of recorded.blocks()) {
    const notes = new Map(block.notes.map((note) => [note.row, note.text]));
    for (let row = 0; row < block.rows; row++, id++) {
      text += `${id === 0 ? "\n" : ",\n"}{"id":${id}${lineOf(block, row, notes.get(row))}}`;
      if (text.length < PIECE_CHARS) continue;
      yield text;
      text = "";
    }
  }
  yield `${text}\n]\n`;
}

function lineOf(block: Block, row: number, note: string | undefined): string {
  let line = "";
  for (const field of FIELDS) {
    const value = field.of(block, row);
    if (value !== undefined) line += `,"${field.name}":${value}`;
  }
  return note === undefined ? line : `${line},"note":${JSON.stringify(note.toWellFormed())}`;
}

function countField(column: CountColumn): Field {
  return {
    name: columnName(column),
    of({ counts }, row) {
      const value = counts[column][row] as number;
      return value < 0 ? undefined : String(value);
    },
  };
}

function codeField(column: CodeColumn, names: readonly (string | undefined)[]): Field {
  const values = names.map((name) => name && JSON.stringify(name));
  return { name: column, of: ({ codes }, row) => values[codes[column][row] as number] };
}

function isOk({ codes }: Block, row: number): boolean {
  return OUTCOMES[codes.outcome[row] as number] === "ok";
}

/** Whole nanoseconds, written as milliseconds. */
function milliseconds(value: number): string | undefined {
  return Number.isFinite(value) ? String(Math.round(value * NS_PER_MS) / NS_PER_MS) : undefined;
}
