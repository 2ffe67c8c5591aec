/**
 * AISBench's reading of a multiple-choice answer, which never fails: the letter, else the first option, else the only
 * choice whose text is held, else the choice at the smallest edit distance.
 * @module
 */

import type { Choice, Question } from "../../plan/sample.ts";
import type { Found } from "../scored.ts";
import { strip } from "../python/text.ts";
import { firstOption } from "./opencompass.ts";

/** The choice that a reply is taken to make; `undefined` for a question without choices. */
export function mostSimilar(text: string, { choices }: Question): Found | undefined {
  if (choices === null || choices.length === 0) return;
  const reply = strip(text);
  const start = text.indexOf(reply);
  const exact = choices.find(({ letter }) => letter === reply);
  if (exact) return { extracted: reply, offsets: [start, start + 1], rule: "letter" };
  const first = firstOption(text, choices.map(({ letter }) => letter).join(""), { cushion: false });
  if (first) return first;
  const held = choices.filter((choice) => reply.toLowerCase().includes(choice.text.toLowerCase()));
  const [only] = held;
  return only && held.length === 1
    ? { extracted: only.letter, offsets: placeOf(text, only), rule: "choice-text" }
    : { extracted: nearest(reply, choices), offsets: null, rule: "edit-distance" };
}

function placeOf(text: string, choice: Choice): Found["offsets"] {
  const at = text.indexOf(choice.text);
  return at < 0 ? null : [at, at + choice.text.length];
}

/** Of equally near choices the first by letter. */
function nearest(reply: string, choices: readonly Choice[]): string {
  const said = [...reply];
  const near = choices.map(({ letter, text }) => ({
    letter,
    distance: Math.min(
      ...[letter, text, `${letter}. ${text}`].map((name) => editDistance(said, [...name])),
    ),
  }));
  near.sort((a, b) => a.distance - b.distance || (a.letter < b.letter ? -1 : 1));
  return near[0]?.letter ?? "";
}

/** Levenshtein distance of two texts by code points. Time: the product of their lengths. */
function editDistance(long: readonly string[], short: readonly string[]): number {
  const row = Uint32Array.from({ length: short.length + 1 }, (_, i) => i);
  for (let i = 1; i <= long.length; i++) {
    let diagonal = row[0] as number;
    row[0] = i;
    for (let j = 1; j <= short.length; j++) {
      const above = row[j] as number;
      const change = diagonal + Number(long[i - 1] !== short[j - 1]);
      row[j] = Math.min(above + 1, (row[j - 1] as number) + 1, change);
      diagonal = above;
    }
  }
  return row[short.length] as number;
}
