import { deepStrictEqual, strictEqual } from "node:assert";
import { Flight } from "../../../../engine/run/load/flight.ts";
import { closed, load } from "./loaded.ts";
import type { PlainRow } from "./loaded.ts";
import { stream, text } from "./scripted_network.ts";
import type { Answer } from "./scripted_network.ts";

const FINISH = '{"choices":[{"delta":{},"finish_reason":"stop"}]}';
const usage = (tokens: number): string =>
  `{"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":${tokens},"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":1}}}`;
const counted = (content: string, tokens: number): string =>
  JSON.stringify({
    choices: [{ delta: { content } }],
    usage: { prompt_tokens: 9, completion_tokens: tokens },
  });

async function rowOf(answer: Answer, stream = true): Promise<PlainRow> {
  const { rows } = await load([closed(1, 1)], () => answer, { stream });
  return rows[0] ?? {};
}

Deno.test("times: a role, a comment and an empty delta are no token; usage is none either", async () => {
  const row = await rowOf({
    events: [
      [5, ": ping"],
      [10, '{"choices":[{"delta":{"role":"assistant","content":""}}]}'],
      [20, '{"choices":[{"delta":{"reasoning_content":"hm"}}]}'],
      [30, text("a")],
      [35, text("")],
      [40, text("b")],
      [50, FINISH],
      [60, usage(4)],
      [60, "[DONE]"],
    ],
    endMs: 70,
  });
  const { sent, firstByte, firstEvent, firstToken, firstVisible, lastToken, end } = row;
  deepStrictEqual(
    { sent, firstByte, firstEvent, firstToken, firstVisible, lastToken, end },
    {
      sent: 0,
      firstByte: 0,
      firstEvent: 10,
      firstToken: 20,
      firstVisible: 30,
      lastToken: 40,
      end: 70,
    },
  );
  const {
    events,
    tokens,
    inputTokens,
    outputTokens,
    cachedTokens,
    reasoningTokens,
    finish,
    outcome,
  } = row;
  deepStrictEqual(
    { events, tokens, inputTokens, outputTokens, cachedTokens, reasoningTokens, finish, outcome },
    {
      events: [20, 30, 40],
      tokens: [0, 0, 0],
      inputTokens: 9,
      outputTokens: 4,
      cachedTokens: 4,
      reasoningTokens: 1,
      finish: "stop",
      outcome: "ok",
    },
  );
});

Deno.test("continuous usage tells the tokens of each event", async () => {
  const { tokens, outputTokens } = await rowOf({
    events: [
      [1, counted("", 0)],
      [10, counted("a", 1)],
      [20, counted("bcd", 4)],
      [30, counted("ef", 6)],
      [31, FINISH],
      [32, usage(6)],
    ],
    endMs: 33,
  });
  deepStrictEqual([tokens, outputTokens], [[1, 3, 2], 6]);
});

Deno.test("an event cannot carry more tokens than its column holds, nor fewer than none", async () => {
  const { tokens } = await rowOf({
    events: [[1, counted("a", 70_000)], [2, counted("b", 3)], [3, counted("c", 70_002)], [
      4,
      FINISH,
    ]],
    endMs: 5,
  });
  deepStrictEqual(tokens, [65_535, 0, 2]);
});

Deno.test("what carries no token does not count as carried, and a new attempt counts anew", () => {
  const nothing = (): void => {};
  const flight = new Flight({
    ...{ origin: 0, wantsStream: true, keepAnswers: false },
    ...{ sent: nothing, heard: nothing, tokens: nothing, landed: nothing },
  });
  flight.begin();
  for (const data of [text("a"), FINISH, usage(1), "[DONE]"]) {
    const bytes = new TextEncoder().encode(`data: ${data}`);
    flight.event(bytes, 0, bytes.length, 0);
  }
  strictEqual(flight.carried, 1);
  flight.begin();
  strictEqual(flight.carried, 0);
});

Deno.test("counts that were told once stay until they are told anew", async () => {
  const { inputTokens, cachedTokens, reasoningTokens, outputTokens } = await rowOf({
    events: [
      [1, usage(1)],
      [2, text("a")],
      [3, '{"choices":[],"usage":{"completion_tokens":5}}'],
      [4, '{"choices":[],"usage":{"prompt_tokens":10}}'],
      [5, "[DONE]"],
    ],
    endMs: 5,
  });
  deepStrictEqual([inputTokens, cachedTokens, reasoningTokens, outputTokens], [10, 4, 1, 5]);
});

Deno.test("a call of a tool is a token that nobody sees", async () => {
  const call = { choices: [{ delta: { tool_calls: [{ function: { name: "f" } }] } }] };
  const { firstToken, firstVisible, outcome, finish } = await rowOf({
    events: [
      [5, JSON.stringify(call)],
      [9, '{"choices":[{"delta":{},"finish_reason":"tool_calls"}]}'],
    ],
    endMs: 9,
  });
  deepStrictEqual([firstToken, firstVisible, outcome, finish], [5, null, "ok", "tool_calls"]);
});

const SSE = "Content-Type: TEXT/event-stream; charset=utf-8\r\n";
Deno.test.each(
  [
    { name: "ok", answer: stream(5, 5, 2), outcome: "ok", note: null },
    {
      name: "[DONE] without a finish reason",
      answer: { events: [[1, text("a")], [2, "[DONE]"]], endMs: 3 },
      outcome: "ok",
      note: null,
    },
    {
      name: "a finish reason without [DONE]",
      answer: { events: [[1, text("a")], [2, FINISH]], endMs: 3, headers: SSE },
      outcome: "ok",
      note: null,
    },
    {
      name: "neither",
      answer: { events: [[1, text("a")]], endMs: 3 },
      outcome: "no-finish",
      note: "the stream ended without [DONE] and without a finish reason",
    },
    {
      name: "nothing at all",
      answer: { events: [[1, FINISH], [1, "[DONE]"]], endMs: 3 },
      outcome: "no-content",
      note: "the answer ended without content",
    },
    {
      name: "an error in the stream",
      answer: {
        events: [[1, text("a")], [2, '{"error":{"message":"out of memory"}}'], [3, "[DONE]"]],
        endMs: 3,
      },
      outcome: "error-event",
      note: "out of memory",
    },
    {
      name: "no JSON",
      answer: { events: [[1, text("a")], [2, '{"choices":[']], endMs: 3 },
      outcome: "malformed",
      note: 'an event is no JSON object: {"choices":[',
    },
    {
      name: "a page",
      answer: { headers: "content-type: text/html\r\n", body: "<p>hi", endMs: 3 },
      outcome: "malformed",
      note: "expected text/event-stream, found text/html: <p>hi",
    },
    {
      name: "no content-type",
      answer: { headers: "", body: "", endMs: 3 },
      outcome: "malformed",
      note: "expected text/event-stream, found no content-type",
    },
    {
      name: "a status",
      answer: {
        status: 429,
        headers: "content-type: application/json\r\n",
        body: '{"error":{"message":"slow\\u001b[2J down"}}',
        endMs: 3,
      },
      outcome: "http-status",
      note: "HTTP 429: slow [2J down",
    },
    {
      name: "a status without words",
      answer: { status: 302, headers: "location: http://other/\r\n", endMs: 3 },
      outcome: "http-status",
      note: "HTTP 302, to http://other/",
    },
    {
      name: "a long refusal",
      answer: { status: 500, headers: "", body: "é".repeat(1000), endMs: 3 },
      outcome: "http-status",
      note: `HTTP 500: ${"é".repeat(245)}`,
    },
    {
      name: "an event that is cut off by the end",
      answer: { events: [[1, text("a")]], body: 'data: {"choices":[', endMs: 3 },
      outcome: "no-finish",
      note: "the stream ended without [DONE] and without a finish reason",
    },
    {
      name: "an error with status 200, not streamed",
      answer: {
        headers: "content-type: application/json\r\n",
        body: '{"error":{"message":"no such model"}}',
        endMs: 3,
      },
      outcome: "malformed",
      note: "expected text/event-stream, found application/json: no such model",
    },
    {
      name: "more than can be kept",
      answer: { events: [[1, text("a")]], body: "x".repeat(65 << 20), endMs: 3 },
      outcome: "malformed",
      note: `the answer is longer than 64 MiB: ${text("a")}`,
    },
    {
      name: "a reset",
      answer: {
        events: [[1, text("a")]],
        endMs: 3,
        failure: { kind: "reset", text: "ECONNRESET" },
      },
      outcome: "reset",
      note: "ECONNRESET",
    },
  ] as const,
)("judged: $name", async ({ answer, outcome, note }) => {
  const row = await rowOf(answer as Answer);
  deepStrictEqual([row["outcome"], row["note"]], [outcome, note]);
});

Deno.test("a whole answer is judged when streaming was not asked for", async () => {
  const body = JSON.stringify({
    choices: [{ message: { content: "hello" }, finish_reason: "stop" }],
    usage: { prompt_tokens: 3, completion_tokens: 2 },
  });
  const row = await rowOf(
    { headers: "content-type: application/json\r\n", body, endMs: 40 },
    false,
  );
  const { outcome, outputTokens, finish, firstToken } = row;
  deepStrictEqual({ outcome, outputTokens, finish, firstToken }, {
    outcome: "ok",
    outputTokens: 2,
    finish: "stop",
    firstToken: null,
  });
});

const JSON_TYPE = "content-type: application/json\r\n";
Deno.test.each(
  [
    {
      name: "no JSON",
      answer: { headers: JSON_TYPE, body: "{", endMs: 3 },
      outcome: "malformed",
      note: "the answer is no JSON object: {",
    },
    {
      name: "an error",
      answer: { headers: JSON_TYPE, body: '{"error":{"message":"no"}}', endMs: 3 },
      outcome: "error-event",
      note: "no",
    },
    {
      name: "a stream",
      answer: { events: [[1, text("a")]], endMs: 3 },
      outcome: "malformed",
      note: `expected JSON, found text/event-stream: ${text("a")}`,
    },
    {
      name: "no text",
      answer: {
        headers: JSON_TYPE,
        body: '{"choices":[{"message":{"content":""},"finish_reason":"stop"}]}',
        endMs: 3,
      },
      outcome: "no-content",
      note: "the answer ended without content",
    },
  ] as const,
)("judged, where streaming was not asked for: $name", async ({ answer, outcome, note }) => {
  const row = await rowOf(answer as Answer, false);
  deepStrictEqual([row["outcome"], row["note"]], [outcome, note]);
});
