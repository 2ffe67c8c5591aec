/**
 * `assay compare RUN_A RUN_B …`: what differs, and whether it is better, worse, or cannot be told; as a table, a page and JSON.
 * @module
 */

import { join } from "@std/path";
import { renderComparison } from "../../reporters/compare.ts";
import { loadCompareScripts } from "../../reporters/compare/scripts.ts";
import { compareLines } from "../../reporters/compare_table.ts";
import { inkOf } from "../../reporters/text/ink.ts";
import type { Comparison } from "../compare/comparison.ts";
import { writeReports } from "../run/write_reports.ts";
import type { Arguments } from "./arguments.ts";
import { holdAgainst } from "./compare/hold_against.ts";
import { newReader } from "./compare/read_sides.ts";
import { sidesOf } from "./compare/sides.ts";
import type { World } from "./execute.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { workDirOf } from "./prepare.ts";
import { newRunFolder } from "./run_folder.ts";

const COLUMNS_WITHOUT_TERMINAL = 100;

/** Compares what the arguments name; resolves with the exit code. */
export async function compare(args: Arguments, world: World): Promise<number> {
  const { files, signal } = world;
  const [baseline, ...others] = await sidesOf(args, files);
  if (!baseline) throw new UsageError("Cannot compare: there is no baseline");
  const reader = newReader(files, () => signal.throwIfAborted());
  const comparison = await holdAgainst(baseline, others, reader);
  refuseNothing(comparison);
  const folder = args.word("out") ??
    await newRunFolder(files, world.clock, join(workDirOf(args), "compare"));
  const reports = renderComparison(comparison, await loadCompareScripts());
  await files.makeFolder(folder);
  const paths = await writeReports(reports, { files, folder });
  show(comparison, args.has("json"), world);
  const written = `written: ${paths.map((path) => join(folder, path)).join(", ")}\n`;
  (args.has("json") ? world.err : world.out).write(written);
  return EXIT.ok;
}

/** Throws where nothing could be compared, with the reasons. */
function refuseNothing({ pairs }: Comparison): void {
  if (pairs.some(({ answers, loads }) => answers.length + loads.length > 0)) return;
  const reasons = pairs.flatMap(({ side, refused }) =>
    refused.map(({ task, why }) => `  ${side}: ${task}: ${why}`)
  );
  throw new UsageError(
    ["Cannot compare these runs: they have no task in common.", ...reasons].join("\n"),
  );
}

function show(comparison: Comparison, asJson: boolean, { out }: World): void {
  if (asJson) return out.write(`${JSON.stringify(comparison, null, 2)}\n`);
  const screen = { columns: out.columns() ?? COLUMNS_WITHOUT_TERMINAL, ink: inkOf(out.colour) };
  out.write(`${compareLines(comparison, screen).join("\n")}\n`);
}
