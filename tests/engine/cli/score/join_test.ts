import { deepStrictEqual } from "node:assert";
import type { Entry } from "../../../../engine/cli/score/entry.ts";
import { newJoin } from "../../../../engine/cli/score/join.ts";
import type { SampleSet } from "../../../../engine/cli/score/join.ts";
import type { Questioned } from "../../../../engine/run/samples.ts";

function setOf(name: string, questions: Readonly<Record<string, string>>): SampleSet {
  const prompt = [{ role: "user", content: "Question: {{ question }}\nAnswer:" }];
  const dataset = { name: `${name}_gen`, file: name, questions: { prompt } };
  const samples = Object.entries(questions).map(([id, question], index) => ({
    id,
    index,
    row: { question },
    reference: "1",
    choices: null,
  }));
  return { dataset: dataset as unknown as Questioned, samples };
}

const SETS = [
  setOf("animals", { a: "How many legs has a dog?", b: "How many legs has a spider?" }),
  setOf("sums", {
    a: "What is two and two?",
    c: "What is one and one?",
    d: "What is one and one?",
  }),
];

const BLANK: Entry = {
  line: 1,
  id: null,
  dataset: null,
  prompt: null,
  question: { row: {}, reference: null, choices: null },
  recipe: null,
  outcome: { kind: "answered", answers: [] },
};

Deno.test.each<{ readonly entry: Partial<Entry>; readonly is: string; readonly byOrder?: boolean }>(
  [
    { entry: { id: "b" }, is: "animals b" },
    { entry: { id: "b", prompt: "Legs of a spider?" }, is: "animals b" },
    { entry: { id: "b", prompt: "How many legs has a spider?" }, is: "animals b" },
    {
      entry: { id: "b", prompt: "How many legs has a dog?" },
      is: "its id and its prompt are of different rows",
    },
    { entry: { id: "a" }, is: "several rows have its id" },
    { entry: { id: "a", dataset: "sums" }, is: "sums a" },
    { entry: { id: "a", dataset: "animals_gen" }, is: "animals a" },
    { entry: { id: "a", dataset: "elsewhere" }, is: "several rows have its id" },
    { entry: { id: "a", prompt: "Q: What is two and two? A:" }, is: "sums a" },
    { entry: { id: "7", prompt: "Q: What is two and two? A:" }, is: "sums a" },
    { entry: { prompt: "What is one and one?" }, is: "several rows have its prompt" },
    { entry: { id: "d", prompt: "What is one and one?" }, is: "sums d" },
    { entry: { id: "7" }, is: "no row has its id" },
    { entry: { id: "7", prompt: "Why?" }, is: "no row has its id or prompt" },
    { entry: {}, is: "it has neither an id nor a prompt" },
    { entry: { line: 3 }, byOrder: true, is: "sums a" },
    { entry: { line: 3, id: "b" }, byOrder: true, is: "animals b" },
    { entry: { line: 6 }, byOrder: true, is: "it has neither an id nor a prompt" },
    { entry: { line: 2, id: "a" }, byOrder: true, is: "several rows have its id" },
    { entry: { line: 2, id: "7" }, byOrder: true, is: "animals b" },
  ],
)("$entry is $is", ({ entry, is, byOrder = false }) => {
  const joined = newJoin(SETS, { byOrder })({ ...BLANK, ...entry });
  const said = joined.kind === "lost"
    ? joined.why
    : `${joined.candidate.dataset.file} ${joined.candidate.sample.id}`;
  deepStrictEqual(said, is);
});
