/**
 * Checked dataset configs as a plan holds them.
 * @module
 */

import type { DatasetLong } from "../schema/dataset.ts";
import type { Named, Suite } from "../schema/parse.ts";
import type { Dataset, DatasetPart, Length } from "./plan.ts";

const DEFAULT_SEED = 1;

/** The datasets of a suite; one of them all where they are to be merged. */
export function plannedDatasets({ datasets, rest, overrides }: Suite): readonly Dataset[] {
  const seed = overrides.seed ?? rest.seed;
  const parts = datasets.map((named) =>
    partOf(named, { seed, rows: overrides.numPrompts, maxOutLen: overrides.maxOutLen })
  );
  if (overrides.mergeDs && parts.length > 1) return [merged(parts)];
  return parts.map((part, i) => ({ ...part, file: datasets[i]?.config.abbr ?? part.name }));
}

interface Chosen {
  readonly seed: number | undefined;
  readonly rows: number | undefined;
  readonly maxOutLen: number | undefined;
}

function partOf(
  { name, config }: Named<DatasetLong>,
  { seed, rows, maxOutLen }: Chosen,
): DatasetPart {
  const { kind, input, output, prefixTokens } = config.source;
  const limit: Length = { kind: "fixed", tokens: maxOutLen ?? 512 };
  return {
    name,
    source: {
      kind,
      input,
      output: maxOutLen === undefined ? output ?? limit : limit,
      prefixTokens: prefixTokens ?? 0,
    },
    rows: rows ?? config.rows,
    seed: seed ?? config.seed ?? DEFAULT_SEED,
  };
}

/** Named after what they have in common, as the incumbent names merged datasets after their class. */
function merged(parts: readonly DatasetPart[]): Dataset {
  return {
    name: parts.map(({ name }) => name).join("+"),
    file: "syntheticdataset",
    source: { kind: "merged", parts },
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    seed: parts[0]?.seed ?? DEFAULT_SEED,
  };
}
