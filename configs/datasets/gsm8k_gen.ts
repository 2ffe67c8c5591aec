export { default } from "./gsm8k_gen_4_shot_cot_str.ts";
