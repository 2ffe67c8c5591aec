/**
 * The facts of one event, by a walk over its bytes: no text, no objects. Called for every event a load client receives.
 *
 * It agrees with `eventFacts` of `parse_event.ts` on everything but repeated keys, where the last one wins there and any
 * one counts here, and nesting beyond 128.
 * @module
 */

import { findData } from "./event_data.ts";
import type { DataRange } from "./event_data.ts";
import { countOf, finishOf } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { JsonCursor } from "./json_cursor.ts";
import { eventFacts } from "./parse_event.ts";

/** Facts to write to, used again for each event. */
export type EventScan = { -readonly [fact in keyof Facts]: Facts[fact] };

/** What is done with the value of a key. */
type Visit = (walk: Walk) => void;

interface Walk {
  readonly cursor: JsonCursor;
  readonly range: DataRange;
  scan: EventScan;
}

const QUOTE = 34;
const OPEN_OBJECT = 123;
const OPEN_ARRAY = 91;
const DONE = new TextEncoder().encode("[DONE]");
const WORDS = new TextDecoder();

/** A place for facts; says nothing yet. */
export function newEventScan(): EventScan {
  return clear({} as EventScan);
}

const walk: Walk = {
  cursor: new JsonCursor(),
  range: { start: 0, end: 0, lines: 0 },
  scan: newEventScan(),
};

/** Writes the facts of the event in `bytes[start, end)` to `into`. */
export function scanEvent(bytes: Uint8Array, start: number, end: number, into: EventScan): void {
  clear(into);
  const { range, cursor } = walk;
  findData(bytes, start, end, range);
  if (range.lines === 0) return void (into.empty = true);
  if (range.lines > 1) return void Object.assign(into, eventFacts(bytes, start, end));
  if (isDone(bytes, range)) return void (into.done = true);
  walk.scan = into;
  cursor.open(bytes, range.start, range.end);
  if (cursor.peek() < 0) return void (into.empty = true);
  if (cursor.peek() === OPEN_OBJECT) eventObject(walk);
  else cursor.failed = true;
  if (cursor.failed || cursor.at !== cursor.end) clear(into).malformed = true;
}

function clear(scan: EventScan): EventScan {
  scan.empty =
    scan.done =
    scan.malformed =
    scan.error =
    scan.content =
    scan.visible =
      false;
  scan.finish = 0;
  scan.promptTokens =
    scan.completionTokens =
    scan.cachedTokens =
    scan.reasoningTokens =
      -1;
  return scan;
}

function isDone(bytes: Uint8Array, { start, end }: DataRange): boolean {
  return end - start === DONE.length && DONE.every((byte, i) => bytes[start + i] === byte);
}

const toolFunction = objectOf({ name: hiddenText, arguments: hiddenText });
const delta = objectOf({
  content: visibleText,
  refusal: visibleText,
  reasoning: hiddenText,
  reasoning_content: hiddenText,
  tool_calls: arrayOf(objectOf({ function: toolFunction })),
  function_call: toolFunction,
});
const eventObject = objectOf({
  choices: arrayOf(objectOf({ text: visibleText, delta, finish_reason: finish })),
  usage: objectOf({
    prompt_tokens: ({ cursor, scan }) => void (scan.promptTokens = count(cursor)),
    completion_tokens: ({ cursor, scan }) => void (scan.completionTokens = count(cursor)),
    prompt_tokens_details: objectOf({
      cached_tokens: ({ cursor, scan }) => void (scan.cachedTokens = count(cursor)),
    }),
    completion_tokens_details: objectOf({
      reasoning_tokens: ({ cursor, scan }) => void (scan.reasoningTokens = count(cursor)),
    }),
  }),
  error: ({ cursor, scan }) => {
    if (cursor.peek() === OPEN_OBJECT || isFull(cursor)) scan.error = true;
    cursor.skip();
  },
  object: ({ cursor, scan }) => {
    if (word(cursor) === "error") scan.error = true;
  },
});

function visibleText({ cursor, scan }: Walk): void {
  if (isFull(cursor)) scan.content = scan.visible = true;
  cursor.skip();
}

function hiddenText({ cursor, scan }: Walk): void {
  if (isFull(cursor)) scan.content = true;
  cursor.skip();
}

function finish({ cursor, scan }: Walk): void {
  if (isFull(cursor)) scan.finish = finishOf(word(cursor));
  else cursor.skip();
}

function isFull(cursor: JsonCursor): boolean {
  return cursor.peek() === QUOTE && cursor.bytes[cursor.at + 1] !== QUOTE;
}

/** A whole number, else -1. */
function count(cursor: JsonCursor): number {
  const byte = cursor.peek();
  if (byte === 45 || (byte >= 48 && byte <= 57)) {
    const value = cursor.number();
    cursor.space();
    return countOf(value);
  }
  cursor.skip();
  return -1;
}

/** The text of a string up to 64 bytes; empty for anything else. */
function word(cursor: JsonCursor): string {
  const start = cursor.at;
  const isText = cursor.peek() === QUOTE;
  if (!isText) {
    cursor.skip();
    return "";
  }
  const escaped = cursor.string();
  const { bytes, at } = cursor;
  cursor.space();
  if (cursor.failed || at - start > 66) return "";
  const text = WORDS.decode(bytes.subarray(start, at));
  return escaped ? String(JSON.parse(text)) : text.slice(1, -1);
}

/** Visits the values of known keys of an object; anything else is passed over. */
function objectOf(visits: Readonly<Record<string, Visit>>): Visit {
  const known = Object.entries(visits).map(([key, visit]) => ({
    bytes: new TextEncoder().encode(`"${key}"`),
    key,
    visit,
  }));
  const visitOf = ({ bytes }: JsonCursor, start: number, end: number): Visit | undefined => {
    for (const entry of known) if (isSame(entry.bytes, bytes, start, end)) return entry.visit;
  };
  return (walk) => {
    const { cursor } = walk;
    if (cursor.peek() !== OPEN_OBJECT) return cursor.skip();
    cursor.enter();
    if (!cursor.take(125)) {
      do {
        const start = cursor.at;
        if (cursor.failed || cursor.peek() !== QUOTE) return fault(cursor);
        const escaped = cursor.string();
        const visit = escaped ? visits[plain(cursor, start)] : visitOf(cursor, start, cursor.at);
        cursor.space();
        if (!cursor.take(58)) return fault(cursor);
        if (visit) visit(walk);
        else cursor.skip();
      } while (cursor.take(44));
      if (!cursor.take(125)) return fault(cursor);
    }
    cursor.leave();
  };
}

function arrayOf(visit: Visit): Visit {
  return (walk) => {
    const { cursor } = walk;
    if (cursor.peek() !== OPEN_ARRAY) return cursor.skip();
    cursor.enter();
    if (!cursor.take(93)) {
      do {
        if (cursor.failed) return fault(cursor);
        visit(walk);
      } while (cursor.take(44));
      if (!cursor.take(93)) return fault(cursor);
    }
    cursor.leave();
  };
}

/** A key with escapes in it, as it reads. */
function plain(cursor: JsonCursor, start: number): string {
  if (cursor.failed) return "";
  const key: unknown = JSON.parse(WORDS.decode(cursor.bytes.subarray(start, cursor.at)));
  return String(key);
}

function fault(cursor: JsonCursor): void {
  cursor.failed = true;
  cursor.at = cursor.end;
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== known.length) return false;
  for (let i = 1; i < known.length; i++) if (bytes[start + i] !== known[i]) return false;
  return true;
}
