/**
 * One event by the full parser: the facts, and the text. The reference that the byte scan is held against; used off the
 * hot path.
 * @module
 */

import { dataText } from "./event_data.ts";
import { countOf, FINISH_CODES, FINISH_WORDS } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { isObject, objectsOf } from "./json_shape.ts";
import type { JsonObject } from "./json_shape.ts";

/** Text of one event, by channel. */
export interface EventText {
  readonly content: string;
  readonly reasoning: string;
  readonly toolArguments: string;
}

/** Data of white space is no event (WHATWG HTML, server-sent events): some proxies keep connections alive with it. */
const BLANK = /^[ \t\r\n]*$/;
/** White space of JSON at the ends of a text. */
const SPACE = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const OTHER = FINISH_WORDS.indexOf("other");

/** Keys whose value is generated text, in `choices[].delta`: whether a reader sees it. */
const TEXT_KEYS: Readonly<Record<string, boolean>> = {
  content: true,
  reasoning: false,
  "reasoning_content": false,
  refusal: true,
};

const NOTHING: Facts = {
  empty: false,
  done: false,
  malformed: false,
  error: false,
  content: false,
  visible: false,
  finish: 0,
  promptTokens: -1,
  completionTokens: -1,
  cachedTokens: -1,
  reasoningTokens: -1,
};

/** Facts of the event in `bytes[start, end)`. */
export function eventFacts(bytes: Uint8Array, start: number, end: number): Facts {
  const data = dataText(bytes, start, end);
  if (data === undefined || BLANK.test(data)) return { ...NOTHING, empty: true };
  if (data.replaceAll(SPACE, "") === "[DONE]") return { ...NOTHING, done: true };
  const event = parsed(data);
  return event === undefined ? { ...NOTHING, malformed: true } : factsOf(event);
}

/** Text of the event in `bytes[start, end)`; empty where it carries none. */
export function eventText(bytes: Uint8Array, start: number, end: number): EventText {
  return spokenIn(parsed(dataText(bytes, start, end) ?? "") ?? {});
}

/** Text of a parsed event object. */
export function spokenIn(event: JsonObject): EventText {
  const choices = objectsOf(event["choices"]);
  const deltas = choices.map((choice) => isObject(choice["delta"]) ? choice["delta"] : {});
  const textOf = (...keys: readonly string[]): string =>
    deltas.flatMap((delta) => keys.map((key) => delta[key])).filter(isText).join("");
  return {
    content: choices.map((choice) => choice["text"]).filter(isText).join("") +
      textOf("content", "refusal"),
    reasoning: deltas.map(reasoningOf).join(""),
    toolArguments: deltas.flatMap(callsOf).flatMap((call) => [call["name"], call["arguments"]])
      .filter(isText).join(""),
  };
}

/** Reasoning of a delta or message. A server that sends it under both names says the same twice. */
function reasoningOf(spoken: JsonObject): string {
  return [spoken["reasoning"], spoken["reasoning_content"]].find(isFull) ?? "";
}

/** Facts of a parsed event object. */
export function factsOf(event: JsonObject): Facts {
  const choices = objectsOf(event["choices"]);
  const visible = choices.some((choice) =>
    isFull(choice["text"]) || hasText(choice["delta"], true)
  );
  const hidden = choices.some(({ delta }) =>
    hasText(delta, false) ||
    callsOf(delta).some((call) => isFull(call["name"]) || isFull(call["arguments"]))
  );
  const codes = choices.map((choice) => choice["finish_reason"]).filter(isFull).map(finishOf);
  return {
    empty: false,
    done: false,
    malformed: false,
    error: isError(event),
    content: visible || hidden,
    visible,
    finish: codes.length === 0 ? 0 : Math.min(...codes),
    ...usageOf(event["usage"]),
  };
}

function finishOf(word: string): number {
  return FINISH_CODES.get(word) ?? OTHER;
}

type Usage = Pick<Facts, "promptTokens" | "completionTokens" | "cachedTokens" | "reasoningTokens">;

function usageOf(usage: unknown): Usage {
  const counts = isObject(usage) ? usage : {};
  const details = (key: string): JsonObject =>
    isObject(counts[key]) ? counts[key] as JsonObject : {};
  return {
    promptTokens: countOf(counts["prompt_tokens"]),
    completionTokens: countOf(counts["completion_tokens"]),
    cachedTokens: countOf(details("prompt_tokens_details")["cached_tokens"]),
    reasoningTokens: countOf(details("completion_tokens_details")["reasoning_tokens"]),
  };
}

function isError(event: JsonObject): boolean {
  return isObject(event["error"]) || isFull(event["error"]) || event["object"] === "error";
}

function hasText(delta: unknown, visible: boolean): boolean {
  if (!isObject(delta)) return false;
  return Object.entries(TEXT_KEYS).some(([key, seen]) => seen === visible && isFull(delta[key]));
}

function callsOf(delta: unknown): readonly JsonObject[] {
  if (!isObject(delta)) return [];
  const calls = objectsOf(delta["tool_calls"]).map((call) => call["function"]);
  return [...calls, delta["function_call"]].filter(isObject);
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isFull(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
