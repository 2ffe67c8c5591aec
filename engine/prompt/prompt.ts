/**
 * From a text to what a model is asked.
 * @module
 */

import type { Api } from "../plan/plan.ts";

/** One message of a chat. */
export interface Message {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
}

/** What is asked: messages of a chat, or a text to go on with. */
export type Prompt = readonly Message[] | string;

/** A user's single message, or the bare text where the API takes no messages. */
export function promptOf(api: Api, text: string): Prompt {
  return api === "openai-chat" ? [{ role: "user", content: text }] : text;
}
