import { defineModel } from "assay";

export default defineModel({
  description: "the simulated server: first token after 50 ms, then one each 10 ms",
  sim: { ttft: { kind: "constant", ms: 50 }, gap: { kind: "constant", ms: 10 } },
});
