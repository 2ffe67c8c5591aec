/**
 * An answer in one piece: words are kept until the last one is there, then sent at once.
 * @module
 */

import type { Answer, AnswerOptions } from "./answer.ts";
import { FAILURE } from "./answer.ts";
import { sendWhole, wholeError, wholeJson } from "./send.ts";
import { objectStart, SHAPES } from "./shape.ts";
import type { Piece } from "./shape.ts";
import { newUsage } from "./usage.ts";

/** Starts an answer of which nothing is sent before its end. */
export function newWholeAnswer({ reply, header, sent }: AnswerOptions): Answer {
  const shape = SHAPES[header.ask.api];
  const usage = newUsage(header.ask.promptTokens);
  const said = { text: "", reasoning: "" };
  let finish: Piece["finish"] = null;
  const keep = (piece: Piece): void => {
    said[piece.channel] += piece.text;
    finish = piece.finish;
    usage.spend(piece);
  };
  const body = (): string =>
    `${objectStart(header, shape.wholeObject)}${shape.wholeChoice(said, finish)}],` +
    `"usage":${usage.json()}}`;
  const send = (): void => sent(sendWhole(reply, wholeJson(body())), usage.outputTokens());
  return {
    event: keep,
    finish: send,
    empty() {
      finish = "stop";
      sendWhole(reply, wholeJson(body()));
    },
    cut(piece) {
      keep(piece);
      const text = body();
      sendWhole(reply, wholeJson(text.slice(0, text.length >> 1)));
    },
    drop: send,
    fail: () => void sendWhole(reply, wholeError(500, FAILURE)),
  };
}
