// A server of one's own. Start it first, then put its address here or on the command line:
//
//   deno run -A mod.ts examples/real_server.ts --mode perf --url http://127.0.0.1:8000
import { defineDataset, defineModel, defineSuite } from "../mod.ts";

export default defineSuite({
  description: "a real server, one request at a time and then four",
  mode: "perf",
  models: [
    defineModel({
      abbr: "my-server",
      api: "openai-chat",
      url: "http://127.0.0.1:8000",
      // The name of the environment variable; the key itself stands nowhere:
      // apiKeyEnv: "OPENAI_API_KEY",
      sampling: { temperature: 0, ignore_eos: true },
      timeoutMs: 120_000,
    }),
  ],
  datasets: [
    defineDataset({
      abbr: "prompts-128",
      source: { kind: "synthetic", input: 128, output: 64 },
      rows: 24,
    }),
  ],
  load: {
    stages: [
      { arrival: { kind: "closed", concurrency: 1 }, requests: 8 },
      { arrival: { kind: "closed", concurrency: 4 }, requests: 16 },
    ],
  },
});
