import { defineDataset } from "assay";

export default defineDataset({
  description: "IFEval: instructions whose observance a program checks",
  abbr: "ifeval",
  source: {
    kind: "file",
    path: "ifeval/input_data.jsonl",
    publisher: "rows of { key, prompt, instruction_id_list, kwargs }: " +
      "https://github.com/google-research/google-research, instruction_following_eval/data/input_data.jsonl",
  },
  fields: { id: "key" },
  prompt: "{{prompt}}",
  recipe: "ifeval",
});
