/**
 * The incumbent's keys of a model, and what they mean here.
 * @module
 */

import { isRaw } from "./sugar.ts";
import type { Raw, Rule } from "./sugar.ts";

/** Keys of the incumbent's model configs. */
export interface ModelSugar {
  /** Read and dropped. */
  readonly attr?: "service";
  /** The class, `VLLMCustomAPIChat`: becomes `api`. */
  readonly type?: string;
  /** Folder of the tokenizer. */
  readonly path?: string;
  /** Most requests in flight. */
  readonly batch_size?: number;
  /** Requests per second; 0: as slots free. */
  readonly request_rate?: number;
  /** Burstiness of the arrivals: 0 even, 1 Poisson, else the shape of a gamma process. */
  readonly traffic_cfg?: { readonly burstiness?: number };
  /** Becomes `maxOutputTokens`. */
  readonly max_out_len?: number;
  /** Becomes `sampling`. */
  readonly generation_kwargs?: Readonly<Record<string, unknown>>;
  /** With `host_port` becomes `url`. */
  readonly host_ip?: string;
  /** Port; 8080 where not said. */
  readonly host_port?: number;
  /** Whether the URL made of host and port is `https`. */
  readonly enable_ssl?: boolean;
  /** Read and dropped: nothing remote is ever run. */
  readonly trust_remote_code?: boolean;
  /** Read and dropped. */
  readonly verbose?: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  VLLMCustomAPI: "openai-completions",
  VLLMCustomAPIStream: "openai-completions",
  VLLMCustomAPIChat: "openai-chat",
  VLLMCustomAPIChatStream: "openai-chat",
};

/** What becomes of them. */
export const MODEL_SUGAR: readonly Rule[] = [
  { keys: ["attr", "trust_remote_code", "verbose"] },
  {
    keys: ["api_key"],
    as: filled("api_key"),
    instead: "apiKeyEnv, the name of the environment variable that holds the key",
  },
  { keys: ["type"], to: "api", as: ({ type }) => TYPES[String(type)] ?? type },
  { keys: ["path"], to: "tokenizer", as: tokenizerOf },
  { keys: ["batch_size", "request_rate", "traffic_cfg"], to: "load", as: loadOf },
  { keys: ["max_out_len"], to: "maxOutputTokens" },
  { keys: ["generation_kwargs"], to: "sampling" },
  { keys: ["url", "host_ip", "host_port", "enable_ssl"], to: "url", as: urlOf },
  {
    keys: ["retry"],
    to: "retry",
    as: ({ retry }) => typeof retry === "number" ? { attempts: retry } : retry,
  },
];

function filled(key: string): (config: Raw) => unknown {
  return (config) => config[key] === "" ? undefined : config[key];
}

function tokenizerOf({ path }: Raw): unknown {
  if (path === "") return;
  return typeof path === "string" && !path.endsWith(".json")
    ? `${path.replace(/\/+$/, "")}/tokenizer.json`
    : path;
}

/** A rate above 0 makes an open loop with the batch size as its cap, as it does there. */
function loadOf({ batch_size, request_rate, traffic_cfg }: Raw): unknown {
  if (!request_rate) {
    return batch_size === undefined
      ? undefined
      : { arrival: { kind: "closed", concurrency: batch_size } };
  }
  const burstiness = isRaw(traffic_cfg) ? traffic_cfg["burstiness"] : undefined;
  return {
    arrival: {
      kind: "open",
      ...processOf(burstiness),
      ratePerSecond: request_rate,
      ...(batch_size === undefined ? {} : { maxConcurrency: batch_size }),
    },
  };
}

/** There 0 is even spacing, 1 Poisson, and anything else the shape of a gamma process. */
function processOf(burstiness: unknown): Raw {
  if (burstiness === 0) return { process: "constant" };
  if (burstiness === undefined || burstiness === 1) return { process: "poisson" };
  return { process: "gamma", shape: burstiness };
}

/** A URL wins over host and port; one without a scheme takes it from `enable_ssl`. */
function urlOf({ url, host_ip, host_port, enable_ssl }: Raw): unknown {
  const scheme = enable_ssl === true ? "https" : "http";
  if (typeof url === "string" && url !== "") {
    return /^[a-z]+:\/\//i.test(url) ? url : `${scheme}://${url}`;
  }
  if (url !== undefined && url !== "") return url;
  if (host_ip === undefined && host_port === undefined) return;
  const host = typeof host_ip === "string" && host_ip.includes(":")
    ? `[${host_ip}]`
    : host_ip ?? "localhost";
  return `${scheme}://${host}:${host_port ?? 8080}`;
}
