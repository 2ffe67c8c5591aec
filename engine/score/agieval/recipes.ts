/**
 * Recipes for the multiple-choice questions of AGIEval.
 * @module
 */

import { firstOption } from "../choice/opencompass.ts";
import { isRightLetter } from "../choice/published.ts";
import { scoreChoice } from "../choice/recipes.ts";
import { published } from "../published.ts";
import type { Recipe } from "../recipe.ts";

/** Recipes for AGIEval. */
export const AGIEVAL_RECIPES: readonly Recipe[] = [
  {
    name: "agieval@assay",
    version: 1,
    about: "choice@assay.",
    score: scoreChoice,
  },
  published({
    name: "agieval@opencompass",
    about:
      "The first option of A to E in the order of some fifty patterns; OpenCompass 0.5.3, agieval_gen.",
    find: (text) => firstOption(text, "ABCDE"),
    isRight: isRightLetter,
  }),
];
