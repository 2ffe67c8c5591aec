import { defineDataset } from "assay";

export default defineDataset({
  description: "162 word problems in six languages, answered by a number",
  source: { kind: "file", path: "assay:arithmetic_demo_numbers.jsonl" },
  fields: { id: "id", reference: "answer" },
  prompt: "{{question}}",
  recipe: "number@assay",
});
