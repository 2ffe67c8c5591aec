/**
 * A checked model config as a plan holds it: every default filled in, the command line's words over the config's.
 * @module
 */

import type { Model as ModelConfig } from "../schema/model.ts";
import type { Overrides } from "../schema/overrides.ts";
import type { Named } from "../schema/parse.ts";
import type { SimConfig } from "../schema/sim.ts";
import { fileNameOf } from "./file_name.ts";
import type { Model, Server, SimFault, SimProfile } from "./plan.ts";

const DEFAULT_URL = "http://localhost:8080";
const DEFAULT_OUTPUT_TOKENS = 512;
const TEN_MINUTES_MS = 600_000;

/** The model of a task. */
export function plannedModel({ name, config }: Named<ModelConfig>, overrides: Overrides): Model {
  return {
    name,
    folder: config.abbr ?? fileNameOf(name.replaceAll("_", "-")),
    api: config.api ?? "openai-chat",
    server: serverOf(config, overrides),
    model: overrides.model ?? config.model ?? "",
    stream: config.stream ?? true,
    apiKeyEnv: overrides.apiKeyEnv ?? config.apiKeyEnv ?? null,
    headers: { ...config.headers, ...overrides.headers },
    maxOutputTokens: overrides.maxOutLen ?? config.maxOutputTokens ?? DEFAULT_OUTPUT_TOKENS,
    sampling: config.sampling ?? {},
    continuousUsage: config.continuousUsage ?? false,
    timeoutMs: config.timeoutMs ?? TEN_MINUTES_MS,
    retry: { attempts: config.retry?.attempts ?? 1, backoffMs: config.retry?.backoffMs ?? 500 },
    tokenizer: config.tokenizer ?? null,
    chatTemplate: config.chatTemplate ?? null,
  };
}

function serverOf({ sim, url }: ModelConfig, overrides: Overrides): Server {
  if (overrides.url !== undefined) return { kind: "http", url: overrides.url };
  return sim ? { kind: "sim", profile: profileOf(sim) } : { kind: "http", url: url ?? DEFAULT_URL };
}

function profileOf(sim: SimConfig): SimProfile {
  return {
    ttft: sim.ttft ?? { kind: "constant", ms: 50 },
    gap: sim.gap ?? { kind: "constant", ms: 10 },
    roleChunk: sim.roleChunk ?? true,
    reasoningTokens: sim.reasoningTokens ?? 0,
    tokensPerEvent: sim.tokensPerEvent ?? 1,
    batch: sim.batch ?? null,
    prefillTokensPerSecond: sim.prefillTokensPerSecond ?? null,
    seed: sim.seed ?? 1,
    replay: sim.replay ?? null,
    faults: (sim.faults ?? []).map(faultOf),
  };
}

function faultOf({ on, fault }: NonNullable<SimConfig["faults"]>[number]): SimFault {
  return fault.kind === "status"
    ? { on, fault: { ...fault, retryAfterSeconds: fault.retryAfterSeconds ?? null } }
    : { on, fault };
}
