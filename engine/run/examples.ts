/**
 * Worked examples of a dataset, wherever they come from. A sample is never its own example.
 * @module
 */

import type { FileSource, HubSource, ShotPick, Shots } from "../plan/plan.ts";
import type { Sample } from "../plan/sample.ts";
import type { Examples } from "../prompt/question.ts";
import { newRandom, seedOf } from "../stats/random.ts";
import { InputError } from "./ports.ts";
import type { RunPorts } from "./ports.ts";
import { filesAt } from "./sources/locate.ts";

/** What examples are found with. */
export interface Finding {
  readonly ports: Pick<RunPorts, "files" | "sources">;
  readonly seed: number;
  /** All samples of a split; `null`: the dataset's own. */
  split(source: FileSource | HubSource | null): Promise<readonly Sample[]>;
}

/** Finds the examples of each sample. Throws where they are not there. */
export async function newExamples(
  shots: Shots | null,
  finding: Finding,
): Promise<(sample: Sample) => Examples> {
  const from = shots?.from;
  switch (from?.kind) {
    case undefined:
      return () => [];
    case "rows": {
      const written = from.rows.map(writtenSample);
      return () => written;
    }
    case "text": {
      const text = await exampleText(from, finding.ports);
      return () => text;
    }
    case "split":
      return await splitExamples(from, finding);
  }
}

function writtenSample(row: Sample["row"], index: number): Sample {
  return { id: `example ${index}`, index, row, reference: null, choices: null };
}

async function exampleText(
  { path, after }: Extract<Shots["from"], { readonly kind: "text" }>,
  { files, sources }: Finding["ports"],
): Promise<string> {
  const source = { kind: "file", path, format: "txt", at: null, publisher: null } as const;
  const [found = path] = await filesAt(source, sources);
  const text = (await files.readText(found) ?? "").replaceAll("\r\n", "\n").trim();
  if (after === null) return text;
  const lines = text.split("\n");
  const start = lines.indexOf(after);
  if (start >= 0) return lines.slice(start + 1).join("\n").trim();
  throw new InputError(
    `Cannot show the worked examples of ${found}: it has no line "${after}" before them`,
  );
}

async function splitExamples(
  { source, pick }: Extract<Shots["from"], { readonly kind: "split" }>,
  { seed, split }: Finding,
): Promise<(sample: Sample) => readonly Sample[]> {
  const all = await split(source);
  const count = pick.kind === "ids" ? pick.ids.length : pick.count;
  const candidates = preferred(all, pick, seed);
  if (candidates.length < count) {
    throw new InputError(
      `Cannot show ${count} worked examples: there are ${candidates.length} rows for them`,
    );
  }
  const chosen = (candidates: readonly Sample[]): readonly Sample[] => {
    const some = candidates.slice(0, count);
    return pick.kind === "last" ? some.toReversed() : some;
  };
  const usual = chosen(candidates);
  return ({ id }) =>
    source === null && usual.some((example) => example.id === id)
      ? chosen(candidates.filter((example) => example.id !== id))
      : usual;
}

/** Rows in the order in which they are taken; one more than needed, where a sample must not be its own example. */
function preferred(all: readonly Sample[], pick: ShotPick, seed: number): readonly Sample[] {
  switch (pick.kind) {
    case "first":
      return all.slice(0, pick.count + 1);
    case "last":
      return all.slice(-pick.count - 1).toReversed();
    case "random":
      return drawn(all, pick.count + 1, seed);
    case "ids":
      return pick.ids.map((id) => byId(all, id));
  }
}

function byId(all: readonly Sample[], id: string): Sample {
  const found = all.find((sample) => sample.id === id);
  if (found) return found;
  throw new InputError(`Cannot show the worked example "${id}": no row has this id`);
}

/** So that they are drawn otherwise than the questions. */
const EXAMPLES_SEED = 7;

/** The beginning of a shuffle (R. Durstenfeld, Communications of the ACM 7, 1964). */
function drawn(all: readonly Sample[], count: number, seed: number): readonly Sample[] {
  const random = newRandom(seedOf(seed, EXAMPLES_SEED));
  const pool = [...all];
  for (let i = 0; i < Math.min(count, pool.length); i++) {
    const other = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[other]] = [pool[other] as Sample, pool[i] as Sample];
  }
  return pool.slice(0, count);
}
