/**
 * How the rows of a dataset are asked and scored, as a plan holds it: every default filled in, sugar in its long form.
 * @module
 */

import type { DatasetLong } from "../schema/dataset.ts";
import type { Overrides } from "../schema/overrides.ts";
import type { ShotsConfig } from "../schema/questions.ts";
import type { FileConfig, HubConfig } from "../schema/source.ts";
import type {
  FileSource,
  HubSource,
  PromptMessage,
  Questions,
  RecipeName,
  Select,
  Shots,
} from "./plan.ts";

/** The questions of a dataset; `null` where its source has none. */
export function plannedQuestions(config: DatasetLong, overrides: Overrides): Questions | null {
  if (config.source.kind === "synthetic") return null;
  const { fields } = config;
  return {
    select: selectOf(config, overrides),
    fields: {
      id: fields?.id ?? null,
      reference: fields?.reference ?? null,
      choices: fields?.choices ?? null,
    },
    constants: config.constants ?? {},
    prompt: promptOf(config, overrides),
    shots: config.shots ? shotsOf(config.shots) : null,
    recipe: recipeOf(overrides.recipe ?? config.recipe),
    repeats: overrides.repeats ?? config.repeats ?? 1,
    maxOutputTokens: overrides.maxOutLen ?? config.maxOutputTokens ?? null,
    stop: config.stop ?? [],
    sampling: config.sampling ?? {},
  };
}

/** A file or a split as a plan holds it. */
export function plannedSource(source: FileConfig | HubConfig): FileSource | HubSource {
  return source.kind === "file"
    ? {
      kind: source.kind,
      path: source.path,
      format: source.format ?? null,
      at: source.at ?? null,
      publisher: source.publisher ?? null,
    }
    : {
      kind: source.kind,
      dataset: source.dataset,
      config: source.config ?? "default",
      split: source.split ?? "test",
      revision: source.revision ?? "main",
    };
}

function promptOf({ prompt, system }: DatasetLong, overrides: Overrides): readonly PromptMessage[] {
  const first = overrides.system ?? system;
  const asked: readonly PromptMessage[] = typeof prompt === "string"
    ? [{ role: "user", content: prompt }]
    : prompt ?? [];
  const others = overrides.system === undefined
    ? asked
    : asked.filter(({ role }) => role !== "system");
  return first === undefined ? others : [{ role: "system", content: first }, ...others];
}

function selectOf(
  { slice, sampleIds, order }: DatasetLong,
  overrides: Overrides,
): Select {
  return {
    slice: sliceOf(overrides.slice ?? slice),
    ids: overrides.sampleIds ?? sampleIds ?? null,
    order: overrides.order ?? order ?? "file",
  };
}

function sliceOf(text: string | undefined): Select["slice"] {
  if (text === undefined) return null;
  const [from = "", to = ""] = text.replace(/^\[|\]$/g, "").split(":").map((end) => end.trim());
  return [Number(from), to === "" ? null : Number(to)];
}

/** What is scored by no rule is compared as it stands. */
function recipeOf(recipe: DatasetLong["recipe"]): RecipeName {
  if (recipe === undefined) return "exact@assay";
  return typeof recipe === "string"
    ? recipe
    : { path: recipe.path, export: recipe.export ?? "score" };
}

function shotsOf({ from, answer, as, separator }: ShotsConfig): Shots {
  return {
    from: shotSourceOf(from),
    answer: answer ?? "",
    as: as ?? "text",
    separator: separator ?? "\n\n",
  };
}

function shotSourceOf(from: ShotsConfig["from"]): Shots["from"] {
  switch (from.kind) {
    case "rows":
      return from;
    case "text":
      return { kind: from.kind, path: from.path, after: from.after ?? null };
    case "split":
      return {
        kind: from.kind,
        source: from.source ? plannedSource(from.source) : null,
        pick: from.pick,
      };
  }
}
