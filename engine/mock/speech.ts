/**
 * What one answer says, piece by piece: seeded words up to a limit, or a recorded answer up to where the request ends it.
 * @module
 */

import type { Ask } from "./ask.ts";
import type { RecordedAnswer } from "./recorded_answer.ts";
import type { Piece } from "./shape.ts";
import { tokenEnds } from "./words.ts";

/** What one answer says. */
export interface Speech {
  /** Tokens that may still come on the channel of the next one. */
  room(): number;
  /** The next piece: so many tokens, or fewer where its channel ends. The last one says why the answer ends. */
  say(tokens: number): Piece;
}

/** Everything that comes on one channel. */
interface Part {
  readonly channel: Piece["channel"];
  readonly tokens: number;
  /** Text of the tokens `[from, to)`. */
  readonly text: (from: number, to: number) => string;
}

const USUAL_TOKENS = 16;

/** Words without meaning: as many as the request allows, `reasoningTokens` of them on the reasoning channel first. */
export function newRandomSpeech(
  { api, limit }: Ask,
  reasoningTokens: number,
  words: () => string,
): Speech {
  const all = limit ?? USUAL_TOKENS;
  const thought = api === "openai-chat" ? Math.min(reasoningTokens, all) : 0;
  const text = (from: number, to: number): string => {
    let said = from === 0 ? "" : " ";
    for (let i = from; i < to; i++) said += i === from ? words() : ` ${words()}`;
    return said;
  };
  return newSpeech({
    reasoning: { channel: "reasoning", tokens: thought, text },
    text: { channel: "text", tokens: all - thought, text },
    finish: "length",
  });
}

/** A recorded answer, cut before a stop text or at the limit. Completions have no channel for its reasoning. */
export function newRecordedSpeech(
  { api, limit, stop }: Ask,
  { reasoning, text, finish }: Pick<RecordedAnswer, "reasoning" | "text" | "finish">,
): Speech {
  const room = limit ?? Infinity;
  const stopped = untilStop(text, stop);
  const thought = partOf("reasoning", api === "openai-chat" ? reasoning : "");
  const said = partOf("text", stopped);
  const natural = stopped === text ? finish ?? "stop" : "stop";
  return newSpeech({
    reasoning: { ...thought, tokens: Math.min(thought.tokens, room) },
    text: { ...said, tokens: Math.min(said.tokens, Math.max(0, room - thought.tokens)) },
    finish: thought.tokens + said.tokens > room ? "length" : natural,
  });
}

function untilStop(text: string, stop: readonly string[]): string {
  const places = stop.map((end) => text.indexOf(end)).filter((place) => place >= 0);
  return places.length === 0 ? text : text.slice(0, Math.min(...places));
}

function partOf(channel: Piece["channel"], text: string): Part {
  const ends = tokenEnds(text);
  return {
    channel,
    tokens: ends.length,
    text: (from, to) => text.slice(ends[from - 1] ?? 0, ends[to - 1] ?? text.length),
  };
}

/** All that is said, and why it ends. */
interface Whole {
  readonly reasoning: Part;
  readonly text: Part;
  readonly finish: string;
}

/** An answer of no tokens is one piece of none. */
function newSpeech({ reasoning, text, finish }: Whole): Speech {
  const last = text.tokens > 0 || reasoning.tokens === 0 ? text : reasoning;
  let part = reasoning.tokens > 0 ? reasoning : text;
  let said = 0;
  return {
    room: () => part.tokens - said,
    say(tokens) {
      const now = part;
      const to = Math.min(said + tokens, now.tokens);
      const piece = { channel: now.channel, text: now.text(said, to), tokens: to - said };
      const isOver = to === now.tokens;
      [part, said] = isOver ? [text, 0] : [now, to];
      return { ...piece, finish: isOver && now === last ? finish : null };
    },
  };
}
