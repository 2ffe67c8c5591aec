/**
 * Which answers a person wants to see. Pure.
 * @module
 */

import type { AnswerRow, AnswerSet } from "./answer_set.ts";

/** An answer and the set that it is of. */
export interface Entry {
  readonly set: AnswerSet;
  readonly row: AnswerRow;
}

/** A property that answers are chosen by. */
export interface Facet {
  readonly name: string;
  readonly label: string;
  of(entry: Entry): string;
}

/** What is wanted: words in any of the texts, and a value for each facet that is chosen. */
interface Wish {
  readonly words: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Properties, in the order of their fields. */
export const FACETS: readonly Facet[] = [
  { name: "model", label: "Model", of: ({ set }) => set.model },
  { name: "dataset", label: "Dataset", of: ({ set }) => set.dataset },
  { name: "verdict", label: "Verdict", of: ({ row }) => row.verdict },
  { name: "why", label: "Why", of: ({ row }) => row.why ?? "–" },
  { name: "rule", label: "Rule", of: ({ row }) => row.rule ?? "–" },
  { name: "finish", label: "Finish reason", of: ({ row }) => row.finish ?? "–" },
];

/** The entries that fit a wish, in their order. Words are found whatever their case. */
export function fitting(entries: readonly Entry[], { words, values }: Wish): readonly Entry[] {
  const sought = words.trim().toLowerCase();
  const chosen = FACETS.filter(({ name }) => (values[name] ?? "") !== "");
  return entries.filter((entry) =>
    chosen.every(({ name, of }) => of(entry) === values[name]) &&
    (sought === "" || textsOf(entry).some((text) => text.toLowerCase().includes(sought)))
  );
}

/** Values that a facet has, the most frequent first, with how often. */
export function valuesOf(
  entries: readonly Entry[],
  facet: Facet,
): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const value = facet.of(entry);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function textsOf({ row }: Entry): readonly string[] {
  return [row.id, row.answer, row.reference, row.extracted ?? ""]
    .concat(row.prompt.map(({ text }) => text));
}
