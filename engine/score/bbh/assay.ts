/**
 * Finds the answer to a BIG-Bench Hard question as a careful reader would: what was stated last counts, marked before
 * unmarked, and a statement that is taken back does not.
 * @module
 */

import type { Answer } from "../../plan/sample.ts";
import { boldSpans, lineSpans, markedSpans, type Span } from "../exact/stated.ts";
import { readings } from "../reply.ts";
import type { Found } from "../scored.ts";
import { withdrawnUntil } from "../withdrawal.ts";
import type { Mode, Reading, Shape } from "./reader.ts";

/** Lines and bold texts looked at from the end on. */
const MOST_PLACES = 50;

/** The answer of a kind that a text states; `null` where it states none. A cut-off one states only what it marked. */
export function statedAnswer(answer: Answer, shape: Shape): Found | null {
  for (const { text, cutOff } of readings(answer)) {
    const kept = withoutWithdrawn(text);
    const found = find(kept, shape, cutOff) ?? (kept === text ? null : find(text, shape, cutOff));
    if (found) return found;
  }
  return null;
}

function find(reply: string, shape: Shape, cutOff: boolean): Found | null {
  const marked = firstReading(reply, shape, places(markedSpans(reply), "first"));
  return marked ?? (cutOff ? null : firstReading(reply, shape, unmarked(reply, shape)));
}

/** Blanks what was taken back. Where nothing else is stated then, "that is wrong" was said of something else. */
function withoutWithdrawn(text: string): string {
  const until = withdrawnUntil(text);
  return text.slice(0, until).replace(/[^\n]/g, " ") + text.slice(until);
}

interface Place {
  readonly span: Span;
  readonly mode: Mode;
}

/** Where an unmarked answer may stand, best place first. */
function unmarked(reply: string, { isSequence }: Shape): readonly Place[] {
  const lines = lineSpans(reply);
  const bolds = boldSpans(reply);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  return [
    ...places(bolds.filter(({ start }) => start >= last.start), "whole"),
    { span: last, mode: "whole" },
    { span: first, mode: "whole" },
    { span: last, mode: "last" },
    ...places(bolds, "whole"),
    ...(isSequence ? places(lines, "whole") : []),
  ];
}

function places(spans: readonly Span[], mode: Mode): readonly Place[] {
  return spans.slice(-MOST_PLACES).toReversed().map((span) => ({ span, mode }));
}

function firstReading(reply: string, shape: Shape, all: readonly Place[]): Found | null {
  for (const { span, mode } of all) {
    const reading = shape.read(reply, span, mode);
    if (reading) return foundAt(reading, span);
  }
  return null;
}

function foundAt({ value, start, end }: Reading, { rule }: Span): Found {
  return { extracted: value, offsets: [start, end], rule };
}
