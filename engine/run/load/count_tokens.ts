/**
 * Counts the tokens of answers whose server did not, or of all where a tokenizer was named. On the main thread, after the
 * fact: the load worker only keeps bytes.
 * @module
 */

import type { Block } from "../../event/block.ts";
import type { Task } from "../../plan/plan.ts";
import { parseBody } from "../../wire/parse_body.ts";
import { eventText } from "../../wire/parse_event.ts";
import type { Kept, LoadMessage } from "./job.ts";

/** What counting needs. */
export interface Counting {
  /** The texts of the prompts by row, made again when they are needed. */
  texts(): readonly string[];
  counter(): Promise<(text: string) => number>;
}

type Settled = Extract<LoadMessage, { readonly kind: "settled" }>;

/** A function that fills the counted columns of a block, and gives the block back. The counter is made when it is needed. */
export function newTokenCount(
  { model }: Task,
  { texts, counter }: Counting,
): (settled: Settled) => Promise<Block> {
  const inputs = new Map<number, number>();
  let rows: readonly string[] | undefined;
  let counting: Promise<(text: string) => number> | undefined;
  return async ({ block, kept }) => {
    if (kept.length === 0) return block;
    const count = await (counting ??= counter());
    const inputOf = (row: number): number => {
      const counted = inputs.get(row) ?? count((rows ??= texts())[row] ?? "");
      inputs.set(row, counted);
      return counted;
    };
    for (const answer of kept) {
      const text = model.stream ? streamText(answer) : wholeText(answer);
      block.counts.countedOutputTokens[answer.row] = count(text);
      block.counts.countedInputTokens[answer.row] = inputOf(
        block.counts.sample[answer.row] as number,
      );
    }
    return block;
  };
}

function wholeText({ bytes }: Kept): string {
  const { text, reasoning, toolArguments } = parseBody(bytes);
  return reasoning + text + toolArguments;
}

function streamText({ bytes, ends }: Kept): string {
  let start = 0;
  let text = "";
  for (const end of ends) {
    const { reasoning, content, toolArguments } = eventText(bytes, start, end);
    text += reasoning + content + toolArguments;
    start = end;
  }
  return text;
}
