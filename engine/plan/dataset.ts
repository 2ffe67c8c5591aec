/**
 * Checked dataset configs as a plan holds them.
 * @module
 */

import type { DatasetLong } from "../schema/dataset.ts";
import type { LengthConfig } from "../schema/length.ts";
import type { Named, Suite } from "../schema/parse.ts";
import type { SyntheticConfig } from "../schema/source.ts";
import { canonical } from "./canonical.ts";
import { fileNameOf } from "./file_name.ts";
import { compareText } from "./order.ts";
import type { Dataset, DatasetPart, Length, SyntheticSource } from "./plan.ts";
import { plannedQuestions, plannedSource } from "./questions.ts";

const DEFAULT_SEED = 1;

/**
 * The datasets of a suite as one model is asked them; one of them all where they are to be merged.
 *
 * @param outputTokens The model's limit, for datasets that do not say how long answers are.
 */
export function plannedDatasets(suite: Suite, outputTokens: number): readonly Dataset[] {
  const { datasets, overrides } = suite;
  const planned = datasets.map((named) => plannedDataset(named, suite, outputTokens));
  const parts = planned.flatMap(partsOf);
  const isMerged = overrides.mergeDs && parts.length > 1 && parts.length === planned.length;
  return isMerged ? [merged(parts)] : planned;
}

function plannedDataset(
  { name, config }: Named<DatasetLong>,
  { overrides, rest }: Suite,
  outputTokens: number,
): Dataset {
  const { source } = config;
  const limit: Length = { kind: "fixed", tokens: outputTokens };
  return {
    name,
    file: config.abbr ?? fileNameOf(name),
    source: source.kind === "synthetic"
      ? syntheticOf(source, overrides.maxOutLen === undefined ? source.output ?? limit : limit)
      : plannedSource(source),
    rows: overrides.numPrompts ?? config.rows ?? null,
    seed: overrides.seed ?? config.seed ?? rest.seed ?? DEFAULT_SEED,
    questions: plannedQuestions(config, overrides),
  };
}

function syntheticOf(
  { kind, input, prefixTokens }: SyntheticConfig<LengthConfig>,
  output: Length,
): SyntheticSource {
  return { kind, input, output, prefixTokens: prefixTokens ?? 0 };
}

/** What may be a part of merged datasets: random words, of a number of rows. */
function partsOf({ name, source, rows, seed }: Dataset): readonly DatasetPart[] {
  return source.kind === "synthetic" && rows !== null ? [{ name, source, rows, seed }] : [];
}

/** Named after all of them, filed as the incumbent files merged datasets: after their class. */
function merged(parts: readonly DatasetPart[]): Dataset {
  const ordered = parts.toSorted((a, b) =>
    compareText(a.name, b.name) || compareText(canonical(a), canonical(b))
  );
  return {
    name: ordered.map(({ name }) => name).join("+"),
    file: "syntheticdataset",
    source: { kind: "merged", parts: ordered },
    rows: ordered.reduce((sum, { rows }) => sum + rows, 0),
    seed: ordered[0]?.seed ?? DEFAULT_SEED,
    questions: null,
  };
}
