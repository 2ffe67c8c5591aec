export { default } from "./ifeval_0_shot_gen_str.ts";
