/**
 * The prompt of a request: its texts, and how many tokens they are.
 * @module
 */

import type { Api, Json } from "../plan/plan.ts";
import { tokensOf } from "./words.ts";

/** One message; a bare text is one of a user. */
export interface Turn {
  readonly role: string;
  readonly text: string;
}

/** What a request asks. */
export interface AskedPrompt {
  /** None where the prompt came as the numbers of its tokens. */
  readonly turns: readonly Turn[];
  readonly tokens: number;
}

type Fields = { readonly [key: string]: Json };

const READERS: Readonly<Record<Api, (value: Json) => AskedPrompt | undefined>> = {
  "openai-chat": readMessages,
  "openai-completions": readText,
};

/** Reads the prompt of an API; `undefined` where it is none. */
export function readPrompt(api: Api, value: Json): AskedPrompt | undefined {
  return READERS[api](value);
}

function readMessages(value: Json): AskedPrompt | undefined {
  if (!Array.isArray(value) || value.length === 0) return;
  const turns: Turn[] = [];
  let tokens = 0;
  for (const message of value as readonly Json[]) {
    const texts = textsOf(message);
    if (!texts) return;
    turns.push({ role: roleOf(message) ?? "", text: texts.join("") });
    for (const text of texts) tokens += tokensOf(text);
  }
  return { turns, tokens };
}

/** Texts of the parts of a message, one for each; `undefined` where it is no message. */
function textsOf(message: Json): readonly string[] | undefined {
  if (roleOf(message) === undefined) return;
  const content = (message as Fields)["content"] ?? null;
  if (content === null) return [];
  if (typeof content === "string") return [content];
  return Array.isArray(content) && content.every(isFields) ? content.map(partText) : undefined;
}

function partText({ text }: Fields): string {
  return typeof text === "string" ? text : "";
}

function roleOf(message: Json): string | undefined {
  const role = isFields(message) ? message["role"] : undefined;
  return typeof role === "string" ? role : undefined;
}

function isFields(value: Json): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readText(value: Json): AskedPrompt | undefined {
  if (typeof value === "string") return promptOf(value);
  if (!Array.isArray(value) || value.length === 0) return;
  if (value.every((item) => Number.isInteger(item))) return { turns: [], tokens: value.length };
  const [only] = value;
  return value.length === 1 && typeof only === "string" ? promptOf(only) : undefined;
}

function promptOf(text: string): AskedPrompt {
  return { turns: [{ role: "user", text }], tokens: tokensOf(text) };
}
