/**
 * Every other side against the baseline: which tasks, what differs, and what comes of it. Verdicts are given last, when it is
 * known how many tests there are.
 * @module
 */

import type { Unjudged } from "../../compare/compare_answers.ts";
import { compareAnswers } from "../../compare/compare_answers.ts";
import { compareLoads } from "../../compare/compare_loads.ts";
import type { Comparison, Pair } from "../../compare/comparison.ts";
import type { LoadComparison } from "../../compare/load_comparison.ts";
import { matchTasks, stagesOf } from "../../compare/pair_tasks.ts";
import type { TaskPair } from "../../compare/pair_tasks.ts";
import { judgeAnswers, judgeLoads } from "../../compare/verdicts.ts";
import type { Reader } from "./read_sides.ts";
import type { Runs } from "./sides.ts";

/** A pair before the verdicts. */
interface Draft extends Pick<Pair, "side" | "differences" | "refused"> {
  readonly answers: readonly Unjudged[];
  readonly loads: readonly LoadComparison[];
}

/** What came of one pair of tasks. */
type Found = Pick<Draft, "answers" | "loads" | "refused">;

/** Compares all sides with the first one. */
export async function holdAgainst(
  baseline: Runs,
  others: readonly Runs[],
  reader: Reader,
): Promise<Comparison> {
  const drafts: Draft[] = [];
  for (const side of others) drafts.push(await draftOf(baseline, side, reader));
  const answers = judgeAnswers(drafts.map((draft) => draft.answers));
  const loads = judgeLoads(drafts.map((draft) => draft.loads));
  return {
    schema: 1,
    sides: [baseline, ...others].map(({ letter, runs }) => ({
      letter,
      runs: runs.map(({ name }) => name),
      plan: runs[0].plan.hash,
    })),
    pairs: drafts.map((draft, at) => ({
      ...draft,
      answers: answers[at] ?? [],
      loads: loads[at] ?? [],
    })),
  };
}

async function draftOf(baseline: Runs, side: Runs, reader: Reader): Promise<Draft> {
  const { pairs, differences, refused } = matchTasks(baseline.runs[0].plan, side.runs[0].plan);
  const found: Found[] = [];
  for (const pair of pairs) {
    const isLoad = stagesOf(pair.first).length > 0;
    found.push(await (isLoad ? loadsOf : answersOf)(pair, [baseline, side], reader));
  }
  return {
    side: side.letter,
    differences,
    refused: [...refused, ...found.flatMap((one) => one.refused)],
    answers: found.flatMap((one) => one.answers),
    loads: found.flatMap((one) => one.loads),
  };
}

async function answersOf(
  { dataset, first, second }: TaskPair,
  [baseline, side]: readonly [Runs, Runs],
  reader: Reader,
): Promise<Found> {
  const kept = [await reader.answers(baseline, first), await reader.answers(side, second)] as const;
  const compared = compareAnswers({
    dataset,
    tasks: [first.id, second.id],
    first: kept[0],
    second: kept[1],
  });
  if (compared) return { answers: [compared], loads: [], refused: [] };
  const unscored = kept.map((runs) => runs.length === 0);
  const why = unscored[0] || unscored[1]
    ? `${sidesThat(unscored)} has no scored answers: assay --reuse scores what was asked`
    : "no sample was answered by both";
  return { answers: [], loads: [], refused: [{ task: second.id, why }] };
}

async function loadsOf(
  { dataset, first, second }: TaskPair,
  [baseline, side]: readonly [Runs, Runs],
  reader: Reader,
): Promise<Found> {
  const sides = [await reader.load(baseline, first), await reader.load(side, second)] as const;
  const loads = compareLoads({ dataset, tasks: [first.id, second.id], sides });
  const unmeasured = sides.map(({ runs }) =>
    runs.every(({ measures }) => measures.every(({ ok }) => ok === 0))
  );
  const why = unmeasured[0] || unmeasured[1]
    ? `${sidesThat(unmeasured)} has no measured request that ended ok`
    : "no stage was measured in both";
  return { answers: [], loads, refused: loads.length > 0 ? [] : [{ task: second.id, why }] };
}

function sidesThat([first, second]: readonly (boolean | undefined)[]): string {
  if (first && second) return "each side";
  return first ? "the baseline" : "the side";
}
