import { deepStrictEqual, match, rejects, strictEqual } from "node:assert";
import { gzipSync } from "node:zlib";
import { cacheFolder } from "../../../../engine/run/sources/cache_folder.ts";
import { rowsOf } from "../../../../engine/run/sources/rows_of.ts";
import type { FileSource, HubSource } from "../../../../engine/plan/plan.ts";
import { scriptedSources } from "./scripted_sources.ts";
import type { Scripted } from "./scripted_sources.ts";

const KINDS = await Deno.readFile(
  new URL("../../dataset/rows/fixtures/kinds.parquet", import.meta.url),
);
const FILE: FileSource = { kind: "file", path: "", format: null, at: null, publisher: null };
const HUB: HubSource = {
  kind: "hub",
  dataset: "openai/gsm8k",
  config: "main",
  split: "test",
  revision: "main",
};
const ADDRESS = "https://example.org/sets/q.jsonl?key=secret";

/** What the rows of a source say in their column `n`. */
async function read(
  source: Partial<FileSource> | HubSource,
  { ports }: Scripted,
): Promise<unknown[]> {
  const whole = source.kind === "hub" ? source : { ...FILE, ...source };
  return (await Array.fromAsync(rowsOf(whole, ports))).map((row) => row["n"] ?? row["small"]);
}

const PLACES = {
  "/flag/a.jsonl": '{"n": "flag"}',
  "/env/a.jsonl": '{"n": "env"}',
  "/env/b.jsonl": '{"n": "env"}',
  "data/a.jsonl": '{"n": "default"}',
  "data/b.jsonl": '{"n": "default"}',
  "data/c.jsonl": '{"n": "default"}',
  "/up/d.jsonl": '{"n": "up"}',
  "/own/demo.jsonl": '{"n": "own"}',
};

Deno.test.each([
  { path: "a.jsonl", is: "flag", why: "--data-dir comes first" },
  { path: "b.jsonl", is: "env", why: "then ASSAY_DATA" },
  { path: "c.jsonl", is: "default", why: "then ./data" },
  { path: "../up/d.jsonl", is: "up", why: "a folder above is the user's to name" },
  { path: "/env/a.jsonl", is: "env", why: "an absolute path is itself" },
  { path: "assay:demo.jsonl", is: "own", why: "assay: is what comes with assay" },
])("$path is found: $why", async ({ path, is }) => {
  const script = await scriptedSources({
    files: PLACES,
    dataFolder: "/flag",
    env: { ASSAY_DATA: "/env" },
  });
  deepStrictEqual(await read({ path }, script), [is]);
});

Deno.test("a missing file says where it was looked for, what it holds and where to get it", async () => {
  const script = await scriptedSources({ dataFolder: "/flag", env: { ASSAY_DATA: "/env" } });
  const publisher = "https://example.org/grade-school, 1319 questions with answers";
  await rejects(read({ path: "gsm8k/test.jsonl", publisher }, script), {
    name: "RowsError",
    message:
      "Cannot find gsm8k/test.jsonl: there is none at /flag/gsm8k/test.jsonl (--data-dir), " +
      "/env/gsm8k/test.jsonl (ASSAY_DATA), data/gsm8k/test.jsonl (the default). It holds, and is " +
      `found at: ${publisher}. Put it there, or name another folder with --data-dir or ASSAY_DATA`,
  });
  await rejects(read({ path: "/x.csv" }, script), {
    message: "Cannot find /x.csv: there is none at /x.csv (as it is written)",
  });
});

Deno.test("a folder is its data files in the order of their names", async () => {
  const script = await scriptedSources({
    files: {
      "data/f/b.csv.gz": gzipSync("n\nb1\nb2\n"),
      "data/f/a.jsonl": '{"n": "a"}',
      "data/f/a.jsonl.meta.json": '{"request_count": 3}',
      "data/f/c.json": '[{"n": "c"}]',
      "data/f/.hidden.jsonl": "no",
      "data/f/LICENSE.txt": "no rows",
      "data/f/README": "none",
    },
  });
  deepStrictEqual(await read({ path: "f" }, script), ["a", "b1", "b2", "c"]);
  deepStrictEqual(await read({ path: "f", format: "json" }, script), ["c"]);
  await rejects(
    read({ path: "f", format: "yaml" }, script),
    /data\/f is a folder without yaml files/,
  );
});

Deno.test("an address is downloaded once, and works without the web afterwards", async () => {
  const text = Array.from({ length: 60 }, (_, n) => JSON.stringify({ n })).join("\n");
  const script = await scriptedSources({ pages: { [ADDRESS]: text } });
  const first = await read({ path: ADDRESS }, script);
  strictEqual(first.length, 60);
  script.pages.clear();
  deepStrictEqual(await read({ path: ADDRESS }, script), first);
  deepStrictEqual(script.asked, [{ url: ADDRESS, headers: {} }]);
  const address = "https://example.org/sets/q.jsonl";
  deepStrictEqual(script.told.at(0), { address, bytes: 100, total: text.length });
  deepStrictEqual(script.told.at(-1), { address, bytes: text.length, total: text.length });
});

Deno.test("a kept file that is not what was downloaded is downloaded again", async () => {
  const script = await scriptedSources({ pages: { [ADDRESS]: '{"n": 1}' } });
  const { files } = script.ports;
  await read({ path: ADDRESS }, script);
  const [folder = ""] = await files.list("/cache");
  match(folder, /^sha256-[0-9a-f]{64}$/);
  const receipt = JSON.parse(await files.readText(`/cache/${folder}/receipt.json`) ?? "");
  strictEqual(receipt.address, "https://example.org/sets/q.jsonl");
  for (const changed of ['{"n": 2}', '{"n": 10}', ""]) {
    await files.write(`/cache/${folder}/q.jsonl`, [changed]);
    deepStrictEqual(await read({ path: ADDRESS }, script), [1]);
  }
  await files.write(`/cache/${folder}/receipt.json`, ["{"]);
  deepStrictEqual(await read({ path: ADDRESS }, script), [1]);
  strictEqual(script.asked.length, 5);
});

Deno.test.each([
  { page: { cutAt: 3 }, says: /q\.jsonl: it has ended after 3 of 4 bytes$/ },
  { page: 404, says: /q\.jsonl: the server says 404, "<404>"$/ },
  { page: 401, says: /q\.jsonl: the server says 401, "<401>"\. If it asks for a key, HF_TOKEN/ },
])("a download that fails with $page leaves nothing to use", async ({ page, says }) => {
  const script = await scriptedSources({ pages: { [ADDRESS]: page } });
  await rejects(read({ path: ADDRESS }, script), (error: Error) => {
    match(error.message, says);
    strictEqual(error.message.includes("secret"), false);
    return error.name === "RowsError";
  });
  script.pages.set(ADDRESS, '{"n": 5}');
  deepStrictEqual(await read({ path: ADDRESS }, script), [5]);
});

const LIST = "https://huggingface.co/api/datasets/openai/gsm8k/parquet/main/test";
const SHARDS = [`${LIST}/0.parquet`, "https://cdn.example.org/1.parquet"];
const WEB = { [LIST]: JSON.stringify(SHARDS), [SHARDS[0] ?? ""]: KINDS, [SHARDS[1] ?? ""]: KINDS };

Deno.test("a split of a hub is its Parquet files, and works without the web afterwards", async () => {
  const script = await scriptedSources({ pages: WEB });
  const rows = await read(HUB, script);
  deepStrictEqual(rows, [1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7]);
  script.pages.clear();
  deepStrictEqual(await read(HUB, script), rows);
  strictEqual(script.asked.length, 3);
});

Deno.test("the hub's key is for the hub alone", async () => {
  const script = await scriptedSources({ pages: WEB, env: { HF_TOKEN: "hf_x" } });
  await read(HUB, script);
  const key = { authorization: "Bearer hf_x" };
  deepStrictEqual(script.asked.map(({ headers }) => headers), [key, key, {}]);
  deepStrictEqual(JSON.stringify(script.told).includes("hf_x"), false);
});

Deno.test("another hub, and a revision by its own files", async () => {
  const base = "http://127.0.0.1:9/hub";
  const files = `${base}/datasets/openai/gsm8k/resolve/v1.0`;
  const tree = ["main/test-00000-of-00002.parquet", "main/test-00001-of-00002.parquet"];
  const paths = [...tree.toReversed(), "README.md", "main/train.parquet", "socratic/test.parquet"];
  const script = await scriptedSources({
    pages: {
      [`${base}/api/datasets/openai/gsm8k/tree/v1.0?recursive=true`]: JSON.stringify(
        paths.map((path) => ({ type: "file", path })),
      ),
      ...Object.fromEntries(tree.map((path) => [`${files}/${path}`, KINDS])),
    },
    env: { HF_ENDPOINT: `${base}/` },
  });
  strictEqual((await read({ ...HUB, revision: "v1.0" }, script)).length, 14);
  deepStrictEqual(
    script.asked.slice(1).map(({ url }) => url),
    tree.map((path) => `${files}/${path}`),
  );
  await rejects(read({ ...HUB, revision: "v1.0", split: "dev" }, script), {
    name: "RowsError",
    message: /config main, split dev, at v1\.0: the hub lists .*"socratic\/test\.parquet"/,
  });
});

Deno.test.each([
  { page: "{}", says: /parquet\/main\/test: it is no list of files$/ },
  { page: "no JSON", says: /it is no list of files$/ },
  { page: "[]", says: /Cannot find the Parquet files of openai\/gsm8k, config main, split test/ },
  { page: '["/etc/passwd"]', says: /Cannot find the Parquet files/ },
  { page: '["http://example.org/0.parquet"]', says: /the hub lists an address without https$/ },
  { page: '["file:///etc/passwd"]', says: /the hub lists an address without https$/ },
])("a hub's list $page is refused", async ({ page, says }) => {
  const script = await scriptedSources({ pages: { [LIST]: page } });
  await rejects(read(HUB, script), { name: "RowsError", message: says });
  strictEqual(script.asked.length, 1);
});

Deno.test("a revision of more files than a hub lists is refused", async () => {
  const address = "https://huggingface.co/api/datasets/openai/gsm8k/tree/v2?recursive=true";
  const pages = { [address]: JSON.stringify(Array(1000).fill({ path: "main/test.parquet" })) };
  const script = await scriptedSources({ pages });
  await rejects(read({ ...HUB, revision: "v2" }, script), /at v2: there are 1000 or more/);
});

Deno.test("what is no dataset, and no hub, is not asked for", async () => {
  const script = await scriptedSources({ env: { HF_ENDPOINT: "huggingface" } });
  await rejects(read(HUB, script), /HF_ENDPOINT is "huggingface", and no address/);
  const other = await scriptedSources({});
  await rejects(read({ ...HUB, dataset: "../secrets" }, other), /Write owner\/name$/);
  deepStrictEqual([script.asked, other.asked], [[], []]);
});

Deno.test.each([
  { os: "linux", env: { ASSAY_CACHE: "/c", XDG_CACHE_HOME: "/x", HOME: "/h" }, is: "/c" },
  { os: "linux", env: { XDG_CACHE_HOME: "/x", HOME: "/h" }, is: "/x/assay" },
  { os: "darwin", env: { HOME: "/h", LOCALAPPDATA: "/l" }, is: "/h/.cache/assay" },
  { os: "windows", env: { LOCALAPPDATA: "/l", USERPROFILE: "/u" }, is: "/l/assay" },
  { os: "windows", env: { USERPROFILE: "/u" }, is: "/u/.cache/assay" },
])("downloads of $os are kept in $is", ({ os, env, is }) => {
  const variables: Readonly<Record<string, string | undefined>> = env;
  strictEqual(cacheFolder({ os, env: (name) => variables[name] }), is);
});
