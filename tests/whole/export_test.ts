import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from "node:assert";
import { basename, join } from "@std/path";
import { parquetReadObjects } from "hyparquet";
import { cellsOfCsv, readCsv } from "../reporters/export/read_back.ts";
import { readOpenMetrics } from "../reporters/export/read_open_metrics.ts";
import { run } from "./program.ts";
import type { Ran } from "./program.ts";
import { filesIn, inFolder, runsIn, summaryIn } from "./run_files.ts";
import { answering, closedUrl } from "./servers.ts";

const LOAD = ["--mode", "perf", "--num-prompts", "8", "--max-out-len", "4"];
const QUESTIONS = ["--datasets", "arithmetic_demo_choices", "--num-prompts", "9"];

/** Does something with a run that has ended well. */
async function withRun(
  flags: readonly string[],
  use: (cwd: string, folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (cwd) => {
    const { code, err } = await run(flags, { cwd });
    strictEqual(code, 0, err);
    const [folder = ""] = await runsIn(cwd);
    await use(cwd, folder);
  });
}

async function exported(cwd: string, ...flags: readonly string[]): Promise<Ran> {
  const ran = await run(["export", ...flags], { cwd });
  strictEqual(ran.code, 0, ran.err);
  return ran;
}

type Fields = Readonly<Record<string, unknown>>;

function known(row: Fields): Fields {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

Deno.test("export: the requests, tokens and numbers of a load, in every form", async () => {
  await withRun(LOAD, async (cwd, folder) => {
    const { out, err } = await exported(
      cwd,
      "--what",
      "requests",
      "--format",
      "jsonl",
      "--out",
      "-",
    );
    strictEqual(err, "");
    const rows: readonly Fields[] = out.trimEnd().split("\n").map((line) => JSON.parse(line));
    const names = { model: "sim", dataset: "syntheticdataset" };
    const details = join(folder, "performance/sim/syntheticdataset_details.json");
    const requests: readonly Fields[] = JSON.parse(await Deno.readTextFile(details));
    deepStrictEqual(rows.map(known), requests.map((request) => ({ ...names, ...request })));

    await exported(cwd, folder, "--what", "requests", "--out", "own/requests.parquet");
    const file = (await Deno.readFile(join(cwd, "own/requests.parquet"))).buffer;
    deepStrictEqual(await parquetReadObjects({ file }), rows);

    const { out: told } = await exported(cwd, basename(folder), "--what", "tokens");
    match(told, /^written: outputs\/default\/\d+_\d+\/exports\/tokens\.csv\n$/);
    const tokens = readCsv(await Deno.readTextFile(join(folder, "exports/tokens.csv")));
    const events = requests.reduce((sum, { events }) => sum + Number(events), 0);
    strictEqual(tokens.length, events + 1);

    const { out: prom } = await exported(cwd, "--out", "own/assay.prom");
    strictEqual(prom, "written: own/assay.prom\n");
    const families = readOpenMetrics(await Deno.readTextFile(join(cwd, "own/assay.prom")));
    strictEqual(families.find(({ name }) => name === "assay_ok_requests")?.samples[0]?.value, 8);

    const markdown = (await exported(cwd, "--format", "md", "--out", "-")).out;
    match(markdown, /^\| kind \| model .*\n\| --- \|.*\n\| performance \| sim /);
  });
});

Deno.test("export: the answers of a scored run, with what asking them took", async () => {
  await withRun(QUESTIONS, async (cwd, folder) => {
    await exported(cwd, "--what", "samples");
    const text = await Deno.readTextFile(join(folder, "exports/samples.csv"));
    const [head = []] = readCsv(text);
    const names = head.map(([name]) => name);
    const { out } = await run(["export", "--columns", "--what", "samples"], { cwd });
    const columns = out.trimEnd().split("\n").map((line) => line.split(/ +/)[0] ?? "");
    deepStrictEqual(names, columns);
    const typed = names.map((name) => ({ name, type: "text", about: "" }) as const);
    const rows = cellsOfCsv(text, typed);
    strictEqual(rows.length, 9);
    const of = (name: string): readonly unknown[] => rows.map((row) => row[names.indexOf(name)]);
    ok(of("latency_ms").every((value) => Number(value) > 0));
    ok(of("answer").every((value) => typeof value === "string"));
    const [task] = (await summaryIn<{ tasks: { samples: { scored: number } }[] }>(cwd)).tasks;
    strictEqual(of("verdict").filter((value) => value !== "unscored").length, task?.samples.scored);

    const wrong = await run(["export", "--what", "requests"], { cwd });
    strictEqual(wrong.code, 2);
    match(
      wrong.err,
      /^Cannot export requests of outputs.*: no load was recorded.*--what samples\n$/,
    );
  });
});

const PASSWORD = "open sesame/1";
const TOKEN = "qwertyuiop";

Deno.test("export --push puts the numbers to a gateway, and shows no secret of its address", async () => {
  const asked: { readonly request: Request; readonly text: string }[] = [];
  const answer = async (request: Request): Promise<Response> => {
    asked.push({ request, text: await request.text() });
    const said = `no: ${request.headers.get("authorization")} ${PASSWORD} ${request.url}`;
    return asked.length === 1
      ? new Response(null, { status: 202 })
      : new Response(said, { status: 400 });
  };
  await withRun(LOAD, (cwd) =>
    answering(answer, async (url) => {
      const { out, err } = await exported(cwd, "--push", url);
      deepStrictEqual([out, err], ["", `pushed to ${url}/metrics/job/assay\n`]);
      const [first] = asked;
      strictEqual(first?.request.method, "PUT");
      strictEqual(new URL(first.request.url).pathname, "/metrics/job/assay");
      match(first.request.headers.get("content-type") ?? "", /^text\/plain/);
      ok(readOpenMetrics(first.text).length > 20);

      const secret = new URL(`${url}/metrics/job/nightly?token=${TOKEN}`);
      secret.username = "ci";
      secret.password = PASSWORD;
      const refused = await run(["export", "--push", secret.href], { cwd });
      strictEqual(refused.code, 3, refused.err);
      match(
        refused.err,
        /^Cannot push to http:\/\/127\.0\.0\.1:\d+\/metrics\/job\/nightly: it answered 400: no: /,
      );
      const second = asked[1]?.request;
      strictEqual(second?.headers.get("authorization"), `Basic ${btoa(`ci:${PASSWORD}`)}`);
      strictEqual(new URL(second?.url ?? "").searchParams.get("token"), TOKEN);

      const nobody = await run(["export", "--push", closedUrl().replace("//", `//ci:${TOKEN}@`)], {
        cwd,
      });
      strictEqual(nobody.code, 3, nobody.err);
      match(
        nobody.err,
        /^Cannot push to http:\/\/127\.0\.0\.1:\d+\/metrics\/job\/assay: .*refused/,
      );
      for (const { out, err } of [refused, nobody]) {
        doesNotMatch(out + err, new RegExp(`sesame|${TOKEN}|${btoa(`ci:${PASSWORD}`)}`));
      }
    }));
});

Deno.test.each([
  {
    flags: ["--format", "parqet"],
    says: /^Cannot read --format: it takes csv, .*; nearest: parquet\n$/,
  },
  { flags: ["--what", "request"], says: /^Cannot read --what: .*; nearest: requests\n$/ },
  { flags: ["--format", "parquet", "--out", "-"], says: /^Cannot export parquet to stdout: / },
  { flags: ["--push", "nonsense"], says: /^Cannot read --push: it takes an address, http:/ },
  { flags: ["--push", "http://h", "--format", "csv"], says: /^Cannot push csv: / },
  { flags: ["nowhere"], says: /^Cannot export nowhere: it is no folder of a run/ },
  { flags: ["a", "b"], says: /^Cannot export a and b: one run at a time\n$/ },
  { flags: [], says: /^Cannot export a run: there is none in outputs\/default\. Name its folder/ },
])("export $flags is refused with its cure", async ({ flags, says }) => {
  await inFolder(async (cwd) => {
    const { code, out, err } = await run(["export", ...flags], { cwd });
    deepStrictEqual([code, out], [2, ""], err);
    match(err, says);
    deepStrictEqual([...(await filesIn(cwd)).keys()], []);
  });
});

Deno.test("export: a run that was stopped has requests, and no summary", async () => {
  await withRun(LOAD, async (cwd, folder) => {
    await Deno.remove(join(folder, "summary.json"));
    const { code, err } = await run(["export", folder], { cwd });
    strictEqual(code, 2);
    match(err, /^Cannot export the summary of .*: there is no summary\.json in it\. assay --reuse/);
    const blocks = join(folder, "logs/performance/sim/syntheticdataset.blocks");
    await Deno.truncate(blocks, (await Deno.stat(blocks)).size - 3);
    const cut = await exported(cwd, folder, "--what", "requests", "--format", "md", "--out", "-");
    match(cut.err, /^sim\/syntheticdataset: the last \d+ bytes of the record were cut off .*\n$/);
  });
});

Deno.test.each([
  { flags: LOAD, tables: ["requests", "summary"] },
  { flags: QUESTIONS, tables: ["samples", "summary"] },
])("a run with --export $tables writes its tables into its folder", async ({ flags, tables }) => {
  await inFolder(async (cwd) => {
    const { code, out, err } = await run([...flags, "--export", "csv", "openmetrics"], { cwd });
    strictEqual(code, 0, err);
    const [folder = ""] = await runsIn(cwd);
    const names = [...(await filesIn(join(folder, "exports"))).keys()].sort();
    deepStrictEqual(names, [...tables.map((name) => `${name}.csv`), "summary.prom"]);
    for (const name of names) ok(out.includes(`/exports/${name}\n`), out);
  });
});

Deno.test("a form that there is not is refused before anything is sent", async () => {
  await inFolder(async (cwd) => {
    const { code, out, err } = await run([...LOAD, "--export", "xlsx"], { cwd });
    deepStrictEqual([code, out], [2, ""]);
    match(
      err,
      /^Cannot read --export: it takes csv, jsonl, parquet, md, openmetrics, found "xlsx"/,
    );
    deepStrictEqual(await runsIn(cwd), []);
  });
});
