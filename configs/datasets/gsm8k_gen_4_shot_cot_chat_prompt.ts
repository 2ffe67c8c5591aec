import { defineDataset } from "assay";
import { GSM8K, GSM8K_SHOTS } from "../shared/gsm8k.ts";

export default defineDataset({
  ...GSM8K,
  description: "GSM8K: 4 worked examples as turns of a chat, step by step",
  prompt: "{{question}}\nLet's think step by step.",
  shots: { ...GSM8K_SHOTS, answer: "{{solution}}", as: "turns" },
});
