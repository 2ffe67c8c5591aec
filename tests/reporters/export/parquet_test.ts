import assert from "node:assert/strict";
import { parquetMetadata } from "hyparquet";
import { parquetPieces } from "../../../reporters/export/parquet.ts";
import { requestTable } from "../../../reporters/export/request_table.ts";
import type { Cell } from "../../../reporters/export/table.ts";
import { CASES } from "../cases.ts";
import { RISKY_TEXTS, tableOf } from "./random_tables.ts";
import { bytesOf, cellsOf, cellsOfParquet } from "./read_back.ts";

const MOST_ROWS = 100_000;
const LARGEST_PIECE = 1 << 20;
const USUAL = requestTable([{
  model: "m",
  dataset: "d",
  blocks: () => CASES["usual"]?.blocks() ?? fail(),
}]);

function fail(): never {
  throw new Error("Cannot find the usual case");
}

Deno.test("parquet: many rows are several groups, made in pieces", async () => {
  const part = Array.from(
    { length: 30_000 },
    (_, row): Cell[] => [row, row % 3 ? `t${row}` : null],
  );
  const table = tableOf(["int64", "text"], [part, part, part, part]);
  for await (const piece of parquetPieces(table)) assert.ok(piece.length <= LARGEST_PIECE);
  const { groups, cells } = await cellsOfParquet(
    await bytesOf(parquetPieces(table)),
    table.columns,
  );
  assert.ok(groups.length > 1 && Math.max(...groups) <= MOST_ROWS, String(groups));
  assert.deepEqual(cells, [...part, ...part, ...part, ...part]);
});

Deno.test("parquet: a group of long texts ends early", async () => {
  const long = "x".repeat(1 << 20);
  const table = tableOf(["text"], [Array.from({ length: 40 }, () => [long])]);
  const { groups, cells } = await cellsOfParquet(
    await bytesOf(parquetPieces(table)),
    table.columns,
  );
  assert.deepEqual(groups, [16, 16, 8]);
  assert.ok(cells.every(([cell]) => cell === long));
});

Deno.test("parquet: without a row it is a file with columns", async () => {
  const table = tableOf(["double", "text"], []);
  const { groups, cells } = await cellsOfParquet(
    await bytesOf(parquetPieces(table)),
    table.columns,
  );
  assert.deepEqual([groups, cells], [[], []]);
});

Deno.test("parquet: the file says what its columns mean", async () => {
  const bytes = await bytesOf(parquetPieces(USUAL));
  const { key_value_metadata } = parquetMetadata(bytes.slice().buffer);
  const [pair, ...others] = key_value_metadata ?? [];
  assert.deepEqual([pair?.key, others], ["assay.columns", []]);
  assert.deepEqual(
    JSON.parse(pair?.value ?? ""),
    Object.fromEntries(USUAL.columns.map(({ name, about }) => [name, about])),
  );
});

const python = await hasPyarrow();

Deno.test({
  name: `parquet: pyarrow reads it${
    python ? "" : " (skipped: python3 with pyarrow is not installed)"
  }`,
  ignore: !python,
  async fn() {
    const texts = tableOf(["text", "int64", "boolean"], [
      RISKY_TEXTS.map((text, at): Cell[] => [text, at % 2 ? null : 2 ** 40 + at, at % 3 === 0]),
    ]);
    for (const table of [USUAL, texts]) {
      const path = await Deno.makeTempFile({ suffix: ".parquet" });
      try {
        await Deno.writeFile(path, await bytesOf(parquetPieces(table)));
        const script = `
import json, sys, pyarrow.parquet as pq
table = pq.read_table(sys.argv[1])
table.validate(full=True)
print(json.dumps([table.column_names, [list(row.values()) for row in table.to_pylist()]]))`;
        const { stdout, success } = await pythonOf(["-c", script, path]);
        assert.ok(success);
        assert.deepEqual(JSON.parse(new TextDecoder().decode(stdout)), [
          table.columns.map(({ name }) => name),
          await cellsOf(table),
        ]);
      } finally {
        await Deno.remove(path);
      }
    }
  },
});

function pythonOf(args: readonly string[]): Promise<Deno.CommandOutput> {
  return new Deno.Command("python3", { args: [...args], stderr: "null" }).output();
}

async function hasPyarrow(): Promise<boolean> {
  try {
    return (await pythonOf(["-c", "import pyarrow.parquet"])).success;
  } catch {
    return false;
  }
}
