/**
 * An answer as server-sent events: each event is one write, spliced of text made once and the words it carries.
 * The head leaves at once; a role-only chunk leaves with the first words, in a write of its own, as vLLM's does.
 * @module
 */

import type { Answer, AnswerOptions } from "./answer.ts";
import { FAILURE } from "./answer.ts";
import { bytesOf, wholeError } from "./send.ts";
import { objectStart, SHAPES } from "./shape.ts";
import type { Piece } from "./shape.ts";
import { newUsage } from "./usage.ts";
import type { Usage } from "./usage.ts";

const DONE = bytesOf("data: [DONE]\n\n");

/** Starts a stream. */
export function newStreamAnswer(options: AnswerOptions): Answer {
  options.reply.head(200, { "content-type": "text/event-stream; charset=utf-8" });
  return new StreamAnswer(options);
}

class StreamAnswer implements Answer {
  readonly #options: AnswerOptions;
  readonly #start: Uint8Array;
  readonly #usage: Usage;
  #spoken = false;

  constructor(options: AnswerOptions) {
    const { header } = options;
    this.#options = options;
    this.#start = bytesOf(`data: ${objectStart(header, SHAPES[header.ask.api].chunkObject)}`);
    this.#usage = newUsage(header.ask.promptTokens);
  }

  event(piece: Piece): void {
    const { reply, sent } = this.#options;
    const bytes = this.#chunkOf(piece);
    sent(reply.write(bytes), piece.tokens);
  }

  finish(): void {
    const { reply, header } = this.#options;
    if (header.ask.usage !== "none") reply.write(this.#chunk("", true));
    reply.write(DONE);
    reply.end();
  }

  empty(): void {
    const nothing = this.#chunkOf({ channel: "text", text: "", tokens: 0, finish: "stop" });
    this.#options.reply.write(nothing);
    this.finish();
  }

  cut(piece: Piece): void {
    const { reply } = this.#options;
    const bytes = this.#chunkOf(piece);
    reply.write(bytes.subarray(0, bytes.length >> 1));
    reply.end();
  }

  drop(): void {
    this.#options.reply.end();
  }

  fail(): void {
    const { reply } = this.#options;
    reply.write(bytesOf(`data: ${wholeError(500, FAILURE).text}\n\n`));
    reply.write(DONE);
    reply.end();
  }

  /** The bytes of a piece, with a role chunk sent before the first one. */
  #chunkOf(piece: Piece): Uint8Array {
    const { reply, header, roleChunk } = this.#options;
    const shape = SHAPES[header.ask.api];
    const every = header.ask.usage === "every";
    const first = !this.#spoken;
    this.#spoken = true;
    if (first && roleChunk && shape.roleChoice) reply.write(this.#chunk(shape.roleChoice, every));
    this.#usage.spend(piece);
    return this.#chunk(shape.chunkChoice(piece, first && !roleChunk), every);
  }

  #chunk(choice: string, counted: boolean): Uint8Array {
    const usage = counted ? `,"usage":${this.#usage.json()}` : "";
    return spliced(this.#start, `${choice}]${usage}}\n\n`);
  }
}

/** A start and an end in new bytes; for a short ASCII text faster than an encoder. */
function spliced(start: Uint8Array, end: string): Uint8Array {
  const bytes = new Uint8Array(start.length + end.length);
  bytes.set(start);
  for (let i = 0; i < end.length; i++) {
    const code = end.charCodeAt(i);
    if (code > 0x7f) return joined(start, bytesOf(end));
    bytes[start.length + i] = code;
  }
  return bytes;
}

function joined(start: Uint8Array, end: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(start.length + end.length);
  bytes.set(start);
  bytes.set(end, start.length);
  return bytes;
}
