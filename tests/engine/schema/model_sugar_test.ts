import assert from "node:assert/strict";
import { MODEL_SUGAR } from "../../../engine/schema/model_sugar.ts";
import { desugar } from "../../../engine/schema/sugar.ts";
import { chosenOf, issuesText, named, suiteOf } from "./chosen.ts";

interface Row {
  readonly what: string;
  readonly written: Readonly<Record<string, unknown>>;
  readonly long: Readonly<Record<string, unknown>>;
}

type Long = Row["long"];

const open = (arrival: object): Long => ({
  load: { stages: [{ arrival: { kind: "open", ...arrival } }] },
});
const closed = (concurrency: number): Long => ({
  load: { stages: [{ arrival: { kind: "closed", concurrency } }] },
});

/** Every key of the incumbent's model configs, and what it means here. */
const ROWS: readonly Row[] = [
  {
    what: "what means nothing here",
    written: { attr: "service", trust_remote_code: true, verbose: false },
    long: {},
  },
  { what: "an empty key", written: { api_key: "" }, long: {} },
  { what: "type", written: { type: "VLLMCustomAPI" }, long: { api: "openai-completions" } },
  {
    what: "type of old",
    written: { type: "VLLMCustomAPIChatStream" },
    long: { api: "openai-chat" },
  },
  { what: "batch_size", written: { batch_size: 16 }, long: closed(16) },
  {
    what: "no rate",
    written: { batch_size: 16, request_rate: 0, traffic_cfg: { burstiness: 0.5 } },
    long: closed(16),
  },
  {
    what: "request_rate",
    written: { request_rate: 2.5 },
    long: open({ process: "poisson", ratePerSecond: 2.5 }),
  },
  {
    what: "request_rate with its cap",
    written: { request_rate: 2, batch_size: 9 },
    long: open({ process: "poisson", ratePerSecond: 2, maxConcurrency: 9 }),
  },
  {
    what: "even spacing",
    written: { request_rate: 2, traffic_cfg: { burstiness: 0 } },
    long: open({ process: "constant", ratePerSecond: 2 }),
  },
  {
    what: "Poisson",
    written: { request_rate: 2, traffic_cfg: { burstiness: 1 } },
    long: open({ process: "poisson", ratePerSecond: 2 }),
  },
  {
    what: "bursts",
    written: { request_rate: 2, traffic_cfg: { burstiness: 0.5 } },
    long: open({ process: "gamma", shape: 0.5, ratePerSecond: 2 }),
  },
  {
    what: "a traffic_cfg that says nothing",
    written: { request_rate: 2, traffic_cfg: {} },
    long: open({ process: "poisson", ratePerSecond: 2 }),
  },
  {
    what: "host and port",
    written: { host_ip: "localhost", host_port: 8000 },
    long: { url: "http://localhost:8000" },
  },
  { what: "host alone", written: { host_ip: "10.0.0.1" }, long: { url: "http://10.0.0.1:8080" } },
  { what: "port alone", written: { host_port: 81 }, long: { url: "http://localhost:81" } },
  { what: "IPv6", written: { host_ip: "::1", host_port: 81 }, long: { url: "http://[::1]:81" } },
  {
    what: "TLS",
    written: { host_ip: "a", host_port: 81, enable_ssl: true },
    long: { url: "https://a:81" },
  },
  {
    what: "a URL over host and port",
    written: { url: "http://a/v1", host_ip: "b", host_port: 81 },
    long: { url: "http://a" },
  },
  { what: "a URL without scheme", written: { url: "a:81/llm" }, long: { url: "http://a:81/llm" } },
  {
    what: "a URL without scheme under TLS",
    written: { url: "a:81", enable_ssl: true },
    long: { url: "https://a:81" },
  },
  {
    what: "an empty URL",
    written: { url: "", host_port: 81 },
    long: { url: "http://localhost:81" },
  },
  { what: "an empty URL alone", written: { url: "" }, long: {} },
  { what: "retry", written: { retry: 2 }, long: { retry: { attempts: 2 } } },
  {
    what: "retry in its long form",
    written: { retry: { attempts: 2, backoffMs: 5 } },
    long: { retry: { attempts: 2, backoffMs: 5 } },
  },
  {
    what: "path",
    written: { path: "/models/qwen/" },
    long: { tokenizer: "/models/qwen/tokenizer.json" },
  },
  {
    what: "path of the file itself",
    written: { path: "qwen/tokenizer.json" },
    long: { tokenizer: "qwen/tokenizer.json" },
  },
  { what: "an empty path", written: { path: "" }, long: {} },
  { what: "max_out_len", written: { max_out_len: 7 }, long: { maxOutputTokens: 7 } },
  {
    what: "generation_kwargs",
    written: { generation_kwargs: { temperature: 0.01, ignore_eos: true } },
    long: { sampling: { temperature: 0.01, ignore_eos: true } },
  },
  {
    what: "a whole preset",
    written: {
      attr: "service",
      type: "VLLMCustomAPIChat",
      abbr: "vllm-api-stream-chat",
      path: "",
      model: "",
      stream: true,
      request_rate: 0,
      retry: 2,
      api_key: "",
      host_ip: "localhost",
      host_port: 8080,
      url: "",
      max_out_len: 512,
      batch_size: 1,
      trust_remote_code: false,
      generation_kwargs: { temperature: 0.01, ignore_eos: false },
    },
    long: {
      api: "openai-chat",
      abbr: "vllm-api-stream-chat",
      model: "",
      stream: true,
      retry: { attempts: 2 },
      url: "http://localhost:8080",
      maxOutputTokens: 512,
      ...closed(1),
      sampling: { temperature: 0.01, ignore_eos: false },
    },
  },
];

Deno.test.each(ROWS)("$what", ({ written, long }) => {
  const suite = suiteOf(chosenOf({ models: [named("model", written)] }));
  assert.deepEqual(suite.models[0]?.config, long);
});

Deno.test("rewriting leaves what was written as it was", () => {
  const config = Object.freeze({ batch_size: 4, retry: 2, extra: undefined });
  const { long } = desugar(config, MODEL_SUGAR, { config: "a.ts", path: [] });
  assert.deepEqual(config, { batch_size: 4, retry: 2, extra: undefined });
  assert.deepEqual(Object.keys(long).sort(), ["load", "retry"]);
});

/** Faults are told under the user's own keys. */
const WRONG: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "both spellings": { max_out_len: 4, maxOutputTokens: 5, batch_size: 4, load: { arrival: {} } },
  "a key in place": { api_key: "sk-secret" },
  "wrong beside right": { batch_size: 4, request_rate: -1, max_out_len: 0, host_port: 1e6 },
  "a class of no kind": { type: "VLLMCustomAPIChatt", attr: "local" },
  "a ramp": { request_rate: 4, traffic_cfg: { burstiness: "x", ramp_up_strategy: "linear" } },
  "own keys in generation_kwargs": { generation_kwargs: { stream: true, n: 2 } },
  "a retry that never asks": { retry: 0 },
  "a host that is none": { host_ip: "a b", host_port: 80 },
  "a folder that is none": { path: 5 },
};

Deno.test("what is said of wrong sugar", async (t) => {
  for (const [what, config] of Object.entries(WRONG)) {
    await t.step(what, async (t) => {
      const text = issuesText(chosenOf({ models: [named("model", config)] }));
      assert.ok(!text.includes("sk-secret"));
      await t.assertSnapshot(text);
    });
  }
});
