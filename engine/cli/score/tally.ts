/**
 * What all results of a file come to. Keeps verdicts, never answers or rows.
 * @module
 */

import { foldAccuracy } from "../../event/fold_accuracy.ts";
import type { Accuracy } from "../../event/fold_accuracy.ts";
import type { ScoredTrial } from "../../event/trial.ts";
import type { Recipe } from "../../score/recipe.ts";
import type { Result, Scored } from "./result.ts";

/** The answers of one dataset by one recipe, and their numbers. */
export interface Part extends Accuracy {
  readonly dataset: string;
  readonly recipe: Recipe;
}

/** The numbers of a file. */
export interface Totals {
  /** By dataset and recipe, as they first came. */
  readonly parts: readonly Part[];
  /** Over all of them. */
  readonly whole: Accuracy;
  /** Answers that belong to no row: how many, and the first few. */
  readonly unmatched: {
    readonly count: number;
    readonly first: readonly Extract<Result, { readonly kind: "unmatched" }>[];
  };
  /** What a reader must know of doubts. */
  readonly notes: readonly string[];
}

/** Results, added as they come. */
export interface Tally {
  add(scored: Scored): void;
  /** Ids of a dataset's questions that had an answer, or failed. */
  idsOf(dataset: string): ReadonlySet<string>;
  totals(): Totals;
}

interface Pile {
  readonly dataset: string;
  readonly recipe: Recipe;
  readonly trials: ScoredTrial[];
}

/** Seed of intervals that are drawn. */
const SEED = 1;
const SHOWN = 3;

/** An empty tally. `name`: what answers are filed under that name no dataset. */
export function newTally(name: string): Tally {
  const piles = new Map<string, Pile>();
  const ids = new Map<string, Set<string>>();
  const first: Totals["unmatched"]["first"][number][] = [];
  const notes: string[] = [];
  let unmatched = 0;
  const addOne = (result: Result): void => {
    if (result.kind === "unmatched") {
      if (unmatched++ < SHOWN) first.push(result);
      return;
    }
    const { place, recipe } = result;
    const dataset = place.dataset ?? name;
    const key = JSON.stringify([dataset, recipe.name]);
    const pile = piles.get(key) ?? { dataset, recipe, trials: [] };
    piles.set(key, pile);
    const trial = trialOf(result);
    pile.trials.push(trial);
    ids.set(dataset, (ids.get(dataset) ?? new Set()).add(trial.id));
  };
  return {
    add(scored) {
      notes.push(...scored.notes);
      scored.results.forEach(addOne);
    },
    idsOf: (dataset) => ids.get(dataset) ?? new Set(),
    totals: () => ({
      parts: [...piles.values()].map(({ dataset, recipe, trials }) => ({
        dataset,
        recipe,
        ...numbersOf(trials),
      })),
      whole: numbersOf(wholeOf([...piles.values()])),
      unmatched: { count: unmatched, first },
      notes: summed(notes),
    }),
  };
}

/** Samples of different datasets may have the same id. */
function wholeOf(piles: readonly Pile[]): readonly ScoredTrial[] {
  const [only] = piles;
  if (only && piles.length === 1) return only.trials;
  return piles.flatMap(({ trials }, at) =>
    trials.map((trial) => ({ ...trial, id: `${at}:${trial.id}` }))
  );
}

function numbersOf(trials: readonly ScoredTrial[]): Accuracy {
  const repeats = trials.reduce((most, { repeat }) => Math.max(most, repeat + 1), 1);
  return foldAccuracy(trials, { seed: SEED, repeats });
}

function trialOf(result: Exclude<Result, { readonly kind: "unmatched" }>): ScoredTrial {
  const { place, repeat, line } = result;
  const id = place.id ?? String(line);
  return result.kind === "failed"
    ? { id, repeat, outcome: { kind: "failed", failure: result.failure, text: result.text } }
    : {
      id,
      repeat,
      outcome: { kind: "scored", score: result.score, finish: result.answer.finish },
    };
}

/** Notes that begin with a number and are else the same, as one with their sum. */
function summed(notes: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const note of notes) {
    const [, count = "0", rest = note] = /^(\d+)( .*)$/s.exec(note) ?? [];
    counts.set(rest, (counts.get(rest) ?? 0) + Number(count));
  }
  return [...counts].map(([rest, count]) => `${count}${rest}`);
}
