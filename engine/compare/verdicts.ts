/**
 * Verdicts, once all tests are made: the more there are, the more it takes.
 * @module
 */

import { holm } from "../stats/holm.ts";
import { samplesNeeded } from "../stats/power.ts";
import type { AnswerComparison } from "./answer_comparison.ts";
import type { Unjudged } from "./compare_answers.ts";
import type { LoadComparison, RatioRow } from "./load_comparison.ts";
import type { Verdict } from "./verdict.ts";

/** Chance of any false call among the tests of one kind. */
export const ALPHA = 0.05;
/** Chance of telling a difference that is there, when it is asked how many samples that takes. */
const POWER = 0.8;

/** Judges all accuracy tests of a comparison together, keeping which pair each is of. */
export function judgeAnswers(
  pairs: readonly (readonly Unjudged[])[],
): readonly (readonly AnswerComparison[])[] {
  const tests = pairs.flat();
  const adjusted = holm(tests.map(({ p }) => p)).values();
  return pairs.map((pair) =>
    pair.map(({ discordance, ...test }): AnswerComparison => {
      const p = adjusted.next().value ?? NaN;
      const { difference } = test;
      const asked = { difference, discordance, power: POWER, alpha: ALPHA / tests.length };
      const needed = samplesNeeded(asked);
      return {
        ...test,
        holm: p,
        verdict: verdictOf(p, difference),
        ...(Number.isFinite(needed) && { needed }),
      };
    })
  );
}

/** Judges all rows of all stages of a comparison together. */
export function judgeLoads(
  pairs: readonly (readonly LoadComparison[])[],
): readonly (readonly LoadComparison[])[] {
  const rows = pairs.flat().flatMap((load) => load.rows);
  const adjusted = holm(rows.map(({ p = NaN }) => p)).values();
  return pairs.map((pair) =>
    pair.map((load) => ({
      ...load,
      rows: load.rows.map((row): RatioRow => {
        const p = adjusted.next().value ?? NaN;
        if (Number.isNaN(p)) return row;
        const gain = row.better === "higher" ? row.ratio - 1 : 1 - row.ratio;
        return { ...row, holm: p, verdict: verdictOf(p, gain) };
      }),
    }))
  );
}

function verdictOf(p: number, gain: number): Verdict {
  if (!(p < ALPHA) || gain === 0) return "can't tell";
  return gain > 0 ? "better" : "worse";
}
