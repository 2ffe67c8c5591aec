/**
 * A whole answer, as a server that does not stream gives it.
 * @module
 */

import { errorMessage } from "./error_message.ts";
import type { Facts } from "./facts.ts";
import { isObject, objectsOf } from "./json_shape.ts";
import type { JsonObject } from "./json_shape.ts";
import { factsOf, spokenIn } from "./parse_event.ts";

/** A whole answer: its facts, its text, and what went wrong. */
export interface ParsedBody extends Facts {
  readonly text: string;
  readonly reasoning: string;
  /** Names and arguments of the tools it calls. */
  readonly toolArguments: string;
  readonly message: string;
}

/** Reads an answer. Choices are joined; a chat's message counts as its only delta. */
export function parseBody(bytes: Uint8Array): ParsedBody {
  const body = parsed(bytes);
  if (!body) {
    const message = errorMessage(bytes, 500);
    return { ...factsOf({}), malformed: true, text: "", reasoning: "", toolArguments: "", message };
  }
  const choices = objectsOf(body["choices"]).map(asDelta);
  const facts = factsOf({ ...body, choices });
  const { content, reasoning, toolArguments } = spokenIn({ choices });
  const message = facts.error ? errorMessage(bytes, 500) : "";
  return { ...facts, text: content, reasoning, toolArguments, message };
}

function asDelta(choice: JsonObject): JsonObject & { readonly delta: JsonObject } {
  return { ...choice, delta: isObject(choice["message"]) ? choice["message"] : {} };
}

function parsed(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return;
  }
}
