import { defineModel } from "assay";

export default defineModel({
  description: "the simulated server: recorded answers to the arithmetic demo",
  sim: {
    replay: "assay:arithmetic_demo_answers.jsonl",
    ttft: { kind: "constant", ms: 20 },
    gap: { kind: "constant", ms: 1 },
    batch: null,
  },
});
