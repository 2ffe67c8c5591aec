import assert from "node:assert/strict";
import { recipeOf } from "../../../../engine/score/recipes.ts";
import { equality } from "../../../../engine/score/math/equality.ts";

const DATA = new URL("../../../../../shared/data/agieval/math.jsonl", import.meta.url);

function isThere(): boolean {
  try {
    return Deno.statSync(DATA).isFile;
  } catch {
    return false;
  }
}

const ignore = !isThere();
const suffix = ignore ? " (skipped: ../shared/data/agieval/math.jsonl is not there)" : "";

/** Other spellings of a gold answer. */
const SPELLINGS: Readonly<Record<string, (gold: string) => string>> = {
  boxed: (gold) => `\\boxed{${gold}}`,
  dollars: (gold) => `$${gold}$`,
  display: (gold) => `\\[ ${gold} \\]`,
  dfrac: (gold) => gold.replace(/\\[dt]?frac/g, "\\dfrac"),
  spaces: (gold) => /\\[!,]/.test(gold) ? ` ${gold} ` : gold.replace(/([+=,])/g, " $1 "),
  "full stop": (gold) => `${gold}.`,
  named: (gold) => /=|^\\text|^[A-Z], /.test(gold) ? gold : `x = ${gold}`,
};

function golds(): readonly string[] {
  return Deno.readTextFileSync(DATA).trim().split("\n").map((line) => JSON.parse(line).answer);
}

Deno.test({
  name: `every gold answer of AGIEval's MATH equals its other spellings${suffix}`,
  ignore,
  fn() {
    const missed = golds().flatMap((gold) =>
      Object.entries(SPELLINGS).filter(([, spell]) =>
        equality(gold, spell(gold)) !== "equal" || equality(spell(gold), gold) !== "equal"
      ).map(([name, spell]) => `${name}: ${gold} | ${spell(gold)}`)
    );
    assert.deepEqual(missed, []);
  },
});

Deno.test({
  name: `no gold answer of AGIEval's MATH equals the next row's different one${suffix}`,
  ignore,
  fn() {
    const all = golds();
    const same = all.map((gold, row) => [gold, all[(row + 1) % all.length] ?? ""] as const)
      .filter(([gold, next]) => gold !== next && equality(gold, next) !== "unequal");
    assert.deepEqual(same, [["6", "\\$6"]]);
  },
});

/** Replies around a gold answer, each with the rule that finds it. */
const REPLIES: Readonly<Record<string, (gold: string) => string>> = {
  boxed: (gold) => `We get $2+2=4$, hence \\boxed{${gold}}.`,
  "answer-is": (gold) => `Since $a > 3$, it follows. The answer is $${gold}$.`,
  "answer-label": (gold) => `We add 3 and 4.\n\n**Answer:** $${gold}$`,
  "last-formula": (gold) => `We add 3 and 4. This comes to\n\\[${gold}\\]\nas wanted.`,
};

Deno.test({
  name: `every gold answer of AGIEval's MATH is found in replies${suffix}`,
  ignore,
  fn() {
    const recipe = recipeOf("agieval_math");
    assert.ok(recipe);
    const missed = golds().flatMap((reference) =>
      Object.entries(REPLIES).filter(([rule, reply]) => {
        if (rule === "last-formula" && /\\text|\\mbox|^[A-Z]|_/.test(reference)) return false;
        const text = reply(reference);
        const score = recipe.score({ row: {}, reference, choices: null }, { text, finish: "stop" });
        return score.verdict !== "correct" || score.rule !== rule;
      }).map(([rule]) => `${rule}: ${reference}`)
    );
    assert.deepEqual(missed, []);
  },
});
