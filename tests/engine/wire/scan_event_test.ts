import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { FINISHES } from "../../../engine/event/block.ts";
import { FINISH_WORDS } from "../../../engine/wire/facts.ts";
import { eventFacts, eventText } from "../../../engine/wire/parse_event.ts";
import { newEventScan, scanEvent } from "../../../engine/wire/scan_event.ts";
import { readCaptures } from "./captures.ts";

const encoder = new TextEncoder();
const captures = readCaptures();
const withCaptures = captures.length > 0 ? "" : " (skipped: no ../shared/samples here)";

function agree(event: string | Uint8Array): void {
  const bytes = typeof event === "string" ? encoder.encode(event) : event;
  const padded = new Uint8Array(bytes.length + 7);
  padded.set(bytes, 3);
  const scan = newEventScan();
  scanEvent(padded, 3, 3 + bytes.length, scan);
  const { walker: _, ...facts } = scan;
  deepStrictEqual(
    facts,
    { ...eventFacts(bytes, 0, bytes.length) },
    new TextDecoder().decode(bytes),
  );
}

Deno.test.each([
  { event: "data: [DONE]" },
  { event: ": keep-alive" },
  { event: "event: x\nid: 1\ndata: {}\r" },
  { event: 'data:{"choices":[]}' },
  { event: 'data: {"choices":[{"delta":{"role":"assistant","content":""}}]}' },
  { event: 'data: {"choices":[{"delta":{"role":"assistant","content":null}}]}' },
  { event: 'data: {"choices":[{"delta":{"content":"\\u00e9\\n\\"x\\""},"finish_reason":null}]}' },
  { event: 'data: {"choices":[{"delta":{"\\u0063ontent":"x"}}]}' },
  { event: 'data: {"choices":[{"delta":{"reasoning":"hm"}}]}' },
  { event: 'data: {"choices":[{"delta":{"reasoning_content":"hm"}}]}' },
  { event: 'data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"f"}}]}}]}' },
  {
    event: 'data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":""}}]}}]}',
  },
  { event: 'data: {"choices":[{"text":"x","finish_reason":"length"}]}' },
  { event: 'data: {"choices":[{"text":"","finish_reason":"abort"}]}' },
  {
    event:
      'data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":2}}}',
  },
  { event: 'data: {"usage":{"completion_tokens":1.5,"prompt_tokens":-1}}' },
  { event: 'data: {"usage":{"completion_tokens":4294967296}}' },
  { event: 'data: {"usage":{"completion_tokens":7.0,"prompt_tokens":1.2e1}}' },
  { event: 'data: {"usage":{"completion_tokens":-0,"prompt_tokens":007}}' },
  { event: 'data: {"choices":[{"text":"","finish_reason":""}]}' },
  { event: "data: \t" },
  { event: 'data: {"usage":null}' },
  { event: 'data: {"error":{"message":"no"}}' },
  { event: 'data: {"error":null}' },
  { event: 'data: {"object":"error","message":"no"}' },
  { event: 'data: {"choices":[{"delta":' },
  { event: "data: hello" },
  { event: 'data: {"a":1}x' },
  { event: 'data: {"a":01}' },
  { event: 'data: {"a":tru}' },
  { event: 'data: {"a":"\t"}' },
  { event: 'data: {"a":"\\x"}' },
  { event: 'data: {"a":"\\u12g4"}' },
  { event: 'data: {"a":1,}' },
  { event: 'data: {"choices":\ndata: [{"text":"two lines"}]}' },
  { event: "data: [1]" },
  { event: "data:" },
])("scanEvent() agrees with the parser on $event", ({ event }) => agree(event));

Deno.test({
  name: `scanEvent() agrees with the parser on every event of every capture${withCaptures}`,
  ignore: captures.length === 0,
  fn() {
    const events = captures.flatMap(({ events }) => events);
    ok(events.length > 700, `${events.length} events`);
    events.forEach(agree);
  },
});

Deno.test({
  name: `captures end as their servers end: usage and finish are found${withCaptures}`,
  ignore: captures.length === 0,
  fn() {
    const streams = captures.filter(({ name }) => /chat_stream_usage\.txt$/.test(name));
    strictEqual(streams.length, 4);
    for (const { events } of streams) {
      const facts = events.map((event) =>
        eventFacts(encoder.encode(event), 0, encoder.encode(event).length)
      );
      strictEqual(facts.filter(({ done }) => done).length, 1);
      ok(facts.some(({ finish }) => finish > 0));
      ok(facts.some(({ completionTokens }) => completionTokens > 0));
      ok(facts.some(({ content }) => content));
    }
  },
});

const key = fc.constantFrom(
  "choices",
  "delta",
  "content",
  "text",
  "usage",
  "error",
  "object",
  "function",
  "tool_calls",
  "name",
  "arguments",
  "finish_reason",
  "completion_tokens",
  "prompt_tokens",
  "reasoning",
  "prompt_tokens_details",
  "cached_tokens",
  "x",
  'q"\\',
);
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 7, depthSize: "medium" }, tie("leaf"), tie("object"), tie("array")),
  leaf: fc.oneof(
    fc.constantFrom(null, true, false, "", "error", "stop", "é漢\u2028"),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  object: fc.dictionary(key, tie("value"), { maxKeys: 5 }),
  array: fc.array(tie("value"), { maxLength: 4 }),
}));

Deno.test("scanEvent() agrees with the parser on any JSON", () => {
  fc.assert(
    fc.property(json.object, fc.constantFrom(undefined, 1, "\t"), (value, space) => {
      const text = JSON.stringify(value, null, space).replaceAll("\n", "\ndata: ");
      agree(`data: ${text}`);
    }),
    { numRuns: 2000 },
  );
});

Deno.test("scanEvent() agrees with the parser on cut and damaged JSON, and never throws", () => {
  fc.assert(
    fc.property(json.object, fc.nat(), fc.nat(255), fc.boolean(), (value, at, byte, cuts) => {
      const bytes = encoder.encode(`data: ${JSON.stringify(value)}`);
      const place = 6 + at % Math.max(1, bytes.length - 6);
      if (cuts) return agree(bytes.subarray(0, place));
      bytes[place] = byte;
      agree(bytes);
    }),
    { numRuns: 3000 },
  );
});

Deno.test("scanEvent() calls endless nesting malformed", () => {
  const bytes = encoder.encode(`data: {"a":${"[".repeat(1e6)}`);
  const scan = newEventScan();
  scanEvent(bytes, 0, bytes.length, scan);
  strictEqual(scan.malformed, true);
});

Deno.test("eventText() gives text by channel", () => {
  const bytes = encoder.encode(
    'data: {"choices":[{"delta":{"content":"a","reasoning":"b","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}}]}',
  );
  deepStrictEqual(eventText(bytes, 0, bytes.length), {
    content: "a",
    reasoning: "b",
    toolArguments: "f{}",
  });
});

Deno.test("finish codes are those of blocks", () => deepStrictEqual(FINISH_WORDS, FINISHES));

Deno.test("an empty finish reason is none, and data of white space is no event", () => {
  const scan = newEventScan();
  const scanned = (event: string): typeof scan => {
    const bytes = encoder.encode(event);
    scanEvent(bytes, 0, bytes.length, scan);
    return scan;
  };
  strictEqual(scanned('data: {"choices":[{"finish_reason":""}]}').finish, 0);
  strictEqual(scanned("data: ").malformed, false);
});
