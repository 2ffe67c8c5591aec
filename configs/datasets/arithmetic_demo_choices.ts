import { defineDataset } from "assay";

export default defineDataset({
  description: "72 questions in six languages, answered by one of four choices",
  source: { kind: "file", path: "assay:arithmetic_demo_choices.jsonl" },
  fields: { id: "id", reference: "answer", choices: ["A", "B", "C", "D"] },
  prompt: "{{question}}\n\n{{#choices}}{{letter}}. {{text}}\n{{/choices}}",
  recipe: "choice@assay",
});
