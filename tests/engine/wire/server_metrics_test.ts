import { deepStrictEqual, ok } from "node:assert";
import { serverMetricsIn } from "../../../engine/wire/server_metrics.ts";

Deno.test.each([
  {
    what: "vLLM, two engines",
    text: [
      "# HELP vllm:num_requests_running Number of requests in model execution batches.",
      "# TYPE vllm:num_requests_running gauge",
      'vllm:num_requests_running{engine="0",model_name="m"} 3.0',
      'vllm:num_requests_running{engine="1",model_name="m"} 4.0',
      'vllm:num_requests_waiting{engine="0",model_name="m"} 0.0',
      'vllm:kv_cache_usage_perc{engine="0"} 0.25',
      'vllm:kv_cache_usage_perc{engine="1"} 0.5 1700000000000',
    ],
    metrics: { running: 7, waiting: 0, cacheUsage: 0.5 },
  },
  {
    what: "llama.cpp",
    text: ["llamacpp:requests_processing 2", "llamacpp:requests_deferred 5"],
    metrics: { running: 2, waiting: 5 },
  },
  { what: "TGI", text: ["tgi_queue_size 9\r"], metrics: { waiting: 9 } },
  {
    what: "labels that look like values",
    text: ['sglang:token_usage{model="a} 9",x="1"} 0.75'],
    metrics: { cacheUsage: 0.75 },
  },
  { what: "no number", text: ["tgi_queue_size NaN", "tgi_queue_size"], metrics: {} },
  { what: "a page", text: ["<html>vllm:num_requests_running 3</html>"], metrics: {} },
  { what: "nothing", text: [""], metrics: {} },
])("what $what tells", ({ text, metrics }) => {
  deepStrictEqual(serverMetricsIn(text.join("\n")), metrics);
});

const SAMPLES = new URL("../../../../shared/samples/", import.meta.url);
const captures: readonly string[] = await Array.fromAsync(Deno.readDir(SAMPLES)).then(
  (entries) => entries.filter(({ isDirectory }) => isDirectory).map(({ name }) => name),
  () => [],
);

Deno.test({
  name: `captures of real servers tell what they run${
    captures.length === 0 ? " (skipped: ../shared is not there)" : ""
  }`,
  ignore: captures.length === 0,
  async fn() {
    const told: string[] = [];
    for (const server of captures) {
      const text = await Deno.readTextFile(new URL(`${server}/metrics.txt`, SAMPLES)).catch(() =>
        ""
      );
      const { running, waiting } = serverMetricsIn(text);
      if (running !== undefined && waiting !== undefined) told.push(server);
    }
    ok(
      told.some((server) => server.startsWith("vllm")) && told.includes("llama-server"),
      `${told}`,
    );
  },
});
