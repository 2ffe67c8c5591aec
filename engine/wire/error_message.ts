/**
 * What a server said went wrong, out of the shapes that servers have.
 *
 * OpenAI, vLLM and llama.cpp: `{ error: { message } }`; vLLM's older and fastllm's: `{ object: "error", message }`;
 * FastAPI: `{ detail: "…" }` or `{ detail: [{ msg }] }`. Anything else is shown as it came.
 * @module
 */

import { dataText } from "./event_data.ts";
import { isObject, objectsOf } from "./json_shape.ts";

/** The message in a body or an event, on one line, of at most `limit` bytes of UTF-8. */
export function errorMessage(bytes: Uint8Array, limit: number): string {
  const body = new TextDecoder().decode(bytes);
  const text = dataText(bytes, 0, bytes.length) ?? body;
  return cut(oneLine(messageOf(parsed(text)) ?? text), limit);
}

function messageOf(value: unknown): string | undefined {
  if (!isObject(value)) return;
  const { error, message, detail } = value;
  const nested = isObject(error) ? error["message"] : error;
  const details = objectsOf(detail).map((entry) => entry["msg"]).filter((text) =>
    typeof text === "string"
  );
  const found = [nested, message, detail, details.join("; ")].find((text) =>
    typeof text === "string" && text !== ""
  );
  return typeof found === "string" ? found : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
}

/** Control characters could move a terminal's cursor, and marks of direction could turn its text. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

function cut(text: string, limit: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(limit));
  return text.slice(0, read);
}
