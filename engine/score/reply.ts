/**
 * What of an answer is its reply: reasoning is blanked, and what follows a made-up new question belongs to that question.
 * Places stay places in the answer's text, because text is blanked or cut at the end, never taken out.
 * @module
 */

import type { Answer } from "../plan/sample.ts";
import { fold } from "./fold.ts";
import { anyOf } from "./pattern.ts";
import { withoutReasoning } from "./reasoning.ts";

/** A text to look for an answer in. */
export interface Reading {
  /** Folded; as long as the answer's text, or shorter. */
  readonly text: string;
  /** Whether the text ends where a limit of length cut it off, rather than where the model ended it. */
  readonly cutOff: boolean;
}

const { raw } = String;

/** Marks with which a turn ends, in texts of servers that do not stop at them. */
const TURN_END = new RegExp(
  anyOf(
    raw`<\|(?:im_end|im_start|endoftext|end_of_text|eot_id|end|return|user)\|>`,
    raw`<\/s>|<end_of_turn>|\[INST\]`,
  ),
);
const NEW_QUESTION = new RegExp(
  anyOf(raw`(?:^|\n)[ \t#>*_-]{0,12}`, raw`[.!?。][ \t*_]{0,4}(?=question|问题)`) + anyOf(
    "(?:(?:next|new|another) )?question|q|problem|exercise|input|instruction|human|user",
    "frage|aufgabe|pregunta|problema|domanda|pergunta|вопрос|soru|问题|题目|問題|下一题|问|질문",
  ) + raw`[ \t]*#?\d{0,4}[ \t]*[*_]{0,3}[ \t]*:`,
  "gi",
);
/** New questions that are tried as the end of the reply; a reply that restates its question has one that is not. */
const MAX_CUTS = 4;

/** The readings of an answer, the shortest first; the first one that says anything counts. */
export function* readings({ text, finish }: Answer): Generator<Reading> {
  const shown = untilTurnEnd(withoutReasoning(fold(text), " "));
  let cuts = 0;
  for (const { index } of shown.matchAll(NEW_QUESTION)) {
    if (shown.slice(0, index).trim() === "") continue;
    yield { text: shown.slice(0, index + 1), cutOff: false };
    if (++cuts === MAX_CUTS) break;
  }
  yield { text: shown, cutOff: finish === "length" && shown.length === text.length };
}

function untilTurnEnd(text: string): string {
  const start = text.search(/\S/);
  const end = start < 0 ? -1 : text.slice(start + 1).search(TURN_END);
  return end < 0 ? text : text.slice(0, start + 1 + end);
}
