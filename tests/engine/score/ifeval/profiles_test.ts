import assert from "node:assert/strict";
import { profiles } from "../../../../engine/score/ifeval/profiles.ts";

Deno.test("55 languages, and n-grams with their shares to a tenth", () => {
  const { languages, has, shares } = profiles();
  assert.equal(languages.length, 55);
  assert.ok(has(" th") && has("あ") && has("a ") && !has("qqq") && !has(""));
  const the = shares("the").map(({ language, share }) => [languages[language], share] as const);
  const english = new Map(the).get("en") ?? 0;
  assert.ok(Math.abs(english / 0.015183 - 1) < 0.1, `${english}`);
});

Deno.test("only known languages, and shares between 0 and 1", () => {
  const { languages, shares } = profiles();
  const all = ["a", "e", " d", "the", "か", "и", " W"].flatMap(shares);
  assert.ok(all.length > 100);
  assert.ok(all.every(({ language }) => languages[language] !== undefined));
  assert.ok(all.every(({ share }) => share > 0 && share < 1));
});

Deno.test("Chinese characters stand for the first of their set", () => {
  const { kanji } = profiles();
  assert.equal(kanji.size, 2700);
  assert.equal(new Set(kanji.values()).size, 25);
  assert.deepEqual(["両", "仏", "人"].map((char) => kanji.get(char)), ["両", "両", undefined]);
});
