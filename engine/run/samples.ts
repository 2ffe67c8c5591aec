/**
 * The samples of a dataset: rows of its source, those that are selected, and what a `.meta.json` beside its file says.
 * @module
 */

import { applyMeta } from "../dataset/rows/apply_meta.ts";
import type { Asked } from "../dataset/rows/apply_meta.ts";
import { maxTokensOf } from "../dataset/rows/custom.ts";
import { parseFileMeta } from "../dataset/rows/file_meta.ts";
import type { FileMeta } from "../dataset/rows/file_meta.ts";
import { samplesOf } from "../dataset/rows/samples.ts";
import { select } from "../dataset/rows/select.ts";
import type { Dataset, FileSource, HubSource, Questions } from "../plan/plan.ts";
import type { Sample } from "../plan/sample.ts";
import type { RunPorts } from "./ports.ts";
import { filesAt } from "./sources/locate.ts";
import { rowsOf } from "./sources/rows_of.ts";

/** What samples are read with. */
export type SamplePorts = Pick<RunPorts, "files" | "sources">;

/** A dataset with questions to ask. */
export type Questioned = Dataset & { readonly questions: Questions };

/** Whether a dataset has questions to ask. */
export function hasQuestions(dataset: Dataset): dataset is Questioned {
  return dataset.questions !== null;
}

/** The samples of a dataset, in order, with the most tokens of each answer where its file says so. Throws a RowsError. */
export async function readSamples(
  dataset: Questioned,
  ports: SamplePorts,
): Promise<readonly Asked[]> {
  const { questions, rows, seed } = dataset;
  const selection = { select: questions.select, rows, seed };
  const meta = await metaOf(sourceOf(dataset), ports);
  const all = allSamples(dataset, null, ports);
  if (!meta) return (await Array.fromAsync(select(all, selection))).map(withOwnLimit);
  const asked = applyMeta(await Array.fromAsync(all), meta, seed);
  const byId = new Map(asked.map((one) => [one.sample.id, one]));
  const chosen = await Array.fromAsync(
    select(streamOf(asked.map(({ sample }) => sample)), selection),
  );
  return chosen.map((sample) => {
    const maxTokens = byId.get(sample.id)?.maxTokens ?? null;
    return maxTokens === null ? withOwnLimit(sample) : { sample, maxTokens };
  });
}

/** All samples of a source as a dataset reads its rows; `null`: its own source. */
export function allSamples(
  dataset: Questioned,
  source: FileSource | HubSource | null,
  { sources }: SamplePorts,
): AsyncIterable<Sample> {
  return samplesOf(rowsOf(source ?? sourceOf(dataset), sources), dataset.questions);
}

function sourceOf({ name, source }: Questioned): FileSource | HubSource {
  if (source.kind === "file" || source.kind === "hub") return source;
  throw new TypeError(`Cannot read rows of ${name}: its source is ${source.kind}`);
}

function withOwnLimit(sample: Sample): Asked {
  return { sample, maxTokens: maxTokensOf(sample) };
}

async function metaOf(
  source: FileSource | HubSource,
  { files, sources }: SamplePorts,
): Promise<FileMeta | undefined> {
  if (source.kind !== "file" || /^https?:/.test(source.path)) return;
  const [path, ...others] = await filesAt(source, sources);
  if (path === undefined || others.length > 0) return;
  const text = await files.readText(`${path}.meta.json`);
  return text === undefined ? undefined : parseFileMeta(text, `${path}.meta.json`);
}

async function* streamOf<T>(items: Iterable<T>): AsyncIterable<T> {
  yield* items;
}
