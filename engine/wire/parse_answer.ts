/**
 * An answer as it is kept: its text, its reasoning, the tools it calls. Off the hot path, from bytes that were kept.
 * @module
 */

import { dataText } from "./event_data.ts";
import { isObject, objectsOf } from "./json_shape.ts";
import type { JsonObject } from "./json_shape.ts";
import { spokenIn } from "./parse_event.ts";

/** A tool that a model calls. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it, right or wrong. */
  readonly arguments: string;
}

/** What a model said. */
export interface SpokenAnswer {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  /** The server's own word: `stop`, `length`, … ; `null` where it said none. */
  readonly finish: string | null;
  /** The server's own counts, as they came; `null` where it told none. */
  readonly usage: JsonObject | null;
}

/** Reads the body of an answer that was not streamed. */
export function spokenInBody(bytes: Uint8Array): SpokenAnswer {
  const body = objectIn(new TextDecoder().decode(bytes));
  const choices = objectsOf(body?.["choices"]).map((choice) => ({
    ...choice,
    delta: isObject(choice["message"]) ? choice["message"] : {},
  }));
  return spokenInAll(body ? [{ ...body, choices }] : []);
}

/** Reads the events of a streamed answer; `ends` says where each ends in `bytes`. */
export function spokenInEvents(bytes: Uint8Array, ends: Iterable<number>): SpokenAnswer {
  const events: JsonObject[] = [];
  let start = 0;
  for (const end of ends) {
    const event = objectIn(dataText(bytes, start, end) ?? "");
    if (event) events.push(event);
    start = end;
  }
  return spokenInAll(events);
}

function spokenInAll(events: readonly JsonObject[]): SpokenAnswer {
  const spoken = events.map(spokenIn);
  const finishes = events.flatMap((event) => objectsOf(event["choices"]))
    .map((choice) => choice["finish_reason"]);
  return {
    text: spoken.map(({ content }) => content).join(""),
    reasoning: spoken.map(({ reasoning }) => reasoning).join(""),
    toolCalls: toolCallsIn(events),
    finish: finishes.findLast((word) => typeof word === "string" && word !== "") as string ?? null,
    usage: events.map((event) => event["usage"]).findLast(isObject) ?? null,
  };
}

const MOST_CALLS = 1024;

/** Calls by their index: a stream tells the name first and the arguments piece by piece. */
function toolCallsIn(events: readonly JsonObject[]): readonly ToolCall[] {
  const calls = new Map<number, { id: string; name: string; arguments: string }>();
  const pieces = events.flatMap((event) => objectsOf(event["choices"])).flatMap(({ delta }) =>
    isObject(delta) ? objectsOf(delta["tool_calls"]) : []
  );
  for (const [place, piece] of pieces.entries()) {
    const index = typeof piece["index"] === "number" ? piece["index"] : place;
    const call = calls.get(index) ?? { id: "", name: "", arguments: "" };
    const said = isObject(piece["function"]) ? piece["function"] : {};
    call.id ||= textOf(piece["id"]);
    call.name ||= textOf(said["name"]);
    call.arguments += textOf(said["arguments"]);
    if (calls.size < MOST_CALLS) calls.set(index, call);
  }
  return [...calls.values()];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return;
  }
}
