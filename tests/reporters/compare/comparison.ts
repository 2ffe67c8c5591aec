/**
 * A comparison to make reports of: two datasets of questions, and a stage of load. Seeded.
 * @module
 */

import { compareAnswers } from "../../../engine/compare/compare_answers.ts";
import { compareLoads } from "../../../engine/compare/compare_loads.ts";
import type { Comparison } from "../../../engine/compare/comparison.ts";
import { measureStage } from "../../../engine/compare/measure_stage.ts";
import type { KeptAnswers } from "../../../engine/compare/read_answers.ts";
import { judgeAnswers, judgeLoads } from "../../../engine/compare/verdicts.ts";
import { newRandom } from "../../../engine/stats/random.ts";
import { seriesOf, sideOf } from "../../engine/compare/loads.ts";

/** What models, plans and datasets say; a plain word unless told. */
export function comparisonOf(words = "plain"): Comparison {
  const answers = [["gsm8k", 0.5, 0.9], [words, 0.5, 0.51]] as const;
  const compared = answers.flatMap(([dataset, before, after], at) =>
    compareAnswers({
      dataset,
      tasks: [`m/${dataset}`, `m/${dataset}`],
      first: [answersOf(2 * at, before, words)],
      second: [answersOf(2 * at + 1, after, words)],
    }) ?? []
  );
  const load = { requests: 400, concurrency: 4, memory: 0.3 };
  const first = sideOf("A", [measureStage(seriesOf(1, load))]);
  const second = sideOf("B", [measureStage(seriesOf(2, { ...load, slowness: 1.4 }))]);
  const loads = compareLoads({
    dataset: "synthetic",
    tasks: ["m/synthetic", "m/synthetic"],
    sides: [first, second],
  });
  return {
    schema: 1,
    sides: [
      { letter: "A", runs: ["outputs/default/20260101_120000"], plan: "a".repeat(64) },
      { letter: "B", runs: [words, "20260102_130000"], plan: "b".repeat(64) },
    ],
    pairs: [{
      side: "B",
      differences: [
        { datasets: ["gsm8k", words], path: "model.sampling.temperature", after: 0.7 },
        { datasets: ["gsm8k"], path: "model.model", before: "small", after: words },
      ],
      refused: [{ task: `m/${words}`, why: "the baseline has no such dataset" }],
      answers: judgeAnswers([compared])[0] ?? [],
      loads: judgeLoads([loads])[0] ?? [],
    }],
  };
}

function answersOf(seed: number, chance: number, words: string): KeptAnswers {
  const random = newRandom(seed);
  const answers = Array.from({ length: 80 }, (_, at) => {
    const right = random() < chance;
    return {
      id: `${words} ${at}`,
      right,
      verdict: right ? "correct" : "wrong",
      extracted: right ? "1" : words,
      text: `${words}\nso the answer is ${right ? 1 : words}`,
      reference: "1",
    };
  });
  return { answers, unanswered: 0 };
}
