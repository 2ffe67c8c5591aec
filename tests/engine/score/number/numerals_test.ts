import assert from "node:assert/strict";
import fc from "fast-check";
import { fold } from "../../../../engine/score/fold.ts";
import { numerals } from "../../../../engine/score/number/numerals.ts";

/** What a text's numbers are, and those in brackets that count something else. */
Deno.test.each([
  { text: "1,234 and 12,34,567.5", values: "1234 1234567.5" },
  { text: "4,6 or 1,2345", values: "4 6 1 2345" },
  { text: "1.234.567,89 and 1.5", values: "1234567.89 1.5" },
  { text: "3\\,600 {,} 7{,}250", values: "3600 7250" },
  { text: "m^2 x1 y_2 H2O 10^3 2^{10}", values: "1000 1024" },
  { text: "3/4 5 1/2 \\frac{1}{3} \\dfrac12 ½ 2½", values: "0.75 5.5 1/3 0.5 0.5 2.5" },
  { text: "2024-05-01, 10:30 pm, May 5, 2024, 5 May, 1/2/2023", values: "" },
  { text: "At least 5 may come in 2024", values: "5 2024" },
  { text: "-5, 7 - 3, 7-3, (-2), –4, 3–5", values: "-5 7 3 7 3 -2 -4 3 5" },
  { text: "1. two\n2) three\nthe 3rd in step 4, rounded to 2", values: "(1) (2) (3) (4) (2)" },
  { text: "5% 3 million 2.5k 1.5亿", values: "5 3000000 2500 150000000" },
  { text: "US$5 Rs.500 RM50 abc5", values: "5 500 50" },
  { text: "1.2e3 1.2 × 10^3 5×10⁻² 5²", values: "1200 1200 0.05 25" },
])("$text", ({ text, values }) => {
  const read = numerals(fold(text)).map(({ value, aside }) => aside ? `(${value})` : value);
  assert.equal(read.join(" "), values);
});

const GROUPS = [",", "\u00a0", "\u202f", "\u2009", "'", "’", "{,}", "\\,", " "] as const;

Deno.test("any grouping of an integer is that integer, at its place", () => {
  const number = fc.bigInt({ min: 1000n, max: 10n ** 30n });
  fc.assert(fc.property(number, fc.constantFrom(...GROUPS), fc.boolean(), (value, group, wide) => {
    const digits = `${value}`.replace(/\B(?=(?:\d{3})+$)/g, group);
    const written = wide
      ? digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
      : digits;
    const text = `It is ${written} in all.`;
    const [numeral, another] = numerals(fold(text));
    assert.equal(numeral?.value, `${value}`);
    assert.equal(text.slice(numeral?.start, numeral?.end), written);
    assert.equal(another, undefined);
  }));
});
