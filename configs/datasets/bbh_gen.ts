export { default } from "./bbh_gen_3_shot_cot_chat.ts";
