/**
 * Checked dataset configs as a plan holds them.
 * @module
 */

import type { DatasetLong } from "../schema/dataset.ts";
import type { Named, Suite } from "../schema/parse.ts";
import { canonical } from "./canonical.ts";
import { fileNameOf } from "./file_name.ts";
import { compareText } from "./order.ts";
import type { Dataset, DatasetPart, Length } from "./plan.ts";

const DEFAULT_SEED = 1;

/**
 * The datasets of a suite as one model is asked them; one of them all where they are to be merged.
 *
 * @param outputTokens The model's limit, for datasets that do not say how long answers are.
 */
export function plannedDatasets(suite: Suite, outputTokens: number): readonly Dataset[] {
  const { datasets, overrides } = suite;
  const parts = datasets.map((named) => partOf(named, suite, outputTokens));
  if (overrides.mergeDs && parts.length > 1) return [merged(parts)];
  return parts.map((part, i) => ({
    ...part,
    file: datasets[i]?.config.abbr ?? fileNameOf(part.name),
  }));
}

function partOf(
  { name, config }: Named<DatasetLong>,
  { overrides, rest }: Suite,
  outputTokens: number,
): DatasetPart {
  const { kind, input, output, prefixTokens } = config.source;
  const limit: Length = { kind: "fixed", tokens: outputTokens };
  return {
    name,
    source: {
      kind,
      input,
      output: overrides.maxOutLen === undefined ? output ?? limit : limit,
      prefixTokens: prefixTokens ?? 0,
    },
    rows: overrides.numPrompts ?? config.rows,
    seed: overrides.seed ?? config.seed ?? rest.seed ?? DEFAULT_SEED,
  };
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
  };
}
