/**
 * What would stop a run after it has begun, found before anything is sent or written.
 * @module
 */

import type { Model, Step } from "../plan/plan.ts";
import type { Files, Shell } from "../port/ports.ts";
import { unsupportedSteps } from "../run/interpret.ts";
import type { Assignment } from "../run/interpret.ts";
import { chooseClient } from "./client_choice.ts";
import type { ClientName } from "./client_choice.ts";
import { UsageError } from "./exit_codes.ts";
import { resolveHeaders } from "./secrets.ts";
import { tokenCounter } from "./token_counter.ts";

/** What a run is started with. */
export interface Outfit {
  readonly files: Files;
  readonly shell: Shell;
  readonly client: ClientName;
  /** There is an earlier run's folder to work in. */
  readonly reused: boolean;
}

const FIRST_STEPS: readonly Step["kind"][] = ["load", "generate"];

/** Throws a {@linkcode UsageError} for a plan that cannot be carried through here. */
export async function preflight(assignment: Assignment, outfit: Outfit): Promise<void> {
  checkSteps(assignment, outfit.reused);
  for (const model of loadedModels(assignment)) await checkModel(model, outfit);
}

function checkSteps({ plan, only }: Assignment, reused: boolean): void {
  const unsupported = unsupportedSteps({ plan, only });
  if (unsupported.length > 0) {
    throw new UsageError(
      `Cannot run this plan: its steps ${
        unsupported.join(", ")
      } have no interpreter yet. --mode perf measures speed`,
    );
  }
  const kinds = plan.tasks.flatMap(({ steps }) => steps.map(({ kind }) => kind));
  if (reused || kinds.some((kind) => only.includes(kind) && FIRST_STEPS.includes(kind))) return;
  throw new UsageError(
    "Cannot make a report: it is of no run. --reuse takes the newest one, --reuse TIME another",
  );
}

/** Each once, however many datasets it is asked. */
function loadedModels({ plan, only }: Assignment): readonly Model[] {
  const loaded = plan.tasks.filter(({ steps }) =>
    only.includes("load") && steps.some(({ kind }) => kind === "load")
  );
  return [...new Map(loaded.map(({ model }) => [model.name, model])).values()];
}

async function checkModel(model: Model, { files, shell, client }: Outfit): Promise<void> {
  resolveHeaders(model, shell);
  const url = model.server.kind === "sim" ? "http://localhost" : model.server.url;
  if (client === "native") chooseClient(client, url);
  if (model.tokenizer !== null) await tokenCounter(files, model.tokenizer);
}
