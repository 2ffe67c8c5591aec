/**
 * What an event says, fast: for the load worker, which looks at every event of every stream.
 *
 * Walks the bytes in place (`json_walker.ts`) and agrees with `parse_event.ts` on every input, keys that come twice and
 * truncated JSON included. OpenAI's chat and completions share one shape, so the caller need not say which it asked.
 * @module
 */

import { FINISH_CODES, FINISH_WORDS } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { JsonWalker } from "./json_walker.ts";
import { array, leaf, object } from "./shape.ts";
import type { Shape } from "./shape.ts";
import { dataAt, isDone, skipSpace } from "./sse.ts";

/** Facts that the next event replaces. Read them, never keep them. */
export type EventScan = { -readonly [Fact in keyof Facts]: Facts[Fact] } & {
  /** The cursor that finds them. */
  readonly walker: JsonWalker;
};

const BITS = {
  content: 1 << 0,
  text: 1 << 1,
  reasoning: 1 << 2,
  reasoningContent: 1 << 3,
  refusal: 1 << 4,
  toolName: 1 << 5,
  toolArguments: 1 << 6,
  callName: 1 << 7,
  callArguments: 1 << 8,
  error: 1 << 9,
  errorObject: 1 << 10,
} as const;

const VISIBLE = BITS.content | BITS.text | BITS.refusal;
const ERROR = BITS.error | BITS.errorObject;
const GENERATED = (BITS.error - 1) | 0;
/** The bit of finish code n is n places above this one. */
const FINISH_SHIFT = 16;
const OTHER = FINISH_WORDS.indexOf("other");

const PROMPT = 0;
const COMPLETION = 1;
const CACHED = 2;
const REASONING = 3;

const CHOICE: Shape = object({
  delta: object({
    content: leaf({ text: BITS.content }),
    reasoning: leaf({ text: BITS.reasoning }),
    reasoning_content: leaf({ text: BITS.reasoningContent }),
    refusal: leaf({ text: BITS.refusal }),
    tool_calls: array(object({
      function: object({
        name: leaf({ text: BITS.toolName }),
        arguments: leaf({ text: BITS.toolArguments }),
      }),
    })),
    function_call: object({
      name: leaf({ text: BITS.callName }),
      arguments: leaf({ text: BITS.callArguments }),
    }),
  }),
  text: leaf({ text: BITS.text }),
  finish_reason: leaf({ text: finishBit(OTHER), words: finishBits() }),
});

const EVENT: Shape = object({
  choices: array(CHOICE),
  usage: object({
    prompt_tokens: leaf({ count: PROMPT }),
    completion_tokens: leaf({ count: COMPLETION }),
    prompt_tokens_details: object({ cached_tokens: leaf({ count: CACHED }) }),
    completion_tokens_details: object({ reasoning_tokens: leaf({ count: REASONING }) }),
  }),
  error: leaf({ text: BITS.error, object: BITS.error }),
  object: leaf({ words: [["error", BITS.errorObject]] }),
});

/** Facts of no event yet, for one load worker to use again and again. */
export function newEventScan(): EventScan {
  return {
    done: false,
    empty: true,
    content: false,
    visible: false,
    finish: 0,
    error: false,
    promptTokens: -1,
    completionTokens: -1,
    cachedTokens: -1,
    reasoningTokens: -1,
    malformed: false,
    walker: new JsonWalker(EVENT),
  };
}

/**
 * Finds the facts of one event, its lines in `[start, end)` without the blank one.
 * Four parameters, as `Sink.event` hands them on: this is called for every event.
 */
export function scanEvent(bytes: Uint8Array, start: number, end: number, into: EventScan): void {
  const at = skipSpace(bytes, dataAt(bytes, start, end), end);
  into.empty = at === end;
  into.done = isDone(bytes, at, end);
  const silent = into.empty || into.done;
  const { walker } = into;
  const bits = silent ? walker.rest() : walker.walk(bytes, at, end);
  into.malformed = walker.malformed;
  into.content = (bits & GENERATED) !== 0;
  into.visible = (bits & VISIBLE) !== 0;
  into.error = (bits & ERROR) !== 0;
  into.finish = finishOf(bits);
  into.promptTokens = walker.counts[PROMPT] as number;
  into.completionTokens = walker.counts[COMPLETION] as number;
  into.cachedTokens = walker.counts[CACHED] as number;
  into.reasoningTokens = walker.counts[REASONING] as number;
}

/** The lowest code among the finish bits. */
function finishOf(bits: number): number {
  const codes = bits >> FINISH_SHIFT;
  return codes === 0 ? 0 : 31 - Math.clz32(codes & -codes);
}

function finishBit(code: number): number {
  return 1 << (FINISH_SHIFT + code);
}

function finishBits(): readonly (readonly [string, number])[] {
  return [...FINISH_CODES].map(([reason, code]) => [reason, finishBit(code)] as const);
}
