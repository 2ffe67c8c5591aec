/**
 * `assay score FILE`: verdicts on answers that any tool has kept, by any recipe, without asking anything. Rows are read and
 * scored a few hundred at a time; none are kept.
 * @module
 */

import { basename } from "@std/path";
import { renderTables } from "../../reporters/table.ts";
import { foldGroups } from "../event/fold_groups.ts";
import type { Symbolic } from "../score/symbolic/symbolic.ts";
import type { Arguments } from "./arguments.ts";
import type { World } from "./execute.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { parseFields } from "./score/columns.ts";
import { readDatasets } from "./score/datasets.ts";
import type { Joinable } from "./score/datasets.ts";
import type { Entry } from "./score/entry.ts";
import { foreignEntries } from "./score/foreign_entries.ts";
import { scoreEntries } from "./score/result.ts";
import type { Result } from "./score/result.ts";
import { newScoring } from "./score/scoring.ts";
import { resultJson, resultText, totalsJson } from "./score/show.ts";
import type { Unanswered } from "./score/show.ts";
import { newTally } from "./score/tally.ts";
import type { Tally, Totals } from "./score/tally.ts";
import { taskOf } from "./score/tasks.ts";
import { newSymbolicPool } from "./symbolic_pool.ts";

/** Rows that are scored, and shown, together. */
const BATCH = 256;

/** Scores a file; resolves with the exit code. Throws a {@linkcode UsageError} for what cannot be read. */
export async function score(args: Arguments, world: World): Promise<number> {
  const [path, ...others] = args.words;
  if (path === undefined || others.length > 0) {
    throw new UsageError(
      "Cannot score: it takes one file of answers before its flags, as in: score answers.jsonl --recipe gsm8k@assay",
    );
  }
  const symbolic = newSymbolicPool();
  try {
    return await scoreFile({ path, args, world, symbolic });
  } finally {
    await symbolic.close();
  }
}

interface Job {
  readonly path: string;
  readonly args: Arguments;
  readonly world: World;
  readonly symbolic: Symbolic;
}

async function scoreFile(job: Job): Promise<number> {
  const { path, args, world, symbolic } = job;
  const said = parseFields(args.many("field"));
  const joinable = args.has("datasets") ? await readDatasets(args, world) : undefined;
  const scoring = await newScoring({
    path,
    recipe: args.word("recipe"),
    sets: joinable?.sets,
    byOrder: args.has("by-order"),
    symbolic,
  });
  const tally = newTally(basename(path).split(".")[0] || "answers");
  const entries = foreignEntries(path, {
    files: world.files,
    from: args.word("from"),
    said,
    tell: world.warn,
  });
  const show = shownBy(args);
  for await (const batch of batchesOf(entries, BATCH)) {
    world.signal.throwIfAborted();
    const scored = await scoreEntries(batch, scoring);
    world.out.write(scored.results.map(show).join(""));
    tally.add(scored);
  }
  return end(tally, joinable, job);
}

function shownBy(args: Arguments): (result: Result) => string {
  if (args.has("json")) return resultJson;
  if (args.has("all")) return resultText;
  return (result) =>
    result.kind === "scored" && result.score.verdict === "correct" ? "" : resultText(result);
}

async function* batchesOf(
  entries: AsyncIterable<Entry>,
  size: number,
): AsyncIterable<readonly Entry[]> {
  let batch: Entry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Shows the totals; the exit code says whether there are any. */
function end(tally: Tally, joinable: Joinable | undefined, { path, args, world }: Job): number {
  const totals = tally.totals();
  const { out, warn, environment, clock } = world;
  const unanswered = (joinable?.sets ?? []).map(({ dataset, samples }): Unanswered => ({
    dataset: dataset.file,
    rows: samples.length,
    unanswered: samples.length - tally.idsOf(dataset.file).size,
  })).filter((set) => set.unanswered > 0);
  const origin = { path, environment, at: clock.date().toISOString() };
  const tasks = totals.parts.map((part) => taskOf(part, origin));
  const groups = foldGroups(joinable?.groups ?? [], tasks);
  if (args.has("json")) out.write(totalsJson(totals, { unanswered, groups }));
  else if (tasks.length > 0) {
    const screen = { columns: out.columns() ?? 120, colour: out.colour };
    out.write(`\n${renderTables({ schema: 1, plan: "", tasks, groups }, screen)}`);
  }
  for (const caution of cautionsOf(totals, unanswered)) warn(caution);
  if (totals.whole.metrics["accuracy"]) return EXIT.ok;
  warn(nothingText(path, totals));
  return EXIT.nothing;
}

function cautionsOf(
  { unmatched: { count, first }, notes }: Totals,
  unanswered: readonly Unanswered[],
): readonly string[] {
  const named = first.map((result) => resultText(result).trimEnd()).join("; ");
  const others = count > first.length ? `; and ${count - first.length} more` : "";
  return [
    ...(count > 0
      ? [`${count} lines belong to no row, and are in no number: ${named}${others}`]
      : []),
    ...unanswered.map(({ dataset, rows, unanswered }) =>
      `${dataset}: ${unanswered} of ${rows} rows have no line, and are in no number`
    ),
    ...notes,
  ];
}

function nothingText(path: string, totals: Totals): string {
  const { whole: { samples, unscoredByReason }, unmatched } = totals;
  const reasons = [
    [unmatched.count, "belong to no row"],
    [samples.errors, "failed"],
    [
      unscoredByReason["bad-reference"] ?? 0,
      "have a reference that the recipe cannot read. --field reference=COLUMN names it, --datasets NAME brings it",
    ],
  ] as const;
  const told = reasons.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `Cannot score ${path}: ${
    told.length > 0 ? `of its answers ${told.join(", ")}` : "it has no rows"
  }`;
}
