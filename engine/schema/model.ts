/**
 * What a config may say about a model, in its long form.
 * @module
 */

import * as z from "zod";
import { baseUrl, envName, headers } from "./address.ts";
import type { HeaderValue } from "./address.ts";
import { flag, text, whole } from "./leaf.ts";
import { load } from "./load.ts";
import type { LoadLong, StageConfig } from "./load.ts";
import { oneOf, record } from "./shape.ts";
import { simConfig } from "./sim.ts";
import type { SimConfig } from "./sim.ts";

/** A value that survives JSON. */
export type JsonConfig = null | boolean | number | string | readonly JsonConfig[] | {
  readonly [key: string]: JsonConfig;
};

/** A model in its long form. */
export interface ModelLong {
  /** The protocol it is asked in; `openai-chat` where not said. */
  readonly api?: "openai-chat" | "openai-completions" | undefined;
  /** Base URL; `http://localhost:8080` where neither this nor `sim` is said. */
  readonly url?: string | undefined;
  /** Measures the simulated server, started for the run, in place of a real one. */
  readonly sim?: SimConfig | undefined;
  /** The name the server knows it by; empty or not said: the first one it lists. */
  readonly model?: string | undefined;
  /** Whether answers are streamed; true where not said. */
  readonly stream?: boolean | undefined;
  /** Environment variable that holds the bearer key. */
  readonly apiKeyEnv?: string | null | undefined;
  /** Further headers by name; a secret as `{ env: "NAME" }`. */
  readonly headers?: Readonly<Record<string, HeaderValue>> | undefined;
  /** Most tokens of an answer where the dataset does not say; 512. */
  readonly maxOutputTokens?: number | undefined;
  /** Sent in every request as it stands. */
  readonly sampling?: Readonly<Record<string, JsonConfig>> | undefined;
  /** Asks for token counts in every event, for exact ITL where events carry several tokens. */
  readonly continuousUsage?: boolean | undefined;
  /** Longest time for one attempt; ten minutes where not said. */
  readonly timeoutMs?: number | undefined;
  /** Tries in all, and the pause before the second; one try where not said. */
  readonly retry?: {
    readonly attempts?: number | undefined;
    readonly backoffMs?: number | undefined;
  } | undefined;
  /** Path of a `tokenizer.json` that counts tokens. */
  readonly tokenizer?: string | null | undefined;
  /** The load it is put under where the suite does not say. */
  readonly load?: LoadLong | StageConfig | undefined;
  /** Name of its folder; the config's name with dashes where not said. */
  readonly abbr?: string | undefined;
  /** One line for `--search`. */
  readonly description?: string | undefined;
}

/** A checked model. */
export type Model = Omit<ModelLong, "load"> & { readonly load?: LoadLong | undefined };

/** Names that may become files: no separators, no dots in front. */
export const fileName: z.ZodType<string, string> = z.string().regex(
  /^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,99}$/u,
  "letters, digits, dashes, dots and underscores, at most 100",
);

const json: z.ZodType<JsonConfig, JsonConfig> = z.json() as z.ZodType<JsonConfig, JsonConfig>;
const HOUR_MS = 3_600_000;

/** Keys that the client sets in a body itself. */
const OWN_KEYS = ["messages", "prompt", "model", "stream", "stream_options"];

const sampling = z.record(z.string(), json, "an object of JSON values").superRefine(
  (all, issue) => {
    for (const key of Object.keys(all).filter((key) => OWN_KEYS.includes(key))) {
      issue.addIssue({
        code: "custom",
        path: [key],
        message: `any key but ${OWN_KEYS.join(", ")}`,
        params: { found: "a key that assay sets itself" },
      });
    }
  },
);

/** Schema of a model in its long form. */
export const modelLong: z.ZodType<Model, ModelLong> = record({
  api: oneOf(["openai-chat", "openai-completions"]),
  url: baseUrl,
  sim: simConfig,
  model: z.string("a text").max(500, "a text of at most 500 characters"),
  stream: flag(),
  apiKeyEnv: envName.nullable(),
  headers,
  maxOutputTokens: whole(1, 10_000_000),
  sampling,
  continuousUsage: flag(),
  timeoutMs: whole(1, 24 * HOUR_MS),
  retry: record({ attempts: whole(1, 1000), backoffMs: whole(0, HOUR_MS) }).partial(),
  tokenizer: text("the path of a tokenizer.json").nullable(),
  load,
  abbr: fileName,
  description: text("a sentence"),
}).partial().refine((model) => !(model.url !== undefined && model.sim !== undefined), {
  path: ["sim"],
  error: "only one of url and sim",
});
