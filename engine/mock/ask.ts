/**
 * A request's body, read: what is asked for, or what is wrong with it. Nothing of it is trusted, and all of it is
 * bounded: lengths are capped, long values are never repeated.
 * @module
 */

import type { Api, Json } from "../plan/plan.ts";
import { readPrompt } from "./asked_prompt.ts";
import type { Turn } from "./asked_prompt.ts";

/** What a request asks for. */
export interface Ask {
  readonly api: Api;
  readonly model: string;
  readonly prompt: readonly Turn[];
  readonly promptTokens: number;
  /** Most tokens to generate, 1 to 1,000,000; `null`: the request does not say. */
  readonly limit: number | null;
  /** Texts before which the answer ends. */
  readonly stop: readonly string[];
  readonly stream: boolean;
  /** Which events of a stream tell token counts: none, one more at the end, or every one and that. */
  readonly usage: "none" | "end" | "every";
}

/** Why a request cannot be answered. */
export interface Refusal {
  readonly message: string;
  /** The field that is wrong. */
  readonly param: string | null;
}

/** The name that the simulated model goes by. */
export const MODEL_NAME = "assay-sim";

const MAX_OUTPUT_TOKENS = 1_000_000;
const MAX_NAME_LENGTH = 256;
const MAX_STOPS = 64;

type Fields = Readonly<Record<string, Json | undefined>>;

interface Rule {
  readonly param: string;
  readonly holds: (value: Json) => boolean;
  readonly wanted: string;
}

const isCount = (value: Json): boolean => Number.isInteger(value) && (value as number) >= 1;
const isBoolean = (value: Json): boolean => typeof value === "boolean";
const isText = (value: Json): boolean => typeof value === "string" && value !== "";

/** What optional fields must be, where they are there. */
const RULES: readonly Rule[] = [
  {
    param: "model",
    holds: (value) => typeof value === "string" && value.length <= MAX_NAME_LENGTH,
    wanted: `a name of at most ${MAX_NAME_LENGTH} characters`,
  },
  { param: "max_completion_tokens", holds: isCount, wanted: "a whole number of at least 1" },
  { param: "max_tokens", holds: isCount, wanted: "a whole number of at least 1" },
  { param: "n", holds: (value) => value === 1, wanted: "1" },
  { param: "stream", holds: isBoolean, wanted: "true or false" },
  { param: "stream_options", holds: (value) => isFields(value), wanted: "an object" },
  {
    param: "stop",
    holds: (value) => Array.isArray(value) ? isListOfTexts(value) : isText(value),
    wanted: `a text, or a list of at most ${MAX_STOPS}`,
  },
];

/** Where each API has its prompt, and what that must be. */
const PROMPTS: Readonly<Record<Api, Pick<Rule, "param" | "wanted">>> = {
  "openai-chat": { param: "messages", wanted: "a list of at least one { role, content }" },
  "openai-completions": { param: "prompt", wanted: "one text, or the numbers of its tokens" },
};

/** Reads a body. `ignore_eos` and sampling are passed over: a sim says as many words as it may. */
export function parseAsk(api: Api, body: Uint8Array): Ask | Refusal {
  const fields = fieldsOf(body);
  if (!fields) return { message: "Cannot read the body: it is no JSON object", param: null };
  const broken = RULES.find(({ param, holds }) => {
    const value = fields[param] ?? null;
    return value !== null && !holds(value);
  });
  if (broken) return refusal(broken.param, broken.wanted, fields[broken.param]);
  const { param, wanted } = PROMPTS[api];
  const prompt = readPrompt(api, fields[param] ?? null);
  if (!prompt) return refusal(param, wanted, fields[param]);
  return {
    api,
    model: (fields["model"] as string | null | undefined) || MODEL_NAME,
    prompt: prompt.turns,
    promptTokens: prompt.tokens,
    limit: limitOf(fields),
    stop: [fields["stop"] ?? []].flat() as readonly string[],
    stream: fields["stream"] === true,
    usage: usageOf(fields["stream_options"]),
  };
}

function fieldsOf(body: Uint8Array): Fields | undefined {
  try {
    const value: Json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refusal(param: string, wanted: string, found: Json | undefined): Refusal {
  return { message: `Cannot generate: ${param} must be ${wanted}, got ${shown(found)}`, param };
}

function shown(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return value.length > 40 ? "a longer text" : JSON.stringify(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

function limitOf(fields: Fields): number | null {
  const asked = fields["max_completion_tokens"] ?? fields["max_tokens"] ?? null;
  return asked === null ? null : Math.min(asked as number, MAX_OUTPUT_TOKENS);
}

function isListOfTexts(value: readonly Json[]): boolean {
  return value.length <= MAX_STOPS && value.every(isText);
}

function usageOf(options: Json | undefined): Ask["usage"] {
  if (!isFields(options) || options["include_usage"] !== true) return "none";
  return options["continuous_usage_stats"] === true ? "every" : "end";
}
