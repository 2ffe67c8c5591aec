/**
 * Texts out of the shapes that tools keep them in: plain, lists of several, chat messages, parts of a message.
 * @module
 */

import { isRow } from "../../dataset/rows/is_row.ts";
import type { Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";

/** Lists in lists of answers that are still answers; deeper ones are log-likelihoods. */
const DEEPEST = 2;
/** Deepest prompt: what a request was made with, its arguments, messages, their parts. */
const DEEPEST_PROMPT = 6;

/**
 * The answers in a value: one for a text, a number or a message, one each for a list of them; nothing at all is an empty
 * one. `undefined` where it holds something else.
 */
export function answersIn(value: Json, depth: number = DEEPEST): readonly string[] | undefined {
  if (value === null) return [""];
  if (typeof value !== "object") return [String(value)];
  if (!isList(value)) {
    const { content, text = content } = value;
    return text === undefined ? undefined : answersIn(content ?? text, depth);
  }
  if (value.length > 0 && value.every(isPart)) return [value.map(partText).join("")];
  if (value.length > 0 && value.every(isMessage)) return answersIn(value.at(-1) ?? null, depth);
  if (depth === 0) return;
  const each = value.map((item) => answersIn(item, depth - 1));
  return each.includes(undefined) ? undefined : each.flatMap((texts) => texts ?? []);
}

/** All text of a prompt: of every message, and of arguments that hold them. `null` where there is none. */
export function promptIn(value: Json | undefined): string | null {
  const texts = textsIn(value ?? null, DEEPEST_PROMPT);
  return texts.length > 0 ? texts.join("\n") : null;
}

function textsIn(value: Json, depth: number): readonly string[] {
  if (typeof value === "string") return messagesWithin(value) ?? [value];
  if (typeof value !== "object" || value === null || depth === 0) return [];
  if (isList(value)) return value.flatMap((item) => textsIn(item, depth - 1));
  const inner = value["content"] ?? value["prompt"] ?? value["text"];
  const told = inner === undefined ? Object.values(value) : [inner];
  return told.flatMap((item) => textsIn(item, depth - 1));
}

/** Messages that were written down as JSON, as those of chat templates are. */
function messagesWithin(text: string): readonly string[] | undefined {
  if (!/^\[\s*\{\s*"role"/.test(text)) return;
  try {
    const parsed: Json = JSON.parse(text);
    return isList(parsed) && parsed.every(isMessage) ? parsed.flatMap(textOfMessage) : undefined;
  } catch {
    return;
  }
}

function textOfMessage(message: Row): readonly string[] {
  const { content = null } = message;
  if (typeof content === "string") return [content];
  return isList(content) ? [content.filter(isPart).map(partText).join("")] : [];
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isMessage(value: Json): value is Row {
  return isRow(value) && typeof value["role"] === "string";
}

/** A part of a message, `{ type: "text", text }`: of other types, reasoning say, nothing is shown. */
function isPart(value: Json): value is Row {
  return isRow(value) && typeof value["type"] === "string";
}

function partText({ type, text }: Row): string {
  return (type === "text" || type === "output_text") && typeof text === "string" ? text : "";
}
