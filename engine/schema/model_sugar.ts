/**
 * The incumbent's keys of a model, and what they mean here.
 * @module
 */

import * as z from "zod";
import { flag, real, text, whole } from "./leaf.ts";
import { concurrency, count } from "./quantities.ts";
import { sampling } from "./sampling.ts";
import { oneOf, record } from "./shape.ts";
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

/** Refuses a key that stands in a config, without showing it. */
const keyInPlace = z.unknown().superRefine((key, issue) => {
  if (key === "") return;
  issue.addIssue({
    code: "custom",
    message: "apiKeyEnv, the name of the environment variable that holds the key",
    params: { found: "a key that is not read here (its value is not shown)" },
  });
});

/** What becomes of them. */
export const MODEL_SUGAR: readonly Rule[] = [
  { keys: { attr: oneOf(["service"]), trust_remote_code: flag(), verbose: flag() } },
  { keys: { api_key: keyInPlace } },
  {
    keys: { type: oneOf(Object.keys(TYPES)) },
    to: "api",
    as: ({ type }) => TYPES[String(type)],
  },
  { keys: { path: z.string("the folder of a tokenizer") }, to: "tokenizer", as: tokenizerOf },
  {
    keys: {
      batch_size: concurrency,
      request_rate: real(0, 1_000_000),
      traffic_cfg: record({ burstiness: real(0, 1000) }).partial(),
    },
    to: "load",
    as: loadOf,
  },
  { keys: { max_out_len: count }, to: "maxOutputTokens" },
  { keys: { generation_kwargs: sampling }, to: "sampling" },
  {
    keys: {
      url: z.unknown(),
      host_ip: text("a name or an IP address", 255),
      host_port: whole(1, 65_535),
      enable_ssl: flag(),
    },
    to: "url",
    as: urlOf,
  },
  {
    keys: { retry: z.unknown() },
    to: "retry",
    as: ({ retry }) => typeof retry === "number" ? { attempts: retry } : retry,
  },
];

function tokenizerOf({ path }: Raw): unknown {
  if (typeof path !== "string" || path === "") return;
  return path.endsWith(".json") ? path : `${path.replace(/\/+$/, "")}/tokenizer.json`;
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
