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
import { count } from "./quantities.ts";
import { sampling } from "./sampling.ts";
import type { JsonConfig } from "./sampling.ts";
import { apart, oneOf, record } from "./shape.ts";
import { simConfig } from "./sim.ts";
import type { SimConfig } from "./sim.ts";

export type { JsonConfig } from "./sampling.ts";

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
  /** Path of a tokenizer's folder whose chat template makes a text of messages, for `openai-completions`. */
  readonly chatTemplate?: string | null | undefined;
  /** The load it is put under where the suite does not say. */
  readonly load?: LoadLong | StageConfig | undefined;
  /** Name of its folder; the config's name with dashes where not said. */
  readonly abbr?: string | undefined;
  /** One line for `--search`. */
  readonly description?: string | undefined;
}

/** A checked model. */
export type Model = Omit<ModelLong, "load"> & { readonly load?: LoadLong | undefined };

const FILE_NAME =
  "letters, digits, dashes, dots and underscores, a letter or digit first, at most 60";

/** Names that may become files, whatever is added to them: no separators, no dots in front. */
export const fileName: z.ZodType<string, string> = z.string(FILE_NAME).regex(
  /^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,59}$/u,
  FILE_NAME,
);

const HOUR_MS = 3_600_000;

/** Schema of a model in its long form. */
export const modelLong: z.ZodType<Model, ModelLong> = record({
  api: oneOf(["openai-chat", "openai-completions"]),
  url: baseUrl,
  sim: simConfig,
  model: z.string("a text").max(500, "a text of at most 500 characters"),
  stream: flag(),
  apiKeyEnv: envName.nullable(),
  headers,
  maxOutputTokens: count,
  sampling,
  continuousUsage: flag(),
  timeoutMs: whole(1, 24 * HOUR_MS),
  retry: record({ attempts: whole(1, 1000), backoffMs: whole(0, HOUR_MS) }).partial(),
  tokenizer: text("the path of a tokenizer.json").nullable(),
  chatTemplate: text("the path of a tokenizer's folder").nullable(),
  load,
  abbr: fileName,
  description: text("a sentence"),
}).partial().refine(...apart("url", "sim"));
