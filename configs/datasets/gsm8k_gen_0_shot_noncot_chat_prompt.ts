import { defineDataset } from "assay";
import { GSM8K } from "../shared/gsm8k.ts";

export default defineDataset({
  ...GSM8K,
  description: "GSM8K: no examples, the answer at once",
  prompt: "{{question}}\nReply with the number that is the answer, and with nothing else.",
});
