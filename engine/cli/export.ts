/**
 * `assay export RUN`: the numbers, requests, events or answers of a run as a file for other tools, or for monitoring.
 * @module
 */

import { dirname, extname, join } from "@std/path";
import type { Report } from "../event/recorded.ts";
import { PLAN_PATH } from "../run/places.ts";
import type { Arguments } from "./arguments.ts";
import type { World } from "./execute.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { type Format, FORMATS, oneOf, type TableName, TABLES } from "./export/formats.ts";
import { gatewayOf, push } from "./export/push.ts";
import { columnsOf, renderExport } from "./export/render_export.ts";
import { openStoredRun, type StoredRun } from "./export/stored_run.ts";
import { readPlan } from "./plans.ts";
import { workDirOf } from "./prepare.ts";
import { earlierFolder } from "./run_folder.ts";

const TIME = /^(latest|\d{8}_\d{6}(_\d+)?)$/;
const STDOUT = "-";
const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];

/** Exports what the arguments ask for; resolves with the exit code. */
export async function exportRun(args: Arguments, world: World): Promise<number> {
  const table = oneOf("what", args.word("what") ?? "summary", TABLES);
  if (args.has("columns")) return await printColumns(table, world);
  const format = formatOf(args);
  const out = args.word("out");
  if (out === STDOUT && format === "parquet") {
    throw new UsageError(
      "Cannot export parquet to stdout: it is no text. Name a file by --out FILE",
    );
  }
  const to = args.word("push");
  const gateway = to === undefined ? undefined : gatewayOf(to);
  const run = await openRun(args, world);
  const report = async (): Promise<Report> => {
    const { path, pieces } = await renderExport(run, { table, format });
    return { path, pieces: untilStopped(pieces, world.signal) };
  };
  if (out !== undefined || !gateway) await write(await report(), { out, run, world });
  if (!gateway) return EXIT.ok;
  const texts = await Array.fromAsync((await report()).pieces, String);
  const refusal = await push(texts.join(""), gateway, world.signal);
  if (refusal !== undefined) {
    world.err.write(`${refusal}\n`);
    return EXIT.nothing;
  }
  world.err.write(`pushed to ${gateway.shown}\n`);
  return EXIT.ok;
}

interface Writing {
  /** As the user said it. */
  readonly out: string | undefined;
  readonly run: StoredRun;
  readonly world: World;
}

async function write({ path, pieces }: Report, { out, run, world }: Writing): Promise<void> {
  if (out === STDOUT) {
    for await (const piece of pieces) world.out.write(String(piece));
    return;
  }
  const file = out ?? join(run.folder, path);
  await world.files.makeFolder(dirname(file));
  await world.files.write(file, pieces);
  world.out.write(`written: ${file}\n`);
}

/** By `--format`, else by the end of the file's name, else what is pushed, else CSV. */
function formatOf(args: Arguments): Format {
  const pushed = args.has("push");
  const word = args.word("format");
  const ending = extname(args.word("out") ?? "").slice(1);
  const told = FORMAT_NAMES.find((name) => FORMATS[name].ending === ending);
  const format = word === undefined
    ? told ?? (pushed ? "openmetrics" : "csv")
    : oneOf("format", word, FORMAT_NAMES);
  if (pushed && format !== "openmetrics") {
    throw new UsageError(`Cannot push ${format}: a Pushgateway takes openmetrics only`);
  }
  return format;
}

/** The run of the first word, by its folder or its time; without a word the newest. */
async function openRun(args: Arguments, { files, warn }: World): Promise<StoredRun> {
  const [name = "latest", ...others] = args.words;
  if (others.length > 0) {
    throw new UsageError(`Cannot export ${args.words.join(" and ")}: one run at a time`);
  }
  const isFolder = await files.size(join(name, PLAN_PATH)) !== undefined;
  const workDir = workDirOf(args);
  if (!isFolder && !TIME.test(name)) {
    throw new UsageError(
      `Cannot export ${name}: it is no folder of a run, there is no ${PLAN_PATH} in it. Runs lie in ${workDir}, named by their time`,
    );
  }
  if (!isFolder && (await files.list(workDir)).length === 0) {
    throw new UsageError(
      `Cannot export a run: there is none in ${workDir}. Name its folder, or say where runs are kept by --work-dir`,
    );
  }
  const folder = isFolder ? name : await earlierFolder(files, workDir, name);
  const plan = await readPlan(files, join(folder, PLAN_PATH));
  return await openStoredRun(plan, { files, folder, warn });
}

async function printColumns(table: TableName, { out }: World): Promise<number> {
  const columns = await columnsOf(table);
  const width = Math.max(...columns.map(({ name }) => name.length)) + 2;
  for (const { name, type, about } of columns) {
    out.write(`${name.padEnd(width)}${type.padEnd(9)}${about}\n`);
  }
  return EXIT.ok;
}

/** The same pieces, as long as nobody wants to stop. */
async function* untilStopped(
  pieces: Report["pieces"],
  signal: AbortSignal,
): AsyncGenerator<string | Uint8Array> {
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield piece;
  }
}
