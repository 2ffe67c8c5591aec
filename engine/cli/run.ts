/**
 * `assay [suite.ts | plan.json] [flags]`: from the command line to a plan, through the interpreters, to what is printed.
 * @module
 */

import { join } from "@std/path";
import { hashOf, sorted } from "../plan/canonical.ts";
import { checkSuite } from "../plan/check.ts";
import { deepFreeze } from "../plan/freeze.ts";
import { isMode, MODES } from "../plan/modes.ts";
import type { Mode } from "../plan/modes.ts";
import type { Plan } from "../plan/plan.ts";
import { reduce } from "../plan/reduce.ts";
import type { Files, Shell } from "../port/ports.ts";
import { PLAN_PATH, SUITE_PATH } from "../run/places.ts";
import type { Assignment } from "../run/interpret.ts";
import { nearest } from "../schema/nearest.ts";
import { parse } from "../schema/parse.ts";
import type { Chosen } from "../schema/parse.ts";
import { renderIssues } from "../schema/render_issues.ts";
import type { Issue } from "../schema/issue.ts";
import { parseStoredPlan } from "../schema/stored_plan.ts";
import type { Arguments } from "./arguments.ts";
import { choose, overridesOf } from "./choose.ts";
import type { Choice } from "./choose.ts";
import { clientNameOf } from "./client_choice.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { execute } from "./execute.ts";
import type { World } from "./execute.ts";
import { preflight } from "./preflight.ts";
import { earlierFolder, newRunFolder } from "./run_folder.ts";
import { headerFlags } from "./secrets.ts";
import { planText } from "./show_plan.ts";
import { streamingModels } from "./streaming_models.ts";

const ALL_STEPS: Assignment["only"] = [...new Set(Object.values(MODES).flat())];

/** What was asked for, reduced. */
interface Prepared {
  readonly plan: Plan;
  /** Kinds of its steps that are to be done. */
  readonly only: Assignment["only"];
  /** What the modules said; `undefined` where the plan was read from a file. */
  readonly chosen: Chosen | undefined;
  /** A folder to work in again. */
  readonly folder: string | undefined;
  readonly shell: Shell;
}

/** Runs what the arguments ask for; resolves with the exit code. */
export async function run(args: Arguments, world: World): Promise<number> {
  if (args.words.length > 1) {
    throw new UsageError(`Cannot run ${args.words.join(" and ")}: one suite or plan at a time`);
  }
  const client = clientNameOf(args.word("client"));
  const prepared = await prepare(args, world);
  const { plan, shell } = prepared;
  if (args.has("dry-run")) {
    world.out.write(args.has("json") ? `${JSON.stringify(plan, null, 2)}\n` : planText(plan));
    return EXIT.ok;
  }
  const reused = prepared.folder !== undefined;
  await preflight(prepared, { files: world.files, shell, client, reused });
  const folder = prepared.folder ?? await newFolder(args, world, prepared);
  return await execute(prepared, { client, world, folder, shell, json: args.has("json") });
}

async function prepare(args: Arguments, world: World): Promise<Prepared> {
  const { headers, shell } = headerFlags(args.many("header"), world.shell);
  const asked = modeOf(args.word("mode"));
  const [path] = args.words;
  if (args.has("reuse")) {
    if (path !== undefined) {
      throw new UsageError(
        `Cannot reuse a run and run ${path}: a run keeps its own plan. --reuse takes nothing, or YYYYmmdd_HHMMSS`,
      );
    }
    const mode = asked === "perf" ? "perf_viz" : asked ?? "viz";
    if (asked === "perf") {
      world.warn(
        "--reuse with --mode perf measures nothing anew: the report is made again, as by perf_viz",
      );
    }
    const folder = await earlierFolder(world.files, workDirOf(args), args.word("reuse") ?? "");
    const plan = await readPlan(world.files, join(folder, PLAN_PATH));
    return { plan, only: MODES[mode], chosen: undefined, folder, shell };
  }
  if (path?.endsWith(".json")) {
    const plan = await readPlan(world.files, path);
    const only = asked ? MODES[asked] : ALL_STEPS;
    return { plan, only, chosen: undefined, folder: undefined, shell };
  }
  const choice = await choose(args, overridesOf(args, headers));
  const plan = await planOf(choice, { asked, configDir: args.word("config-dir") ?? "configs" });
  return { plan, only: ALL_STEPS, chosen: choice.chosen, folder: undefined, shell };
}

interface Asking {
  readonly asked: Mode | undefined;
  readonly configDir: string;
}

async function planOf({ chosen, troubles }: Choice, { asked, configDir }: Asking): Promise<Plan> {
  const parsed = parse(chosen);
  if (!parsed.ok || troubles.length > 0) {
    throw issuesError(parsed.ok ? [] : parsed.issues, troubles);
  }
  const suite = parsed.value;
  const mode = asked ?? suite.rest.mode ?? "all";
  const streaming = suite.models.some(({ config }) => config.stream === false)
    ? await streamingModels(configDir)
    : [];
  const issues = checkSuite(suite, mode, streaming);
  if (issues.length > 0) throw issuesError(issues);
  return reduce(suite, mode);
}

async function readPlan(files: Files, path: string): Promise<Plan> {
  const text = await files.readText(path);
  if (text === undefined) {
    throw new UsageError(`Cannot read the plan ${path}: there is no such file`);
  }
  const parsed = parseStoredPlan(text, path);
  if (!parsed.ok) throw issuesError(parsed.issues);
  // A plan may be edited by hand: it is then another plan, and gets a hash of its own.
  return deepFreeze(sorted({ ...parsed.value, hash: hashOf(parsed.value.tasks) }));
}

async function newFolder(
  args: Arguments,
  { files, clock }: World,
  { plan, chosen }: Prepared,
): Promise<string> {
  const folder = await newRunFolder(files, clock, workDirOf(args));
  await files.makeFolder(join(folder, "configs"));
  await files.write(join(folder, PLAN_PATH), [`${JSON.stringify(plan, null, 2)}\n`]);
  if (chosen) await files.write(join(folder, SUITE_PATH), [`${JSON.stringify(chosen, null, 2)}\n`]);
  return folder;
}

function workDirOf(args: Arguments): string {
  return args.word("work-dir") ?? "outputs/default";
}

function modeOf(word: string | undefined): Mode | undefined {
  if (word === undefined || isMode(word)) return word;
  const near = nearest(word, Object.keys(MODES));
  const hint = near === undefined ? "" : `; nearest: ${near}`;
  throw new UsageError(
    `Cannot read --mode: it takes ${Object.keys(MODES).join(", ")}, found "${word}"${hint}`,
  );
}

function issuesError(issues: readonly Issue[], troubles: readonly string[] = []): UsageError {
  const rendered = issues.length > 0 ? [renderIssues(issues).trimEnd()] : [];
  return new UsageError([...troubles, ...rendered].join("\n\n"));
}
