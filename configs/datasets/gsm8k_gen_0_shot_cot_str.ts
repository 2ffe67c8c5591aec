import { defineDataset } from "assay";
import { GSM8K } from "../shared/gsm8k.ts";

export default defineDataset({
  ...GSM8K,
  description: "GSM8K: no examples, step by step, the answer on the last line",
  prompt: "{{question}}\nThink step by step. Write the answer on the last line, like this:\n" +
    "Answer: a number",
});
