import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { stringify as csvOf } from "@std/csv";
import { stringify as yamlOf } from "@std/yaml";
import fc from "fast-check";
import { decodeRows } from "../../../../engine/dataset/rows/decode_rows.ts";
import { RowsError } from "../../../../engine/dataset/rows/rows_error.ts";
import type { FileSource } from "../../../../engine/plan/plan.ts";
import type { Row } from "../../../../engine/plan/sample.ts";
import { rowFile } from "./row_files.ts";

type How = Pick<FileSource, "format" | "at">;

const BY_NAME: How = { format: null, at: null };
const ROWS = [
  { question: "1 + 1?", answer: "2" },
  { question: '他说“是”, she said "no"\nand é left', answer: "" },
  { question: "{{x}} {y} \t end ", answer: "𝟘" },
];
const JSONL = ROWS.map((row) => JSON.stringify(row)).join("\n");
const TABLE = [["question", "answer"], ...ROWS.map(({ question, answer }) => [question, answer])];

function rows(name: string, content: string | Uint8Array, how: Partial<How> = {}): Promise<Row[]> {
  return Array.fromAsync(decodeRows(rowFile(name, content), { ...BY_NAME, ...how }));
}

const FORMS: readonly (How & { readonly name: string; readonly text: string })[] = [
  { ...BY_NAME, name: "a.jsonl", text: JSONL },
  { ...BY_NAME, name: "a.ndjson", text: `\n${JSONL.replaceAll("\n", "\n\n  \n")}\n\n` },
  { ...BY_NAME, name: "a.JSON", text: JSON.stringify(ROWS, null, 2) },
  {
    format: "json",
    at: "data.examples",
    name: "a",
    text: `{"data":{"examples":[${JSONL.replaceAll("\n", ",")}]}}`,
  },
  {
    ...BY_NAME,
    name: "columns.json",
    text: JSON.stringify({
      question: ROWS.map(({ question }) => question),
      answer: ROWS.map(({ answer }) => answer),
    }),
  },
  { ...BY_NAME, name: "a.csv", text: csvOf(TABLE) },
  { ...BY_NAME, name: "a.tsv", text: csvOf(TABLE, { separator: "\t" }) },
  { ...BY_NAME, name: "a.yaml", text: yamlOf(ROWS) },
  { format: "yaml", at: "examples", name: "a.b", text: yamlOf({ examples: ROWS }) },
  { format: "jsonl", at: null, name: "a.csv", text: JSONL },
];

Deno.test.each(FORMS)("the same rows come of $name", async ({ name, text, format, at }) => {
  deepStrictEqual(await rows(name, text, { format, at }), ROWS);
  deepStrictEqual(await rows(name, `\ufeff${text}`, { format, at }), ROWS);
  deepStrictEqual(await rows(`${name}.gz`, gzipSync(text), { format, at }), ROWS);
  deepStrictEqual(await rows(`${name}.zst`, zstdCompressSync(text), { format, at }), ROWS);
});

Deno.test("lines may end in CRLF, in every form of lines", async () => {
  const [head, ...rest] = JSONL.split("\n");
  deepStrictEqual(await rows("a.jsonl", [head, ...rest].join("\r\n")), ROWS);
  deepStrictEqual(await rows("a.csv", 'q,a\r\n"1\r\n2",3\r\n\r\nx,\r\n'), [
    { q: "1\n2", a: "3" },
    { q: "x", a: "" },
  ]);
  deepStrictEqual(await rows("a.txt", "one\r\n\r\ntwo "), [{ text: "one" }, { text: "two " }]);
});

Deno.test("any cutting into pieces gives the same rows", () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FORMS),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom("none", "gzip", "zstd"),
      async ({ name, text, format, at }, size, packing) => {
        const bytes = { none: (t: string) => t, gzip: gzipSync, zstd: zstdCompressSync }[packing];
        const file = rowFile(name, bytes?.(text) ?? text, size);
        deepStrictEqual(await Array.fromAsync(decodeRows(file, { format, at })), ROWS);
      },
    ),
    { numRuns: 60 },
  ));

Deno.test("what @std/csv writes is read back, whatever the fields say", () => {
  const field = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom('"', ",", "\n", "\t", " ", "a", "{") }),
  );
  return fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(",", "\t"),
      async (records, separator) => {
        const text = csvOf([["a", "b"], ...records], { separator });
        const expected = records.map(([a, b]) => ({ a: unix(a), b: unix(b) }));
        deepStrictEqual(await rows(separator === "," ? "x.csv" : "x.tsv", text), expected);
      },
    ),
    { numRuns: 300 },
  );
});

/** A CR before a line's end is part of that end. */
function unix(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

Deno.test("a column named __proto__ is a column", async () => {
  const files = {
    "a.jsonl": '{"__proto__": "x", "b": "y"}',
    "a.json": '{"__proto__": ["x"], "b": ["y"]}',
    "a.csv": "__proto__,b\nx,y",
    "a.yaml": "- __proto__: x\n  b: y",
  };
  for (const [name, text] of Object.entries(files)) {
    const [row] = await rows(name, text);
    deepStrictEqual(Object.entries(row ?? {}), [["__proto__", "x"], ["b", "y"]], name);
    strictEqual(Object.getPrototypeOf(row), Object.prototype, name);
  }
});

Deno.test("whole numbers keep their digits, and dates in YAML their text", async () => {
  deepStrictEqual(
    await rows(
      "a.jsonl",
      '{"a": 9007199254740993, "b": [-12345678901234567890, 1.0000000000000001], "c": 9007199254740991}',
    ),
    [{ a: "9007199254740993", b: ["-12345678901234567890", 1], c: 9007199254740991 }],
  );
  deepStrictEqual(await rows("a.yaml", "- {day: 2024-01-02, no: NO, nan: .nan, inf: -.inf}"), [
    { day: "2024-01-02", no: "NO", nan: null, inf: null },
  ]);
});

Deno.test("quotes inside a field that has none around it are letters", async () => {
  deepStrictEqual(await rows("a.csv", 'size,who\n5" pipe,"the ""boss"""\n'), [
    { size: '5" pipe', who: 'the "boss"' },
  ]);
});

const UTF16 = new Uint8Array([0xff, 0xfe, 0x7b, 0x00]);
const WRONG: readonly {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly how?: Partial<How>;
  readonly says: RegExp;
}[] = [
  {
    name: "a.jsonl",
    content: '{"a": 1}\n\n{"a": NaN}\n',
    says: /a\.jsonl, line 3 is no JSON \(.*NaN.*\): "{"a": NaN}"$/,
  },
  {
    name: "b.jsonl",
    content: "{}\n[1, 2]",
    says: /b\.jsonl, line 2: a row is an object.* "\[1, 2\]"$/,
  },
  { name: "c.jsonl", content: "{}\nnull", says: /c\.jsonl, line 2: a row is an object/ },
  {
    name: "d.jsonl",
    content: `{}\n{"a": "\u001b[31m${"x".repeat(1000)}`,
    says: /^\P{Cc}{0,200}$/u,
  },
  {
    name: "utf16.jsonl",
    content: UTF16,
    says: /utf16\.jsonl, from line 1 on, is not UTF-8 text but UTF-16\. .*iconv/,
  },
  {
    name: "gb.csv",
    content: new Uint8Array([0x61, 0x0a, 0xc4, 0xe3]),
    says: /gb\.csv, from line 2 on, is not UTF-8 text\. .*iconv/,
  },
  {
    name: "gb.json",
    content: new Uint8Array([0x22, 0xc4, 0xe3, 0x22]),
    says: /gb\.json, from line 1 on, is not UTF-8/,
  },
  { name: "a.json", content: "{", says: /a\.json is no single document \(/ },
  {
    name: "b.json",
    content: '{"a": 1}\n{"a": 2}\n',
    says: /Each line is one row: set the source's format to "jsonl"$/,
  },
  {
    name: "c.json",
    content: '{"canary": "x", "examples": [{}]}',
    says:
      /neither a list of rows nor an object of columns\. Say with the source's `at` where it stands: "examples"$/,
  },
  {
    name: "d.json",
    content: '{"examples": []}',
    how: { at: "samples" },
    says: /d\.json, at samples: there is no samples, but "examples"$/,
  },
  {
    name: "e.json",
    content: "[{}, 3]",
    says: /e\.json, row 1: a row is an object of columns, and this is "3"$/,
  },
  {
    name: "f.json",
    content: '{"a": [1, 2], "b": [1]}',
    says: /columns differ in length: "a" has 2, "b" has 1$/,
  },
  { name: "g.json", content: "3", says: /g\.json: neither a list/ },
  {
    name: "h.json",
    content: "{}",
    how: { at: "constructor" },
    says: /there is no constructor, but none$/,
  },
  {
    name: "a.csv",
    content: "a,b\n1,2\n\n3\n",
    says: /a\.csv, line 4: 1 fields, and the header has 2: "a", "b"$/,
  },
  { name: "b.csv", content: "a,b\n1,2,3\n", says: /b\.csv, line 2: 3 fields/ },
  { name: "c.csv", content: "a,a\n", says: /c\.csv, line 1: two columns are named "a"$/ },
  {
    name: "d.csv",
    content: 'a,b\n1,"2\n3,4\n',
    says: /d\.csv, line 2: a quoted field that begins in this record never ends$/,
  },
  {
    name: "e.csv",
    content: 'a,b\n"x\n"y",2\n',
    says: /e\.csv, line 3: after a closing quote comes "y",2"\. .*written twice$/,
  },
  { name: "a.yaml", content: "a: [", says: /a\.yaml is no single document/ },
  {
    name: "bomb.yaml",
    content: billionLaughs(),
    says: /bomb\.yaml .*far more values than it has letters/,
  },
  {
    name: "loop.yaml",
    content: "- a: &x [*x]",
    says: /loop\.yaml .*(nested more than|far more values|unidentified alias)/,
  },
  { name: "a.parquet", content: "no", says: /a\.parquet: it is too short/ },
  { name: "b.parquet", content: "PAR1".padEnd(40, "x"), says: /b\.parquet: parquet file invalid/ },
  {
    name: "c.parquet.gz",
    content: gzipSync("PAR1"),
    says: /c\.parquet\.gz is Parquet inside gzip or zstd\. Unpack it$/,
  },
  {
    name: "a.docx",
    content: "PK",
    says: /a\.docx has no known suffix\. Known ones: "jsonl", .* set the source's format$/,
  },
  {
    name: "a.jsonl.gz",
    content: gzipSync(JSONL).subarray(0, -9),
    says: /a\.jsonl\.gz is no whole gzip file/,
  },
];

function billionLaughs(): string {
  const names = [..."abcdefghij"];
  return names.map((name, i) =>
    `${name}: &${name} [${i ? Array(9).fill(`*${names[i - 1]}`) : "1"}]`
  )
    .join("\n");
}

Deno.test.each(WRONG)(
  "$name is told to be wrong, and where",
  ({ name, content, how, says }) =>
    rejects(rows(name, content, how), (error) => {
      ok(error instanceof RowsError);
      match(error.message, /^Cannot read rows: /);
      match(error.message, says);
      return true;
    }),
);

Deno.test("a stream is read no further than its rows are asked for", async () => {
  const text = Array.from({ length: 50_000 }, (_, i) => `{"n": ${i}}`).join("\n");
  for (const content of [text, gzipSync(text, { level: 0 })]) {
    const file = rowFile("a.jsonl", content, 1000);
    let last: Row | undefined;
    for await (const row of decodeRows(file, BY_NAME)) {
      last = row;
      if (row["n"] === 20) break;
    }
    deepStrictEqual(last, { n: 20 });
    ok(file.seen.pieces < 300, `${file.seen.pieces} of ${file.size / 1000} pieces were read`);
    strictEqual(file.seen.closed, 1);
  }
});

Deno.test("a line without end is given up, however small its file", async () => {
  const bomb = gzipSync(new Uint8Array(70 << 20).fill(0x20));
  ok(bomb.length < 100_000);
  for (const name of ["bomb.jsonl", "bomb.csv"]) {
    await rejects(rows(name, bomb), /bomb\.\w+: line 1 is longer than 64 MB$/);
  }
});
