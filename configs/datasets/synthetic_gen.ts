import { defineDataset } from "assay";

export default defineDataset({
  description: "64 prompts of 64 to 256 random words, 32 tokens each to answer",
  abbr: "syntheticdataset",
  source: {
    kind: "synthetic",
    input: { kind: "uniform", min: 64, max: 256 },
    output: { kind: "fixed", tokens: 32 },
  },
  rows: 64,
});
