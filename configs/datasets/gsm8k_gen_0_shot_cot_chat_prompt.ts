import { defineDataset } from "assay";
import { GSM8K } from "../shared/gsm8k.ts";

export default defineDataset({
  ...GSM8K,
  description: "GSM8K: no examples, step by step, the answer in a box",
  prompt: "{{question}}\nThink step by step, and put the answer into \\boxed{}.",
});
