import { defineDataset } from "assay";
import { GSM8K, gsm8kSplit } from "../shared/gsm8k.ts";

export default defineDataset({
  ...GSM8K,
  description: "GSM8K as lm-eval asks and scores it: 5 solutions of the training set",
  abbr: "gsm8k_lm_eval",
  prompt: "Question: {{question}}\nAnswer:",
  shots: {
    from: { kind: "split", source: gsm8kSplit("train"), pick: { kind: "first", count: 5 } },
    answer: " {{answer}}",
  },
  recipe: "gsm8k@lm-eval-strict",
  stop: ["Question:", "</s>", "<|im_end|>"],
  maxOutputTokens: 256,
  sampling: { temperature: 0 },
});
