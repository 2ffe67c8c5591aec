/**
 * What the variants of GSM8K share: its files, and four worked examples of our own.
 * @module
 */

import type { DatasetConfig, FileConfig, ShotsConfig } from "assay";

/** A split of GSM8K: rows of a question and a solution that ends in `#### 18`. */
export function gsm8kSplit(split: "train" | "test"): FileConfig {
  return {
    kind: "file",
    path: `gsm8k/${split}.jsonl`,
    publisher: "rows of { question, answer }: " +
      `https://github.com/openai/grade-school-math, grade_school_math/data/${split}.jsonl`,
  };
}

/** Keys of every variant. All of them are filed as `gsm8k`. */
export const GSM8K: DatasetConfig = {
  abbr: "gsm8k",
  source: gsm8kSplit("test"),
  fields: { reference: "answer" },
  recipe: "gsm8k",
};

/** Four worked examples. */
export const GSM8K_SHOTS: ShotsConfig = {
  from: {
    kind: "rows",
    rows: [
      {
        question:
          "A baker fills 3 trays with 12 rolls each and sells 20 of the rolls. How many rolls are left?",
        solution:
          "The baker makes 3 x 12 = 36 rolls. After selling 20 of them, 36 - 20 = 16 rolls are left. The answer is 16.",
      },
      {
        question:
          "Tickets to a play cost $8 for adults and $5 for children. How much do 2 adults and 4 children pay together?",
        solution:
          "The adults pay 2 x $8 = $16. The children pay 4 x $5 = $20. Together they pay $16 + $20 = $36. The answer is 36.",
      },
      {
        question:
          "Nora's book has 100 pages. She reads 15 of them on Monday and twice as many on Tuesday. How many pages has she still to read?",
        solution:
          "On Tuesday she reads 2 x 15 = 30 pages. On both days she reads 15 + 30 = 45 pages. So 100 - 45 = 55 pages are left to read. The answer is 55.",
      },
      {
        question:
          "A pump fills an empty pool of 240 litres at 16 litres a minute, while a leak loses 4 litres a minute. How many minutes does it take?",
        solution:
          "Each minute the pool gains 16 - 4 = 12 litres. So it takes 240 / 12 = 20 minutes. The answer is 20.",
      },
    ],
  },
  answer: " {{solution}}",
};
