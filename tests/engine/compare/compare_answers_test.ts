import assert from "node:assert/strict";
import type { KeptAnswers } from "../../../engine/compare/read_answers.ts";
import { compareAnswers } from "../../../engine/compare/compare_answers.ts";
import { judgeAnswers } from "../../../engine/compare/verdicts.ts";
import { answersOf } from "./tasks.ts";

const NAMES = { dataset: "gsm8k", tasks: ["a/gsm8k", "b/gsm8k"] } as const;

function compared(first: readonly KeptAnswers[], second: readonly KeptAnswers[]) {
  const found = compareAnswers({ ...NAMES, first, second });
  if (!found) throw new Error("Cannot compare: no sample is in both");
  return found;
}

Deno.test("samples are paired by id, whatever their order, and flips keep both answers", () => {
  const { samples, right, difference, gained, lost, flips, notes, test } = compared(
    [answersOf({ a: "1", b: "0", c: "1", d: "0", x: "1" }, 2)],
    [answersOf({ d: "1", c: "0", b: "1", a: "1" }, 1)],
  );
  assert.deepEqual({ samples, right, difference, gained, lost, test }, {
    samples: 4,
    right: [0.5, 0.75],
    difference: 0.25,
    gained: 2,
    lost: 1,
    test: "mcnemar",
  });
  assert.deepEqual(flips.map(({ id, to }) => [id, to]), [
    ["b", "right"],
    ["c", "wrong"],
    ["d", "right"],
  ]);
  assert.deepEqual(flips[0]?.answers, [
    { verdict: "wrong", extracted: "0", text: "I say 0" },
    { verdict: "correct", extracted: "1", text: "I say 1" },
  ]);
  assert.deepEqual(notes, [
    "1 samples were answered on one side only: they are left out",
    "without an answer: 2 of the baseline, 1 of the side",
  ]);
});

Deno.test("repeats and runs of a sample are one sample, by their share of right answers", () => {
  const { samples, difference, test, flips } = compared(
    [answersOf({ a: "11", b: "10" }), answersOf({ a: "10", b: "00" })],
    [answersOf({ a: "0100", b: "0010" })],
  );
  assert.deepEqual({ samples, difference, test }, {
    samples: 2,
    difference: -0.25,
    test: "sign-flips",
  });
  assert.deepEqual(flips.map(({ id, to }) => [id, to]), [["a", "wrong"]]);
});

Deno.test("an id whose reference is another one is another question", () => {
  const first = answersOf({ a: "1", b: "1" });
  const reworded = first.answers.map((answer) =>
    answer.id === "a" ? { ...answer, reference: "2" } : answer
  );
  const { samples, notes } = compared([first], [{ answers: reworded, unanswered: 0 }]);
  assert.equal(samples, 1);
  assert.deepEqual(notes, ["1 samples have another reference on each side: they are left out"]);
});

Deno.test("no sample in common is no comparison", () => {
  const first = [answersOf({ a: "1" })];
  assert.equal(compareAnswers({ ...NAMES, first, second: [answersOf({ b: "1" })] }), undefined);
  assert.equal(compareAnswers({ ...NAMES, first, second: [] }), undefined);
});

const tidy = (p = NaN): number => Number(p.toPrecision(12));

/**
 * Twelve samples that only one has right, of 40: p = 2⁻¹¹, by Holm of three tests 3 × 2⁻¹¹. Six of 40: p = 2⁻⁵, by Holm 2 × 2⁻⁵;
 * 67 samples by Connor's formula at 0.05 ÷ 3 in scipy 1.17.
 */
Deno.test("verdicts come after Holm's correction, with the samples that would tell", () => {
  const ids = Array.from({ length: 40 }, (_, at) => `q${at}`);
  const answers = (right: number) =>
    answersOf(Object.fromEntries(ids.map((id, at) => [id, at < right ? "1" : "0"])));
  const clear = compared([answers(10)], [answers(22)]);
  const faint = compared([answers(16)], [answers(10)]);
  const same = compared([answers(10)], [answers(10)]);
  const [[first, second, third] = []] = judgeAnswers([[clear, faint, same]]);
  assert.deepEqual([first?.verdict, tidy(first?.holm)], ["better", 3 * 2 ** -11]);
  assert.deepEqual([second?.verdict, tidy(second?.holm)], ["can't tell", 2 * 2 ** -5]);
  assert.deepEqual([third?.verdict, third?.holm, third?.needed], ["can't tell", 1, undefined]);
  assert.equal(second?.needed, 67);
  const [[alone] = []] = judgeAnswers([[faint]]);
  assert.equal(alone?.verdict, "worse");
});
