/**
 * What would stop a run after it has begun, found before anything is sent or written.
 * @module
 */

import type { Model, Step } from "../plan/plan.ts";
import type { Files, Shell } from "../port/ports.ts";
import { newTemplate } from "../prompt/template.ts";
import type { Assignment } from "../run/interpret.ts";
import { chooseClient } from "./client_choice.ts";
import type { ClientWish } from "./client_choice.ts";
import { UsageError } from "./exit_codes.ts";
import { checkLimits, systemLimits } from "./limits.ts";
import { findRecipe } from "./recipes.ts";
import { readRecorded } from "./recorded_file.ts";
import { resolveHeaders } from "./secrets.ts";
import { tokenCounter } from "./token_counter.ts";

/** What a run is started with. */
export interface Outfit {
  readonly files: Files;
  readonly shell: Shell;
  readonly client: ClientWish;
  /** There is an earlier run's folder to work in. */
  readonly reused: boolean;
}

const FIRST_STEPS: readonly Step["kind"][] = ["load", "generate"];

/** Throws a {@linkcode UsageError} for a plan that cannot be carried through here; resolves with cautions. */
export async function preflight(
  assignment: Assignment,
  outfit: Outfit,
): Promise<readonly string[]> {
  checkSteps(assignment, outfit.reused);
  await checkQuestions(assignment);
  for (const model of loadedModels(assignment)) await checkModel(model, outfit);
  const { plan, only } = assignment;
  return only.includes("load") ? checkLimits(plan.tasks, outfit.client, systemLimits) : [];
}

/** Recipes that are not there, and templates that cannot be read. */
async function checkQuestions({ plan }: Assignment): Promise<void> {
  const all = plan.tasks.flatMap(({ dataset }) => dataset.questions ?? []);
  for (const { recipe, prompt, shots } of all) {
    await findRecipe(recipe);
    for (const { content } of prompt) newTemplate(content);
    newTemplate(shots?.answer ?? "");
  }
}

function checkSteps({ plan, only }: Assignment, reused: boolean): void {
  const kinds = plan.tasks.flatMap(({ steps }) => steps.map(({ kind }) => kind));
  if (reused || kinds.some((kind) => only.includes(kind) && FIRST_STEPS.includes(kind))) return;
  throw new UsageError(
    "Cannot make a report: it is of no run. --reuse takes the newest one, --reuse TIME another",
  );
}

/** Each once, however many datasets it is asked. */
function loadedModels({ plan, only }: Assignment): readonly Model[] {
  const loaded = plan.tasks.filter(({ steps }) =>
    steps.some(({ kind }) => FIRST_STEPS.includes(kind) && only.includes(kind))
  );
  return [...new Map(loaded.map(({ model }) => [model.name, model])).values()];
}

async function checkModel(model: Model, { files, shell, client }: Outfit): Promise<void> {
  resolveHeaders(model, shell);
  const url = model.server.kind === "sim" ? "http://localhost" : model.server.url;
  if (client.name === "native") chooseClient(client, url);
  if (model.tokenizer !== null) await tokenCounter(files, model.tokenizer);
  if (model.server.kind === "sim" && model.server.profile.replay !== null) {
    await readRecorded(model.server.profile.replay, files);
  }
}
