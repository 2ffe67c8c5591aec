/**
 * What a server can answer, well and badly, and what a client's sink must hear of it.
 * @module
 */

import { type Act, type Answer, plain, send } from "../fault/script.ts";

/** One exchange. */
interface Exchanged {
  readonly name: string;
  readonly answer: Answer;
  /** What is heard after `sent`. */
  readonly want: readonly string[];
}

const OK = "HTTP/1.1 200 OK\r\n";
const STREAM = `${OK}Content-Type: text/event-stream; charset=utf-8\r\n`;
const CHUNKED = `${STREAM}Transfer-Encoding: chunked\r\n\r\n`;
const CLOSE: Act = { kind: "close" };
const RESET: Act = { kind: "reset" };
const PAUSE: Act = { kind: "pause", ms: 20 };

/** An event in a chunk of its own. */
function chunk(event: string): string {
  return `${(event.length + 2).toString(16)}\r\n${event}\n\n\r\n`;
}

/** A stream of two events, as it should be. */
export const TWO_EVENTS = `${CHUNKED}${chunk("data: a")}${chunk("data: [DONE]")}0\r\n\r\n`;
/** What is heard of it after `sent`. */
export const TWO_HEARD = ["head 200", "event data: a", "event data: [DONE]", "end"] as const;

/** Answers that are right, or wrong in what they say only. */
export const GOOD_ANSWERS: readonly Exchanged[] = [
  { name: "two events in one packet", answer: [send(TWO_EVENTS)], want: TWO_HEARD },
  {
    name: "one byte a packet, with a chunk extension and a trailer",
    answer: [{
      kind: "bytewise",
      text: `${CHUNKED}9;x=y\r\ndata: a\n\n\r\n0\r\nx-sum: 1\r\n\r\n`,
    }],
    want: ["head 200", "event data: a", "end"],
  },
  {
    name: "events split over chunks, lines ending in CRLF",
    answer: [send(CHUNKED, "6\r\ndata: \r\n", "5\r\na\r\n\r\n\r\n", "0\r\n\r\n")],
    want: ["head 200", "event data: a", "end"],
  },
  {
    name: "events of known length",
    answer: [
      send(plain("200 OK", "data: a\n\ndata: b\n\n", "content-type: text/event-stream\r\n")),
    ],
    want: ["head 200", "event data: a", "event data: b", "end"],
  },
  {
    name: "events up to the end of the connection, half-closed",
    answer: [send(STREAM, "\r\n", "data: a\n\ndata: b\n\n"), { kind: "half-close" }],
    want: ["head 200", "event data: a", "event data: b", "end"],
  },
  {
    name: "the rest of a stream that is no event is body",
    answer: [send(CHUNKED, chunk("data: a"), '9\r\n{"error":\r\n', "0\r\n\r\n")],
    want: ["head 200", "event data: a", 'body {"error":', "end"],
  },
  {
    name: "a body in chunks",
    answer: [
      send(OK, "transfer-encoding: chunked\r\n\r\n", "2\r\nab\r\n", "1\r\nc\r\n", "0\r\n\r\n"),
    ],
    want: ["head 200", "body abc", "end"],
  },
  {
    name: "a body up to the end of the connection",
    answer: [send(OK, "\r\nabc"), PAUSE, send("def"), CLOSE],
    want: ["head 200", "body abcdef", "end"],
  },
  {
    name: "status 429 with a body",
    answer: [send(plain("429 Too Many Requests", '{"error":"slow down"}', "retry-after: 1\r\n"))],
    want: ["head 429", 'body {"error":"slow down"}', "end"],
  },
  {
    name: "a redirect is an answer like any other",
    answer: [send(plain("302 Found", "", "location: /elsewhere\r\n"))],
    want: ["head 302", "end"],
  },
  {
    name: "no content",
    answer: [send("HTTP/1.1 204 No Content\r\n\r\n")],
    want: ["head 204", "end"],
  },
  {
    name: "an interim response is passed over",
    answer: [
      send("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"),
      PAUSE,
      send(plain("200 OK", "a")),
    ],
    want: ["head 200", "body a", "end"],
  },
];

/** Answers that end before they should. */
export const CUT_ANSWERS: readonly Exchanged[] = [
  { name: "reset before the response", answer: [RESET], want: ["fail reset"] },
  {
    name: "reset inside the response",
    answer: [send(CHUNKED, chunk("data: a")), PAUSE, RESET],
    want: ["head 200", "event data: a", "fail reset"],
  },
  {
    name: "reset inside a body that ends with the connection",
    answer: [send(OK, "\r\nabc"), PAUSE, RESET],
    want: ["head 200", "body abc", "fail reset"],
  },
  { name: "end before the response", answer: [CLOSE], want: ["fail ended-early"] },
  {
    name: "end inside the head",
    answer: [send(OK, "content-le"), CLOSE],
    want: ["fail ended-early"],
  },
  {
    name: "end inside a chunked response",
    answer: [send(CHUNKED, chunk("data: a")), PAUSE, CLOSE],
    want: ["head 200", "event data: a", "fail ended-early"],
  },
  {
    name: "end inside a chunked response that announced the close",
    answer: [send(STREAM, "connection: close\r\ntransfer-encoding: chunked\r\n\r\n3\r\na"), CLOSE],
    want: ["head 200", "fail ended-early"],
  },
  {
    name: "end inside a body of known length",
    answer: [send(OK, "connection: close\r\ncontent-length: 9\r\n\r\nabc"), CLOSE],
    want: ["head 200", "body abc", "fail ended-early"],
  },
];

/** Answers that are no HTTP, or too much of it. */
export const HOSTILE_ANSWERS: readonly Exchanged[] = [
  {
    name: "no HTTP",
    answer: [send("220 mail.example.com ESMTP\r\n\r\n")],
    want: ["fail malformed"],
  },
  {
    name: "a chunk of no size",
    answer: [send(CHUNKED, "zz\r\n")],
    want: ["head 200", "fail malformed"],
  },
  {
    name: "a chunk of 2^68 bytes",
    answer: [send(CHUNKED, "100000000000000000\r\n")],
    want: ["head 200", "fail malformed"],
  },
  {
    name: "a chunk longer than it said",
    answer: [send(CHUNKED, "2\r\nabcdef\r\n")],
    want: ["head 200", "fail malformed"],
  },
  {
    name: "a length that is no number",
    answer: [send(OK, "content-length: many\r\n\r\n")],
    want: ["fail malformed"],
  },
  {
    name: "a head without an end",
    answer: [send(OK), { kind: "flood", text: `x-more: ${"y".repeat(8000)}\r\n` }],
    want: ["fail malformed"],
  },
  {
    name: "a line without an end",
    answer: [send(STREAM, "\r\n"), { kind: "flood", text: "x".repeat(2 ** 16) }],
    want: ["head 200", "fail malformed"],
  },
  {
    name: "an event without an end",
    answer: [send(STREAM, "\r\n"), { kind: "flood", text: `data: ${"x".repeat(2 ** 16)}\n` }],
    want: ["head 200", "fail malformed"],
  },
];
