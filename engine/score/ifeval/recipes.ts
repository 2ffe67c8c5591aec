/**
 * IFEval (Zhou et al. 2023): whether an answer follows the instructions of its prompt, each checked by a program. Strict
 * looks at the answer as it is, loose at eight variants of it; a prompt is right when all its instructions are followed.
 * @module
 */

import type { Answer, Part, Question, Row, Score } from "../../plan/sample.ts";
import type { Recipe } from "../recipe.ts";
import { withoutReasoning } from "../reasoning.ts";
import { unscored, whyNothing } from "../scored.ts";
import { strip } from "../python/text.ts";
import { FORMATS } from "./formats.ts";
import { KEYWORDS } from "./keywords.ts";
import { couldBe, drawnLanguage } from "./language.ts";
import { LENGTHS } from "./lengths.ts";
import type { Check, Rules, Verifier } from "./verifier.ts";
import { WORDINGS } from "./wordings.ts";

const VERIFIERS: ReadonlyMap<string, Verifier> = new Map(
  Object.entries({ ...KEYWORDS, ...LENGTHS, ...FORMATS, ...WORDINGS }),
);

const OFFICIAL: Rules = {
  speaks: (text, language) => [language, null].includes(drawnLanguage(text)),
  countsAnyCharacter: false,
};
const ASSAY: Rules = { speaks: couldBe, countsAnyCharacter: true };

/** Recipes of the family. */
export const IFEVAL_RECIPES: readonly Recipe[] = [
  {
    name: "ifeval@official",
    version: 1,
    about:
      "google-research's evaluation_main of 2023, as lm-eval and OpenCompass have it, on all " +
      "of the text; what it leaves to chance (langdetect, odd letters) is decided here",
    score: (question, answer) => score(question, answer, OFFICIAL),
  },
  {
    name: "ifeval@assay",
    version: 1,
    about: "The official rules on the reply without its reasoning; the language by all of the " +
      "text, capitals or not, and `#` or `!` counted as they stand",
    score: (question, answer) =>
      score(question, { ...answer, text: withoutReasoning(answer.text, "") }, ASSAY),
  },
];

/** An instruction and its test. */
interface Instruction {
  readonly id: string;
  readonly follows: Check;
}

function score({ row }: Question, answer: Answer, rules: Rules): Score {
  const instructions = instructionsOf(row, rules);
  if (instructions === null) return unscored("bad-reference");
  const n = instructions.length;
  if (strip(answer.text) === "") {
    const parts = partsOf({ strict: 0, loose: 0, n });
    return { ...unscored(whyNothing({ ...answer, text: "" })), parts };
  }
  const missed = instructions.filter(({ follows }) => !follows(answer.text));
  const variants = variantsOf(answer.text);
  const missedLoosely = missed.filter(({ follows }) => !variants.some(follows));
  return {
    verdict: missed.length === 0 ? "correct" : "wrong",
    why: null,
    extracted: null,
    offsets: null,
    rule: missed[0]?.id ?? "all-followed",
    parts: partsOf({ strict: n - missed.length, loose: n - missedLoosely.length, n }),
  };
}

/** `null` where the row asks for something that no verifier knows, or for nothing. */
function instructionsOf(row: Row, rules: Rules): readonly Instruction[] | null {
  const { instruction_id_list: ids, kwargs } = row;
  if (!Array.isArray(ids) || ids.length === 0) return null;
  const instructions = ids.map((id: unknown, at): Instruction | null => {
    const args: unknown = Array.isArray(kwargs) ? kwargs[at] : null;
    const verifier = typeof id === "string" ? VERIFIERS.get(id) : undefined;
    const follows = verifier?.(isRow(args) ? args : {}, rules) ?? null;
    return typeof id === "string" && follows ? { id, follows } : null;
  });
  const known = instructions.filter((instruction) => instruction !== null);
  return known.length === ids.length ? known : null;
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the loose rule tries beside the text: without its first line, its last, both, and each without asterisks. */
function variantsOf(text: string): readonly string[] {
  const lines = text.split("\n");
  const cut = [lines.slice(1), lines.slice(0, -1), lines.slice(1, -1)]
    .map((rest) => strip(rest.join("\n")));
  return [text, ...cut].flatMap((variant) => [variant, variant.replaceAll("*", "")])
    .slice(1)
    .filter((variant) => strip(variant) !== "");
}

/** Instructions followed in each way, of `n`. */
interface Followed {
  readonly strict: number;
  readonly loose: number;
  readonly n: number;
}

function partsOf({ strict, loose, n }: Followed): Readonly<Record<string, Part>> {
  return {
    inst_level_strict: { sum: strict, n },
    inst_level_loose: { sum: loose, n },
    prompt_level_loose: { sum: loose === n ? 1 : 0, n: 1 },
  };
}
