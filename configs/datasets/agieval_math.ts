import { defineDataset } from "assay";
import { agievalQuestions } from "../shared/agieval.ts";

export default defineDataset({
  description: "AGIEval, math: 1,000 problems of competitions, the answer in a box",
  abbr: "agieval-math",
  source: agievalQuestions("math"),
  fields: { reference: "answer" },
  prompt: "{{question}}\n\nThink step by step, and put the answer into \\boxed{}.",
  recipe: "agieval_math",
});
