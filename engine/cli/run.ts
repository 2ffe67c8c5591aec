/**
 * `assay [suite.ts | plan.json] [flags]`: from the command line to a plan, through the interpreters, to what is printed.
 * @module
 */

import { join } from "@std/path";
import { continued } from "../plan/continue.ts";
import { MODES } from "../plan/modes.ts";
import { PLAN_PATH, SUITE_PATH } from "../run/places.ts";
import type { Arguments } from "./arguments.ts";
import { clientWishOf, withinPlan } from "./client_choice.ts";
import { commandText, keepCommand } from "./command_text.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { execute } from "./execute.ts";
import type { World } from "./execute.ts";
import { exportFormats, writeExports } from "./export/write_exports.ts";
import { readGates } from "./gates.ts";
import { readPlan } from "./plans.ts";
import { preflight } from "./preflight.ts";
import { prepare, workDirOf } from "./prepare.ts";
import type { Prepared } from "./prepare.ts";
import { withRecipe } from "./resume.ts";
import { openLive } from "./live/open_live.ts";
import { quietly } from "./live/quiet.ts";
import { newRunFolder } from "./run_folder.ts";
import { planText } from "./show_plan.ts";
import { newSources } from "./sources.ts";

/** Runs what the arguments ask for; resolves with the exit code. */
export async function run(args: Arguments, world: World): Promise<number> {
  if (args.words.length > 1) {
    throw new UsageError(`Cannot run ${args.words.join(" and ")}: one suite or plan at a time`);
  }
  const act = async (world: World): Promise<number> =>
    await carryOut(await prepare(args, world), args, world);
  return args.has("quiet") ? await quietly(world, act) : await act(world);
}

/** `assay rescore FOLDER --recipe NAME`: the answers of an earlier run by another rule, without asking anything. */
export async function rescore(args: Arguments, world: World): Promise<number> {
  const [folder, ...others] = args.words;
  const recipe = args.word("recipe");
  if (folder === undefined || recipe === undefined || others.length > 0) {
    throw new UsageError(
      "Cannot rescore: it takes the folder of a run and --recipe, as in: rescore outputs/default/20260101_120000 --recipe gsm8k@lm-eval-strict",
    );
  }
  const kept = withRecipe(await readPlan(world.files, join(folder, PLAN_PATH)), recipe);
  const sources = newSources(args, world);
  const plan = continued(kept, "eval");
  const { shell } = world;
  const prepared = { plan, only: MODES.eval, chosen: undefined, folder, kept, shell, sources };
  return await carryOut(prepared, args, world);
}

async function carryOut(asked: Prepared, args: Arguments, world: World): Promise<number> {
  const { prepared, gatesIn } = await readGates(asked, args, world);
  const picture = pictureOf(args);
  const { plan, shell, sources } = prepared;
  if (args.has("dry-run")) {
    world.out.write(args.has("json") ? `${JSON.stringify(plan, null, 2)}\n` : planText(plan));
    return EXIT.ok;
  }
  if (args.has("show-prompt")) {
    const { showPrompt } = await import("./show_prompt.ts");
    return await showPrompt(prepared, args.word("show-prompt") ?? "", world);
  }
  const formats = exportFormats(args);
  const client = withinPlan(clientWishOf(args, world.environment.cores), plan);
  const reused = prepared.folder !== undefined;
  const cautions = await preflight(prepared, { files: world.files, shell, client, reused });
  for (const text of cautions) world.warn(text);
  const live = await openLive(args, plan, world);
  const folder = prepared.folder ?? await newRunFolder(world.files, world.clock, workDirOf(args));
  const isKept = prepared.folder !== undefined && prepared.kept === undefined;
  const code = await execute(prepared, {
    client,
    world,
    folder,
    shell,
    sources,
    gates: gatesIn(folder),
    picture,
    junit: args.word("junit"),
    json: args.has("json") || args.has("json-events"),
    events: args.has("json-events"),
    live,
    retryFailed: args.has("retry-failed"),
    cacheFolder: args.word("response-cache"),
    watchesServer: !args.has("no-server-metrics"),
    keepPlan: async () => {
      if (!isKept) await keepPlan(folder, prepared, world);
    },
  });
  const exported = await writeExports(formats, folder, world);
  const out = args.has("json") || args.has("json-events") ? world.err : world.out;
  if (exported.length > 0) {
    out.write(["Exported:", ...exported.map((path) => `  ${path}`), "", ""].join("\n"));
  }
  return code;
}

/** The form that charts are also written in. Throws a {@linkcode UsageError} where there is no such form. */
function pictureOf(args: Arguments): "svg" | null {
  const form = args.word("charts");
  if (form === undefined || form === "svg") return form ?? null;
  throw new UsageError(
    `Cannot write charts as ${form}: assay draws SVG. Say --charts svg; browsers and most slides take it, and rsvg-convert makes PNG of it`,
  );
}

async function keepPlan(
  folder: string,
  { plan, kept, chosen }: Prepared,
  { files }: World,
): Promise<void> {
  await files.makeFolder(join(folder, "configs"));
  await files.write(join(folder, PLAN_PATH), [`${JSON.stringify(kept ?? plan, null, 2)}\n`]);
  await keepCommand(files, folder, commandText(Deno.args));
  if (chosen) await files.write(join(folder, SUITE_PATH), [`${JSON.stringify(chosen, null, 2)}\n`]);
}
