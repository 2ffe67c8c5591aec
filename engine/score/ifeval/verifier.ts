/**
 * What a verifier of an instruction is: from the instruction's arguments to a test of a text. Arguments are read once for
 * all variants of a text; where they cannot be read, the dataset is at fault and not the answer.
 * @module
 */

import type { Row } from "../../plan/sample.ts";
import { strip } from "../python/text.ts";

/** Whether a text follows the instruction. Pure; takes time bounded by the text's length. */
export type Check = (text: string) => boolean;

/** What two careful readers of the same instructions may do differently. */
export interface Rules {
  /** Whether a text is in a language, `en`. A text without letters is in any. */
  readonly speaks: (text: string, language: string) => boolean;
  /** Whether a `letter` outside of a–z is counted as it stands; otherwise as any letter, which the official code draws. */
  readonly countsAnyCharacter: boolean;
}

/** The check that an instruction with these arguments asks for; `null` where they are missing or of another kind. */
export type Verifier = (args: Row, rules: Rules) => Check | null;

/** A stripped text; `null` where there is none, or an empty one. */
export function textArg(args: Row, name: string): string | null {
  const value = args[name];
  return typeof value === "string" && strip(value) !== "" ? strip(value) : null;
}

/** A number that is at least 0; `null` where there is none. */
export function countArg(args: Row, name: string): number | null {
  const value = args[name];
  return typeof value === "number" && value >= 0 ? value : null;
}
