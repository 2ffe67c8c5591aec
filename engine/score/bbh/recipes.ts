/**
 * BIG-Bench Hard: 27 tasks whose targets are choices, truth values, numbers, brackets or lists of words.
 * @module
 */

import type { Answer, Question, Score } from "../../plan/sample.ts";
import { scoreChoice } from "../choice/recipes.ts";
import { scoreNumber } from "../number/recipes.ts";
import type { Recipe } from "../recipe.ts";
import { scored, unscored, whyNothing } from "../scored.ts";
import { statedAnswer } from "./assay.ts";
import type { Sighting } from "./opencompass.ts";
import { optionsOf } from "./options.ts";
import { shapeOf } from "./shape.ts";
import { type Tool, TOOLS } from "./tools.ts";

const LETTER = /^\(([A-Z])\)$/;

/** Recipes of the family. */
export const BBH_RECIPES: readonly Recipe[] = [
  {
    name: "bbh@assay",
    version: 1,
    about:
      "The answer that a careful reader takes from the reply, read as the kind of answer that " +
      "the target is",
    score: scoreStated,
  },
  ...TOOLS.map((tool): Recipe => ({
    name: tool.name,
    version: 1,
    about: tool.about,
    score: (question, answer) => scoreAs(tool, question, answer),
  })),
];

function scoreStated(question: Question, answer: Answer): Score {
  const target = typeof question.reference === "string" ? question.reference.trim() : "";
  if (target === "") return unscored("bad-reference");
  const letter = LETTER.exec(target)?.[1];
  if (letter !== undefined) {
    return scoreChoice({ ...question, reference: letter, choices: optionsOf(question) }, answer);
  }
  if (/^-?\d+(?:\.\d+)?$/.test(target)) return scoreNumber(question, answer);
  const shape = shapeOf(question, target);
  const found = statedAnswer(answer, shape);
  return found ? scored(found, shape.isRight(found.extracted)) : unscored(whyNothing(answer));
}

function scoreAs(tool: Tool, question: Question, answer: Answer): Score {
  const { reference } = question;
  if (typeof reference !== "string") return unscored("bad-reference");
  const rule = isChoice(question, reference) ? tool.choice : tool.free;
  const sighting = rule.find(answer.text);
  if (!sighting || sighting.value === "") return unscored(whyNothing(answer));
  const found = {
    extracted: sighting.value,
    offsets: placeOf(answer.text, sighting),
    rule: tool.name.slice(tool.name.indexOf("@") + 1),
  };
  return scored(found, rule.normal(sighting.value) === rule.normal(rule.gold(reference)));
}

/** Tools know it by the name of the task; 3 of its targets are no letters, though their tasks are of choices. */
function isChoice(question: Question, reference: string): boolean {
  return LETTER.test(reference) || optionsOf(question).length > 0;
}

function placeOf(text: string, { value, from }: Sighting): readonly [number, number] | null {
  const start = text.indexOf(value, from);
  return start < 0 ? null : [start, start + value.length];
}
