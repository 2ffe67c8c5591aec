import assert from "node:assert/strict";
import { type Ballot, majority } from "../../../engine/stats/vote.ts";

/** A ballot in short: `a+` is a right answer, `b` a wrong one, `-` none at all. */
function ballotsOf(short: string): readonly Ballot[] {
  return short.split(" ").map((text) => ({
    extracted: text === "-" ? null : text.replace("+", ""),
    correct: text.endsWith("+"),
  }));
}

Deno.test.each([
  { ballots: "a+ b b", extracted: "b", correct: false },
  { ballots: "b a+ a+", extracted: "a", correct: true },
  { ballots: "a+ b", extracted: "a", correct: true },
  { ballots: "b a+", extracted: "b", correct: false },
  { ballots: "b a+ c a+ b", extracted: "b", correct: false },
  { ballots: "- - - a+", extracted: "a", correct: true },
  { ballots: "a a+ b", extracted: "a", correct: true },
  { ballots: "__proto__+ __proto__+ b", extracted: "__proto__", correct: true },
])("$ballots elects $extracted", ({ ballots, extracted, correct }) => {
  assert.deepEqual(majority(ballotsOf(ballots)), { extracted, correct });
});

Deno.test.each([{ ballots: [] }, { ballots: ballotsOf("- -") }])(
  "no vote, no winner",
  ({ ballots }) => {
    assert.equal(majority(ballots), null);
  },
);
