import assert from "node:assert/strict";
import { parse } from "@std/csv";
import fc from "fast-check";
import { csvPieces } from "../../../reporters/export/csv.ts";
import { jsonlPieces } from "../../../reporters/export/jsonl.ts";
import { parquetPieces } from "../../../reporters/export/parquet.ts";
import { requestTable } from "../../../reporters/export/request_table.ts";
import type { Cell, ColumnInfo, Table } from "../../../reporters/export/table.ts";
import { tokenTable } from "../../../reporters/export/token_table.ts";
import { blockOf, REQUESTS } from "../../engine/event/fixtures.ts";
import { tableOf, TABLES } from "./random_tables.ts";
import { bytesOf, cellsOf, cellsOfCsv, cellsOfJsonl, cellsOfParquet, textOf } from "./read_back.ts";

type Cells = readonly (readonly Cell[])[];

/** Each form with its reader, and what it makes of a text. */
const FORMS: readonly {
  readonly name: string;
  read(table: Table, columns: readonly ColumnInfo[]): Promise<Cells>;
  text(text: string): string;
}[] = [
  {
    name: "csv",
    read: async (table, columns) => cellsOfCsv(await textOf(csvPieces(table)), columns),
    // deno-lint-ignore no-control-regex -- what the RFC excludes
    text: (text) => text.replace(/[\x00-\x08\v\f\x0e-\x1f\x7f-\x9f]/g, "\ufffd"),
  },
  {
    name: "jsonl",
    read: async (table, columns) => cellsOfJsonl(await textOf(jsonlPieces(table)), columns),
    text: (text) => text,
  },
  {
    name: "parquet",
    read: async (table, columns) =>
      (await cellsOfParquet(await bytesOf(parquetPieces(table)), columns)).cells,
    text: (text) => text,
  },
];

async function checkReadBack(table: Table, { read, text }: typeof FORMS[number]): Promise<void> {
  const expected = (await cellsOf(table)).map((row) =>
    row.map((cell) => typeof cell === "string" ? text(cell) : cell)
  );
  assert.deepEqual(await read(table, table.columns), expected);
}

Deno.test.each(FORMS)("export: any table as $name reads back to the same values", async (form) => {
  await fc.assert(fc.asyncProperty(TABLES, (table) => checkReadBack(table, form)));
});

const BLOCKS = fc.array(REQUESTS.map(blockOf), { maxLength: 3 });

Deno.test.each(FORMS)("export: requests and tokens of any blocks as $name, too", async (form) => {
  await fc.assert(
    fc.asyncProperty(BLOCKS, async (blocks) => {
      const names = { model: "=m", dataset: 'd,"1' };
      const tasks = [{
        ...names,
        async *blocks() {
          yield* await Promise.resolve(blocks);
        },
      }];
      for (const table of [requestTable(tasks), tokenTable(tasks)]) {
        await checkReadBack(table, form);
      }
    }),
    { numRuns: 40 },
  );
});

Deno.test("export: what is not known or not finite is missing, and never 0", async () => {
  const table = tableOf(["double", "int32", "text", "boolean"], [[
    [NaN, null, null, null],
    [Infinity, 0, "", false],
  ]]);
  assert.deepEqual(await cellsOf(table), [[null, null, null, null], [null, 0, "", false]]);
  assert.equal(await textOf(csvPieces(table)), 'c0,c1,c2,c3\r\n,,,\r\n,0,"",false\r\n');
  assert.equal(
    await textOf(jsonlPieces(table)),
    '{"c0":null,"c1":null,"c2":null,"c3":null}\n{"c0":null,"c1":0,"c2":"","c3":false}\n',
  );
});

Deno.test.each([
  { text: "plain", written: "plain" },
  { text: "", written: '""' },
  { text: 'say "hi", twice', written: '"say ""hi"", twice"' },
  { text: "two\r\nlines", written: '"two\r\nlines"' },
  { text: "=cmd|' /C calc'!A0", written: "'=cmd|' /C calc'!A0" },
  { text: "+1", written: "'+1" },
  { text: "-1", written: "'-1" },
  { text: "@SUM(1,2)", written: '"\'@SUM(1,2)"' },
  { text: "\t=1", written: '"\'\t=1"' },
  { text: "＝1", written: "'＝1" },
  { text: "x;=1", written: '"x;=1"' },
  { text: "'quoted'", written: "''quoted'" },
  { text: "\x1b[2J\0", written: "\ufffd[2J\ufffd" },
])("csv: $text cannot start a formula, a cell or a control", async ({ text, written }) => {
  const csv = await textOf(csvPieces(tableOf(["text", "double"], [[[text, -1.5]]])));
  assert.equal(csv, `c0,c1\r\n${written},-1.5\r\n`);
  assert.equal(parse(csv).length, 2);
});

Deno.test("jsonl: no control and no override reaches a terminal", async () => {
  const text = "\x1b\x7f\x9b\u202e\u2028";
  const jsonl = await textOf(jsonlPieces(tableOf(["text"], [[[text]]])));
  assert.match(jsonl, /^[\x20-\x7e]+\n$/);
  assert.equal(JSON.parse(jsonl).c0, text);
});
