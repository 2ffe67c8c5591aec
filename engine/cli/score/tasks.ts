/**
 * The numbers of a file of answers in the shape that tables take: a task for each dataset and recipe.
 * @module
 */

import { basename } from "@std/path";
import type { AccuracyTask } from "../../event/accuracy.ts";
import type { Environment } from "../../event/event.ts";
import type { Part } from "./tally.ts";

/** What the answers came from. */
export interface Origin {
  readonly path: string;
  readonly environment: Environment;
  /** Wall time, ISO 8601. */
  readonly at: string;
}

/** A part of a file's numbers as a task whose model is the file. */
export function taskOf(
  { dataset, recipe, ...numbers }: Part,
  { path, environment, at }: Origin,
): AccuracyTask {
  const model = basename(path);
  return {
    kind: "accuracy",
    id: `${model}/${dataset}`,
    model,
    dataset,
    ending: "complete",
    startedAt: at,
    url: path,
    served: "answers",
    environment,
    recipe: recipe.name,
    recipeVersion: recipe.version,
    version: "",
    ...numbers,
  };
}
