import assert from "node:assert/strict";
import { dropAgreement, dropNormal, inHundredths } from "../../../../engine/score/f1/drop.ts";

/** Vectors of allennlp-reading-comprehension, `drop_eval_test.py`: predicted, gold, exact match, F1 in hundredths. */
Deno.test.each([
  { predicted: ["78"], gold: ["78.0"], exact: true, f1: 1 },
  { predicted: ["td"], gold: ["td", "td"], exact: false, f1: 0.5 },
  { predicted: ["td", "td"], gold: ["td"], exact: false, f1: 0.5 },
  {
    predicted: ["the", "fat", "cat", "the fat", "fat cat", "the fat cat"],
    gold: ["cat"],
    exact: false,
    f1: 0.17,
  },
  {
    predicted: ["cat"],
    gold: ["the", "fat", "cat", "the fat", "fat cat", "the fat cat"],
    exact: false,
    f1: 0.17,
  },
  {
    predicted: ["the", "fat", "cat", "the fat", "fat cat", "the fat cat"],
    gold: ["cat", "cat dog"],
    exact: false,
    f1: 0.25,
  },
  { predicted: ["td"], gold: ["the td"], exact: true, f1: 1 },
  { predicted: ["the a NOT an ARTICLE the an a"], gold: ["NOT ARTICLE"], exact: true, f1: 1 },
  { predicted: ["John Elton"], gold: ["Elton John"], exact: false, f1: 1 },
  { predicted: ["50 yard"], gold: ["yard 50"], exact: false, f1: 1 },
  { predicted: ["Per.i.o.d...."], gold: [".P....e.r,,i;;;o...d,,"], exact: true, f1: 1 },
  { predicted: ["Spa     c  e   s     "], gold: ["    Spa c     e s"], exact: true, f1: 1 },
  { predicted: ["78-yard"], gold: ["78 yard"], exact: true, f1: 1 },
  { predicted: ["78"], gold: ["78-yard"], exact: false, f1: 0.67 },
  { predicted: ["78-yard"], gold: ["78"], exact: false, f1: 0.67 },
  { predicted: ["This was a triumph"], gold: ["tHIS Was A TRIUMPH"], exact: true, f1: 1 },
  { predicted: ["Green", "bay", "packers"], gold: ["Green", "bay", "packers"], exact: true, f1: 1 },
  { predicted: [""], gold: ["army"], exact: false, f1: 0 },
  { predicted: ["packers"], gold: ["Green bay packers"], exact: false, f1: 0.5 },
  { predicted: ["packers"], gold: ["Green bay"], exact: false, f1: 0 },
  { predicted: ["yard"], gold: ["36 yard td"], exact: false, f1: 0 },
  { predicted: ["23 yards"], gold: ["43 yards"], exact: false, f1: 0 },
  { predicted: ["56 yards"], gold: ["56 yd"], exact: false, f1: 0.5 },
  { predicted: ["26"], gold: ["26 yard td"], exact: false, f1: 0.5 },
  {
    predicted: ["78-yard", "56", "28", "40", "44", "touchdown"],
    gold: ["78-yard", "56 yard", "1 yard touchdown"],
    exact: false,
    f1: 0.28,
  },
  { predicted: ["23", "23 yard"], gold: ["23-yard", "56 yards"], exact: false, f1: 0.5 },
  {
    predicted: ["John Karman", "Joe Hardy"],
    gold: ["Joe Karman", "John Hardy"],
    exact: false,
    f1: 0.5,
  },
  {
    predicted: ["ottoman", "Kantakouzenous"],
    gold: ["ottoman", "army of Kantakouzenous"],
    exact: false,
    f1: 0.75,
  },
  { predicted: ["a"], gold: ["a", "b"], exact: false, f1: 0.5 },
  { predicted: ["b"], gold: ["b", "a"], exact: false, f1: 0.5 },
])("$predicted for $gold: $exact, $f1", ({ predicted, gold, exact, f1 }) => {
  const found = dropAgreement(predicted, gold);
  assert.deepEqual({ exact: found.exact, f1: inHundredths(found.f1) }, { exact, f1 });
});

Deno.test.each([
  { text: "  1.2e1  ", normal: "12.0" },
  { text: "12.000", normal: "12.0" },
  { text: "12.0 persons", normal: "12.0 persons" },
  { text: "S.K. Singh", normal: "sk singh" },
  { text: "$1,000", normal: "1000.0" },
  { text: "The España-a", normal: "españa" },
  { text: "nan", normal: "nan" },
])("'$text' is compared as '$normal'", ({ text, normal }) => {
  assert.equal(dropNormal(text), normal);
});

/** numpy 2: `np.round(x, 2)`. */
Deno.test.each([
  { value: 0.125, rounded: 0.12 },
  { value: 0.375, rounded: 0.38 },
  { value: 2 / 3, rounded: 0.67 },
  { value: 0, rounded: 0 },
])("$value is $rounded in hundredths", ({ value, rounded }) => {
  assert.equal(inHundredths(value), rounded);
});
