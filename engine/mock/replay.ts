/**
 * Recorded answers, found by what is asked: the answers to one question in turn, then again from the first.
 * @module
 */

import type { Turn } from "./asked_prompt.ts";
import { newTextFinder } from "./find_text.ts";
import type { RecordedAnswer } from "./recorded_answer.ts";

/** Recorded answers. */
export interface Replay {
  /** The next answer to a prompt; an error of status 404 where nothing was recorded for it. */
  answerTo(prompt: readonly Turn[]): RecordedAnswer;
}

type Next = () => RecordedAnswer | undefined;

const SHOWN_LENGTH = 100;

/**
 * Makes a replay. A prompt is answered by what was recorded for its last user message, or all of it; else for the question
 * that stands last in it; else by the next of the answers that were recorded for no question.
 */
export function newReplay(recorded: readonly RecordedAnswer[]): Replay {
  const ordered = recorded.toSorted((a, b) => a.repeat - b.repeat);
  const finder = newTextFinder(nextByText(ordered));
  const anything = inTurn(ordered.filter(({ asks }) => asks.length === 0));
  return {
    answerTo(prompt) {
      const texts = textsOf(prompt);
      const next = first(texts, finder.equal) ?? first(texts, finder.lastIn) ?? anything;
      return next() ?? unknown(texts[0] ?? "");
    },
  };
}

/** Answers with the same first text are to one question; any other text leads to it unless it leads to several. */
function nextByText(recorded: readonly RecordedAnswer[]): ReadonlyMap<string, Next> {
  const found = new Map<string, Next>();
  const owners = new Map<string, Set<Next>>();
  const questions = Map.groupBy(
    recorded.filter(({ asks }) => asks.length > 0),
    ({ asks }) => asks[0],
  );
  for (const [question = "", answers] of questions) {
    const next = inTurn(answers);
    found.set(question, next);
    for (const text of answers.flatMap(({ asks }) => asks.slice(1))) {
      owners.set(text, (owners.get(text) ?? new Set()).add(next));
    }
  }
  for (const [text, [next, another]] of owners) {
    if (next && !another && !found.has(text)) found.set(text, next);
  }
  return found;
}

function inTurn(answers: readonly RecordedAnswer[]): Next {
  let asked = 0;
  return () => answers[asked++ % answers.length];
}

/** The last message of a user, and the whole prompt, without blanks around them. */
function textsOf(prompt: readonly Turn[]): readonly string[] {
  const last = prompt.findLast(({ role }) => role === "user")?.text.trim();
  const whole = prompt.map(({ text }) => text).join("\n\n").trim();
  return last === undefined || last === whole ? [whole] : [last, whole];
}

function first<T>(texts: readonly string[], find: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = find(text);
    if (found !== undefined) return found;
  }
}

function unknown(prompt: string): RecordedAnswer {
  const start = JSON.stringify(prompt.slice(0, SHOWN_LENGTH));
  return {
    asks: [],
    text: `Cannot answer ${start}${
      prompt.length > SHOWN_LENGTH ? "…" : ""
    }: the recorded file has no answer to it`,
    reasoning: "",
    finish: null,
    status: 404,
    repeat: 0,
  };
}
