import { defineDataset } from "assay";
import { GSM8K, GSM8K_SHOTS } from "../shared/gsm8k.ts";

export default defineDataset({
  ...GSM8K,
  description: "GSM8K: 4 worked examples in one text, step by step",
  prompt: "Question: {{question}}\nLet's think step by step.\nAnswer:",
  shots: GSM8K_SHOTS,
  stop: ["\n\nQuestion:"],
});
