/**
 * Which row of which dataset an answer belongs to: by its id, else by what was asked, else, if wished, by its place.
 *
 * Where two rows would do, or its id and its prompt name different ones, it belongs to none: a wrong pair is a wrong number.
 * @module
 */

import type { Dataset } from "../../plan/plan.ts";
import type { Sample } from "../../plan/sample.ts";
import type { Questioned } from "../../run/samples.ts";
import type { Entry } from "./entry.ts";
import { newPromptIndex } from "./prompt_index.ts";
import type { Askable, PromptIndex } from "./prompt_index.ts";
import { valueAt } from "./columns.ts";

/** The samples of one dataset. */
export interface SampleSet {
  readonly dataset: Questioned;
  readonly samples: readonly Sample[];
}

/** A sample among those of all datasets. */
export interface Candidate extends Askable {
  readonly dataset: Questioned;
  readonly sample: Sample;
}

/** What an entry belongs to, or why to nothing. */
export type Joined =
  | { readonly kind: "found"; readonly candidate: Candidate }
  | { readonly kind: "lost"; readonly why: string };

const NAMES = /\{\{[{&#^]?\s*([^\s{}]+)\s*\}\}/g;

/** A function that finds the sample of an entry. `byOrder`: the n-th row of the file is the n-th sample. */
export function newJoin(
  sets: readonly SampleSet[],
  { byOrder }: { readonly byOrder: boolean },
): (entry: Entry) => Joined {
  const all = sets.flatMap(({ dataset, samples }) => {
    const columns = columnsAsked(dataset);
    return samples.map((sample) => ({ dataset, sample, texts: textsOf(sample, columns) }));
  });
  const byId = Map.groupBy(all, ({ sample }) => sample.id);
  const index = newPromptIndex(all);
  return (entry) => {
    const isOf = filterOf(entry.dataset, sets);
    const named = (entry.id === null ? [] : byId.get(entry.id) ?? []).filter(isOf);
    const inPlace = byOrder ? all.slice(entry.line - 1, entry.line) : [];
    return joinedBy(named, { index, isOf, inPlace, prompt: entry.prompt, id: entry.id });
  };
}

interface Search {
  readonly index: PromptIndex<Candidate>;
  readonly isOf: (candidate: Candidate) => boolean;
  /** The sample that stands where the entry does, if that counts. */
  readonly inPlace: readonly Candidate[];
  readonly prompt: string | null;
  readonly id: string | null;
}

function joinedBy(
  named: readonly Candidate[],
  { index, isOf, inPlace, prompt, id }: Search,
): Joined {
  const agreeing = prompt === null ? [] : named.filter((one) => index.isIn(one, prompt));
  const asked = prompt === null || agreeing.length > 0 ? agreeing : index.find(prompt).filter(isOf);
  if (named.length > 0 && agreeing.length === 0 && asked.length > 0) {
    return lost("its id and its prompt are of different rows");
  }
  const [candidate, ...others] = [asked, named, inPlace].find(({ length }) => length > 0) ?? [];
  if (!candidate) return lost(nothing(id, prompt));
  if (others.length === 0) return { kind: "found", candidate };
  return lost(asked.length > 0 ? "several rows have its prompt" : "several rows have its id");
}

function nothing(id: string | null, prompt: string | null): string {
  if (id === null && prompt === null) return "it has neither an id nor a prompt";
  const what = [id === null ? [] : "id", prompt === null ? [] : "prompt"].flat().join(" or ");
  return `no row has its ${what}`;
}

function lost(why: string): Joined {
  return { kind: "lost", why };
}

/** Rows of the dataset that an entry names; of all, where none has that name. */
function filterOf(
  name: string | null,
  sets: readonly SampleSet[],
): (candidate: Pick<Candidate, "dataset">) => boolean {
  const isNamed = ({ dataset }: { readonly dataset: Dataset }): boolean =>
    dataset.name === name || dataset.file === name;
  return name !== null && sets.some(isNamed) ? isNamed : () => true;
}

/** Columns that the dataset's own prompt puts in. */
function columnsAsked({ questions }: Questioned): readonly string[] {
  const templates = questions.prompt.map(({ content }) => content).join("\n");
  return [...new Set([...templates.matchAll(NAMES)].flatMap(([, name]) => name ?? []))];
}

function textsOf({ row, choices }: Sample, columns: readonly string[]): readonly string[] {
  const values = columns.map((name) => valueAt(row, name));
  return [...values, ...(choices ?? []).map(({ text }) => text)]
    .flatMap((value) => typeof value === "string" && value.trim() !== "" ? [value.trim()] : []);
}
