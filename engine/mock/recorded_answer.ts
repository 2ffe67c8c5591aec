/**
 * A line of recorded answers, read: what it answers, and what it says. Known are the keys of assay's own predictions, of
 * ais_bench's and OpenCompass', of lm-eval's samples, and of what people write by hand.
 * @module
 */

import type { Json } from "../plan/plan.ts";
import type { Row } from "../plan/sample.ts";

/** An answer to give again. */
export interface RecordedAnswer {
  /** Texts that ask for it, the most telling one first; none: it answers whatever is asked. */
  readonly asks: readonly string[];
  /** The visible text; of an error its message. */
  readonly text: string;
  readonly reasoning: string;
  /** Why it ended, if that is known. */
  readonly finish: string | null;
  /** An HTTP error, 400 to 599, in place of an answer. */
  readonly status: number | null;
  /** Answers to one question are given in this order. */
  readonly repeat: number;
}

/** Why a line is no recorded answer. */
export interface Unreadable {
  /** Follows a colon. */
  readonly why: string;
}

/** `answer` comes last: beside one of the others it is the right answer of a dataset. */
const ANSWER_KEYS = ["prediction", "response", "output", "completion", "resps", "answer"];
const MESSAGE_KEYS = ["error", "error_info", "message"];
/** The whole prompt tells more than the question in it. */
const ASK_KEYS = ["messages", "origin_prompt", "prompt", "arguments", "input", "question", "doc"];
const DOC_KEYS = ["prompt", "input", "question", "problem", "query"];
const USER_ROLES = ["user", "human"];
const MAX_FINISH_LENGTH = 64;
const MAX_DEPTH = 3;

/** Reads a line. */
export function parseRecordedAnswer(row: Row): RecordedAnswer | Unreadable {
  const status = row["status"] ?? 200;
  const isAnswer = status === 200;
  if (!isAnswer && !isErrorStatus(status)) {
    return { why: `its status is ${shown(status)}: it takes 200, or 400 to 599` };
  }
  const text = firstText(row, ANSWER_KEYS);
  if (isAnswer && text === undefined) {
    return { why: `it has no answer. Write one of the keys ${ANSWER_KEYS.join(", ")}` };
  }
  return {
    asks: asksOf(row),
    text: isAnswer ? text ?? "" : firstText(row, MESSAGE_KEYS) ?? (text || "Recorded as failed"),
    reasoning: textOf(row["reasoning"]) ?? "",
    finish: finishOf(row["finish_reason"]),
    status: isAnswer ? null : status as number,
    repeat: typeof row["repeat"] === "number" ? row["repeat"] : 0,
  };
}

function isErrorStatus(status: Json): boolean {
  return typeof status === "number" && Number.isInteger(status) && status >= 400 && status < 600;
}

function shown(value: Json): string {
  return JSON.stringify(value).slice(0, 40);
}

function finishOf(finish: Json | undefined): string | null {
  return typeof finish === "string" && finish !== "" ? finish.slice(0, MAX_FINISH_LENGTH) : null;
}

function firstText(row: Row, keys: readonly string[]): string | undefined {
  const key = keys.find((key) => textOf(row[key]) !== undefined);
  return key === undefined ? undefined : textOf(row[key]);
}

/** A text, a number, nothing at all, the first of nested lists (`resps`), or the message of an error object. */
function textOf(value: Json | undefined, depth = 0): string | undefined {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (depth === MAX_DEPTH) return;
  return textOf(isList(value) ? value[0] : value?.["message"], depth + 1);
}

/** Without blanks around them; each once. */
function asksOf(row: Row): readonly string[] {
  const texts = ASK_KEYS.flatMap((key) => READERS[key]?.(row[key]) ?? askedBy(row[key]));
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== "");
}

/** How keys are read that hold neither a text nor messages. */
const READERS: Readonly<Record<string, (value: Json | undefined) => readonly string[]>> = {
  arguments: (value) => askedBy(firstArgument(value)),
  doc: (value) => isRow(value) ? DOC_KEYS.flatMap((key) => askedBy(value[key])) : [],
};

/** `[["the prompt", { … }]]`, or `{ gen_args_0: { arg_0: "the prompt" } }`. */
function firstArgument(value: Json | undefined): Json | undefined {
  if (isList(value)) return isList(value[0]) ? value[0][0] : value[0];
  const first = isRow(value) ? value["gen_args_0"] : undefined;
  return isRow(first) ? first["arg_0"] : undefined;
}

/** A text, or the last message of a user; messages may come as a text of their JSON. */
function askedBy(value: Json | undefined): readonly string[] {
  if (isText(value)) {
    const messages = value.startsWith("[{") ? messagesIn(value) : undefined;
    return messages ? askedBy(messages) : [value];
  }
  const messages = isList(value) ? value.filter(isRow) : [];
  const last = messages.findLast(({ role }) => isUser(role)) ?? messages.at(-1);
  const content = last?.["content"] ?? last?.["prompt"];
  if (isText(content)) return [content];
  return isList(content) ? [content.filter(isRow).map((part) => partText(part)).join("")] : [];
}

function messagesIn(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
}

function isUser(role: Json | undefined): boolean {
  return isText(role) && USER_ROLES.includes(role.toLowerCase());
}

function partText({ text }: Row): string {
  return isText(text) ? text : "";
}

function isText(value: Json | undefined): value is string {
  return typeof value === "string";
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isRow(value: Json | undefined): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
