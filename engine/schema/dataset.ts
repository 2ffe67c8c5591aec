/**
 * What a config may say about a dataset, in its long form.
 * @module
 */

import type * as z from "zod";
import { text } from "./leaf.ts";
import type { LengthConfig } from "./length.ts";
import { fileName } from "./model.ts";
import { count, seed } from "./quantities.ts";
import { questionKeys } from "./questions.ts";
import type { QuestionsConfig } from "./questions.ts";
import { record } from "./shape.ts";
import { source } from "./source.ts";
import type { SourceConfig } from "./source.ts";

/** A dataset in its long form. */
export interface DatasetLong<Source = SourceConfig<LengthConfig>> extends QuestionsConfig {
  /** Where rows come from. */
  readonly source: Source;
  /** Rows used; all of a file where not said. */
  readonly rows?: number | undefined;
  /** Seed of rows and of their order; made from the suite's where not said. */
  readonly seed?: number | undefined;
  /** Base name of the result files; the config's name where not said. */
  readonly abbr?: string | undefined;
  /** One line for `--search`. */
  readonly description?: string | undefined;
}

const QUESTION_KEYS = Object.keys(questionKeys) as readonly (keyof typeof questionKeys)[];

const partialQuestions = Object.fromEntries(
  Object.entries(questionKeys).map(([key, schema]) => [key, schema.optional()]),
) as { [K in keyof typeof questionKeys]: z.ZodOptional<(typeof questionKeys)[K]> };

/** Schema of a dataset in its long form. */
export const datasetLong: z.ZodType<DatasetLong, DatasetLong<SourceConfig>> = record({
  source,
  rows: count.optional(),
  seed: seed.optional(),
  abbr: fileName.optional(),
  description: text("a sentence").optional(),
  ...partialQuestions,
}).superRefine((dataset, issue) => {
  for (const [path, message, found] of contradictions(dataset)) {
    issue.addIssue({ code: "custom", path: [path], message, params: { found } });
  }
}) as z.ZodType<unknown, unknown> as z.ZodType<DatasetLong, DatasetLong<SourceConfig>>;

type Contradiction = readonly [key: string, allowed: string, found: string];

/** Random words have a number of rows and no right answer; rows of a file have a prompt. */
function contradictions(dataset: Partial<DatasetLong>): readonly Contradiction[] {
  if (dataset.source?.kind === "synthetic") {
    const asked = QUESTION_KEYS.filter((key) => dataset[key] !== undefined);
    return [
      ...(dataset.rows === undefined
        ? [["rows", "a whole number: random words never end", "nothing"] as const]
        : []),
      ...asked.map((key) => [key, "a source of kind file or hub", "a key for questions"] as const),
    ];
  }
  if (dataset.source === undefined || dataset.prompt !== undefined) return [];
  return [["prompt", 'a template over the row: "{{question}}"', "nothing"]];
}
