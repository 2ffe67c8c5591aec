/**
 * All that an answer says, as an answer.
 * @module
 */

import type { Answer } from "../../plan/sample.ts";
import { readings } from "../reply.ts";
import type { Found } from "../scored.ts";
import { strip } from "../python/text.ts";

/** The text without blanks around it; `null` where that is nothing. */
export function wholeText({ text }: Answer): Found | null {
  return foundIn(text, text);
}

/** The same without reasoning before or after it, in the answer's own spelling. */
export function wholeReply(answer: Answer): Found | null {
  const shown = [...readings(answer)].at(-1)?.text ?? "";
  return foundIn(answer.text, shown);
}

/** `shown` has the places of `text`, blanked where something is hidden. */
function foundIn(text: string, shown: string): Found | null {
  const bare = strip(shown);
  if (bare === "") return null;
  const start = shown.indexOf(bare);
  const end = start + bare.length;
  return { extracted: text.slice(start, end), offsets: [start, end], rule: "whole" };
}
