import { defineCollection, defineDataset } from "assay";
import { bbhQuestions, ofBbhTasks } from "../shared/bbh.ts";

/** Answers of these tasks are lists of words or brackets; all others are one word. */
const TOKENS: Readonly<Record<string, number>> = { dyck_languages: 32, word_sorting: 128 };

export default defineCollection({
  description: "BIG-Bench Hard, 27 tasks: 3 examples each, the answer at once",
  datasets: ofBbhTasks("bbh_direct-", (task) =>
    defineDataset({
      source: bbhQuestions(task),
      fields: { reference: "target" },
      prompt: "Q: {{input}}\nA:",
      shots: { from: { kind: "split", pick: { kind: "last", count: 3 } }, answer: " {{target}}" },
      recipe: "bbh@direct",
      stop: ["\n"],
      maxOutputTokens: TOKENS[task] ?? 8,
      sampling: { temperature: 0, seed: 1 },
    })),
  group: "bbh_direct",
});
