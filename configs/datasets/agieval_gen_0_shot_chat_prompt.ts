import { defineCollection, defineDataset } from "assay";
import { agievalQuestions } from "../shared/agieval.ts";

const ENGLISH =
  "Think step by step. Write the answer on the last line, like this:\nAnswer: a letter";
const CHINESE = "请一步一步思考，并在最后一行写出答案，格式为：\n答案：选项字母";

const TASKS: Readonly<Record<string, string>> = {
  "aqua-rat": ENGLISH,
  "sat-math": ENGLISH,
  "lsat-ar": ENGLISH,
  "logiqa-en": ENGLISH,
  "gaokao-mathqa": CHINESE,
};

export default defineCollection({
  description: "AGIEval, multiple choice: five exams in English and Chinese, no examples",
  datasets: Object.fromEntries(
    Object.entries(TASKS).map(([task, request]) => [
      `agieval-${task}`,
      defineDataset({
        source: agievalQuestions(task),
        fields: { reference: "label", choices: "options" },
        prompt: "{{#passage}}{{passage}}\n\n{{/passage}}{{question}}\n" +
          `{{#choices}}({{letter}}) {{text}}\n{{/choices}}\n${request}`,
        recipe: "agieval",
      }),
    ]),
  ),
  group: "agieval",
});
