// A config of ais_bench, key by key: batch_size, request_rate and friends are rewritten to what assay calls them.
// `deno run -A mod.ts examples/from_ais_bench.ts --mode perf --dry-run` shows what they become.
import { defineDataset, defineModel, defineSuite } from "../mod.ts";

export default defineSuite({
  description: "the keys of ais_bench",
  mode: "perf",
  models: [
    defineModel({
      attr: "service",
      type: "VLLMCustomAPIChatStream",
      abbr: "vllm-api-stream-chat",
      host_ip: "localhost",
      host_port: 8080,
      max_out_len: 64,
      batch_size: 16,
      request_rate: 8,
      traffic_cfg: { burstiness: 0.5 },
      retry: 2,
      generation_kwargs: { temperature: 0.01, ignore_eos: true },
    }),
  ],
  datasets: [
    defineDataset({
      abbr: "syntheticdataset",
      Type: "string",
      RequestCount: 10,
      StringConfig: {
        Input: { Method: "uniform", Params: { MinValue: 50, MaxValue: 500 } },
        Output: {
          Method: "gaussian",
          Params: { Mean: 100, Var: 200, MinValue: 10, MaxValue: 200 },
        },
      },
    }),
  ],
});
