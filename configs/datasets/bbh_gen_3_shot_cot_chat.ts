import { defineCollection, defineDataset } from "assay";
import { bbhQuestions, ofBbhTasks } from "../shared/bbh.ts";

export default defineCollection({
  description: "BIG-Bench Hard, 27 tasks: 3 worked examples each, step by step",
  datasets: ofBbhTasks("bbh-", (task) =>
    defineDataset({
      source: bbhQuestions(task),
      fields: { reference: "target" },
      prompt: "Q: {{input}}\nA: Let's think step by step.",
      shots: { from: { kind: "text", path: `bbh/lib_prompt/${task}.txt`, after: "-----" } },
      recipe: "bbh",
      stop: ["\n\nQ:"],
    })),
  group: "bbh",
});
