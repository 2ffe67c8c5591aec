/**
 * Two sides' answers to the same samples: pairs by id, the difference with its interval, and the samples that flipped.
 * @module
 */

import { pairedComparison } from "../stats/paired.ts";
import type { AnswerComparison, Flip } from "./answer_comparison.ts";
import type { KeptAnswer, KeptAnswers } from "./read_answers.ts";

/** What both sides answered to one dataset, each by run. */
export interface AnswersOfBoth {
  readonly dataset: string;
  readonly tasks: readonly [string, string];
  readonly first: readonly KeptAnswers[];
  readonly second: readonly KeptAnswers[];
}

/** A comparison before it is known how many others there are. */
export type Unjudged = Omit<AnswerComparison, "holm" | "verdict" | "needed"> & {
  /** Mean of the squared differences. */
  readonly discordance: number;
};

interface SamplePair {
  readonly id: string;
  readonly first: readonly KeptAnswer[];
  readonly second: readonly KeptAnswer[];
}

const SEED = 1;
/** Flips that are kept with their answers. */
const MOST_FLIPS = 2000;

/** Compares; `undefined` where no sample was answered by both. */
export function compareAnswers(both: AnswersOfBoth): Unjudged | undefined {
  const { first, second, dataset, tasks } = both;
  const [mine, theirs] = [bySample(first), bySample(second)];
  const common = [...mine].flatMap(([id, answers]): readonly SamplePair[] => {
    const others = theirs.get(id);
    return others ? [{ id, first: answers, second: others }] : [];
  });
  const pairs = common.filter(isSameQuestion);
  const paired = pairedComparison(pairs.map(differenceOf), { seed: SEED });
  if (!paired) return undefined;
  const { difference, ci95, p, test, gained, lost, discordance } = paired;
  const flips = pairs.flatMap(flipOf);
  const counts = {
    reworded: common.length - pairs.length,
    alone: mine.size + theirs.size - 2 * common.length,
    unanswered: [first, second].map(unansweredIn),
    flips: flips.length,
  };
  return {
    dataset,
    tasks,
    samples: pairs.length,
    right: [
      meanShare(pairs.map((pair) => pair.first)),
      meanShare(pairs.map((pair) => pair.second)),
    ],
    difference,
    ci95,
    test,
    p,
    gained,
    lost,
    discordance,
    flips: flips.slice(0, MOST_FLIPS),
    notes: notesOf(counts),
  };
}

function bySample(runs: readonly KeptAnswers[]): ReadonlyMap<string, readonly KeptAnswer[]> {
  return Map.groupBy(runs.flatMap(({ answers }) => answers), ({ id }) => id);
}

/** The same id with another reference is another question. */
function isSameQuestion({ first, second }: SamplePair): boolean {
  return first[0]?.reference === second[0]?.reference;
}

function differenceOf({ first, second }: SamplePair): number {
  return shareOf(second) - shareOf(first);
}

function shareOf(answers: readonly KeptAnswer[]): number {
  return answers.filter(({ right }) => right).length / answers.length;
}

function meanShare(samples: readonly (readonly KeptAnswer[])[]): number {
  return samples.reduce((sum, answers) => sum + shareOf(answers), 0) / samples.length;
}

function flipOf({ id, first, second }: SamplePair): readonly Flip[] {
  const [before, after] = [isMostlyRight(first), isMostlyRight(second)];
  const [one, other] = [typicalOf(first, before), typicalOf(second, after)];
  if (before === after || !one || !other) return [];
  const shown = ({ verdict, extracted, text }: KeptAnswer): Flip["answers"][0] => ({
    verdict,
    extracted,
    text,
  });
  return [{
    id,
    to: after ? "right" : "wrong",
    reference: one.reference,
    answers: [shown(one), shown(other)],
  }];
}

function isMostlyRight(answers: readonly KeptAnswer[]): boolean {
  return shareOf(answers) > 0.5;
}

function typicalOf(answers: readonly KeptAnswer[], right: boolean): KeptAnswer | undefined {
  return answers.find((answer) => answer.right === right);
}

function unansweredIn(runs: readonly KeptAnswers[]): number {
  return runs.reduce((sum, { unanswered }) => sum + unanswered, 0);
}

interface Counts {
  readonly reworded: number;
  readonly alone: number;
  readonly unanswered: readonly number[];
  readonly flips: number;
}

function notesOf({ reworded, alone, unanswered, flips }: Counts): readonly string[] {
  const [before = 0, after = 0] = unanswered;
  const told = [
    [alone, `${alone} samples were answered on one side only: they are left out`],
    [reworded, `${reworded} samples have another reference on each side: they are left out`],
    [before + after, `without an answer: ${before} of the baseline, ${after} of the side`],
    [flips - MOST_FLIPS, `the first ${MOST_FLIPS} of ${flips} flips are listed`],
  ] as const;
  return told.filter(([count]) => count > 0).map(([, text]) => text);
}
