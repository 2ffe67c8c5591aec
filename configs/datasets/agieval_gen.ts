export { default } from "./agieval_gen_0_shot_chat_prompt.ts";
