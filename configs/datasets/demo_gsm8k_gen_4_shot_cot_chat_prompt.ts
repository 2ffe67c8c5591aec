import { defineDataset } from "assay";
import gsm8k from "./gsm8k_gen_4_shot_cot_chat_prompt.ts";

export default defineDataset({
  ...gsm8k.config,
  description: "GSM8K: the first 8 questions, to try a server",
  abbr: "demo_gsm8k",
  slice: "[0:8]",
});
