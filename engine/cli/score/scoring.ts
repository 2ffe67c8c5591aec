/**
 * What the rows of a file are scored with: their own question or a dataset's, by the recipe of the line, of the command
 * line, or of the dataset.
 * @module
 */

import { excerpt } from "../../dataset/rows/rows_error.ts";
import { crc32 } from "../../event/crc32.ts";
import type { Json, RecipeName } from "../../plan/plan.ts";
import { nearest } from "../../schema/nearest.ts";
import type { Recipe } from "../../score/recipe.ts";
import { RECIPE_NAMES, recipeOf } from "../../score/recipes.ts";
import type { Symbolic } from "../../score/symbolic/symbolic.ts";
import { UsageError } from "../exit_codes.ts";
import { findRecipe } from "../recipes.ts";
import type { Entry } from "./entry.ts";
import { newJoin } from "./join.ts";
import type { SampleSet } from "./join.ts";
import type { Place, Scoring } from "./result.ts";

/** What is known before the first row. */
export interface Known {
  /** The file. */
  readonly path: string;
  /** What `--recipe` says. */
  readonly recipe: string | undefined;
  /** What `--datasets` names; `undefined`: each row holds its own question. */
  readonly sets: readonly SampleSet[] | undefined;
  /** The n-th row is the n-th sample. */
  readonly byOrder: boolean;
  readonly symbolic: Symbolic;
}

/** The scoring of one file. Throws an InputError where there is no such recipe. */
export async function newScoring(known: Known): Promise<Scoring> {
  const asked = known.recipe === undefined ? undefined : recipeName(known.recipe);
  const recipes = new Map<string, Promise<Recipe>>();
  const recipe = (name: RecipeName): Promise<Recipe> => {
    const key = JSON.stringify(name);
    const found = recipes.get(key) ?? findRecipe(name);
    recipes.set(key, found);
    return found;
  };
  if (asked !== undefined) await recipe(asked);
  return {
    place: newPlacing(known, asked),
    recipe,
    repeat: newRepeats(known.path),
    symbolic: known.symbolic,
  };
}

/** A function of a module is named by the module's path, and its export behind a `#`. */
function recipeName(word: string): RecipeName {
  const [, path, name] = /^(.+\.[cm]?[jt]s)(?:#(\w+))?$/.exec(word) ?? [];
  return path === undefined ? word : { path, export: name ?? "score" };
}

function newPlacing(
  { sets, path, byOrder }: Known,
  asked: RecipeName | undefined,
): Scoring["place"] {
  const join = sets && newJoin(sets, { byOrder });
  return (entry) => {
    const own = ownRecipe(entry, path);
    if (!join) {
      const { id, dataset, question } = entry;
      const recipe = own ?? asked;
      if (recipe === undefined) throw noRecipe(entry, path);
      return { dataset, id, question, recipe };
    }
    const joined = join(entry);
    if (joined.kind === "lost") return joined;
    const { dataset, sample } = joined.candidate;
    const recipe = own ?? asked ?? dataset.questions.recipe;
    return { dataset: dataset.file, id: sample.id, question: sample, recipe };
  };
}

/** The recipe that a line asks for: one of the table, as a file that anyone may have written must name no module. */
function ownRecipe({ recipe, line }: Entry, path: string): string | null {
  if (recipe === null || recipeOf(recipe)) return recipe;
  const near = nearest(recipe, RECIPE_NAMES);
  throw new UsageError(
    `Cannot score line ${line} of ${path}: there is no recipe ${excerpt(recipe)}${
      near === undefined ? "" : `; nearest: ${near}`
    }. There are: ${RECIPE_NAMES.join(", ")}`,
  );
}

function noRecipe({ line }: Entry, path: string): UsageError {
  return new UsageError(
    `Cannot score line ${line} of ${path}: nothing says by which recipe. Name one for all lines, as in --recipe gsm8k@assay, or have a column recipe; --datasets NAME brings its own`,
  );
}

interface Seen {
  readonly line: number;
  /** Checksum of the reference; `null` where there is none, as failed tries have none. */
  reference: number | null;
  count: number;
}

/** Counts tries by question: rows of one id are tries at one question, so they have one reference. */
function newRepeats(path: string): Scoring["repeat"] {
  const seen = new Map<string, Seen>();
  return ({ dataset, id, question, recipe }: Place, line) => {
    const key = JSON.stringify([dataset, recipe, id, id === null ? line : 0]);
    const reference = checksumOf(question.reference);
    const earlier = seen.get(key);
    if (!earlier) {
      seen.set(key, { line, reference, count: 1 });
      return 0;
    }
    earlier.reference ??= reference;
    if (reference === null || earlier.reference === reference) return earlier.count++;
    throw new UsageError(
      `Cannot tell the questions of ${path} apart: lines ${earlier.line} and ${line} have the id ${
        excerpt(String(id))
      } and different references. Name a column that differs by --field id=COLUMN; --field id= numbers the lines`,
    );
  };
}

function checksumOf(reference: Json): number | null {
  return reference === null ? null : crc32(new TextEncoder().encode(JSON.stringify(reference)));
}
