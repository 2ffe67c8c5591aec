import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { foldAccuracy } from "../../../engine/event/fold_accuracy.ts";
import type { ScoredTrial } from "../../../engine/event/trial.ts";
import type { Score } from "../../../engine/plan/sample.ts";

const BLANK: Omit<Score, "verdict"> = {
  why: null,
  extracted: null,
  offsets: null,
  rule: null,
  parts: {},
};

type Word = Score["verdict"] | "truncated" | "empty" | "bad-reference" | "failed" | "missing";

function trial(id: string, word: Word, rest: Partial<ScoredTrial> = {}): ScoredTrial {
  return { id, repeat: 0, outcome: outcomeOf(word), ...rest };
}

function outcomeOf(word: Word): ScoredTrial["outcome"] {
  if (word === "missing") return { kind: word };
  if (word === "failed") return { kind: word, failure: "http-status", text: "HTTP 500" };
  if (word === "correct" || word === "wrong") {
    const score = { ...BLANK, verdict: word, extracted: word, parts: { f1: { sum: 0.5, n: 1 } } };
    return { kind: "scored", score, finish: "stop" };
  }
  const why = word === "unscored" ? "no-answer" : word;
  const finish = word === "truncated" ? "length" : "stop";
  return { kind: "scored", score: { ...BLANK, verdict: "unscored", why }, finish };
}

const ONCE = { seed: 1, repeats: 1 };
const words = (...all: readonly Word[]): readonly ScoredTrial[] =>
  all.map((word, i) => trial(`q${i}`, word));

Deno.test("one of every kind", async (t) => {
  const all = words(
    "correct",
    "correct",
    "wrong",
    "unscored",
    "truncated",
    "empty",
    "bad-reference",
    "failed",
    "failed",
    "missing",
  );
  await t.assertSnapshot(foldAccuracy(all, ONCE));
});

Deno.test("what failed is in no metric, and what states no answer is not right", () => {
  const { metrics } = foldAccuracy(words("correct", "unscored", "failed", "missing"), ONCE);
  deepStrictEqual([metrics["accuracy"]?.value, metrics["accuracy"]?.n], [0.5, 2]);
  deepStrictEqual([metrics["error"]?.value, metrics["error"]?.n], [1 / 3, 3]);
});

Deno.test.each([
  { name: "nothing", rows: [] },
  { name: "failures alone", rows: words("failed", "failed") },
  { name: "nothing asked", rows: words("missing") },
  { name: "one answer", rows: words("correct") },
])("$name: no number that is none", ({ rows }) => {
  const { metrics, samples } = foldAccuracy(rows, ONCE);
  strictEqual(samples.total, rows.length);
  for (const { value, stderr = 0, ci95 = [0, 1] } of Object.values(metrics)) {
    ok([value, stderr, ...ci95].every(Number.isFinite));
  }
});

Deno.test("repeats: the mean over all, and pass and majority for powers of two and all", async (t) => {
  const rows = ["correct", "wrong", "correct"].flatMap((word, repeat) => [
    trial("a", word as Word, { repeat }),
    trial("b", "wrong", { repeat }),
  ]);
  const { metrics } = foldAccuracy(rows, { seed: 1, repeats: 3 });
  deepStrictEqual(
    Object.keys(metrics).filter((name) => name.includes("@") || name.includes("^")),
    ["pass@2", "pass^2", "cons@2", "pass@3", "pass^3", "cons@3"],
  );
  await t.assertSnapshot(metrics);
});

const anyWord = fc.constantFrom<Word>(
  "correct",
  "wrong",
  "unscored",
  "truncated",
  "empty",
  "bad-reference",
  "failed",
  "missing",
);
const rows = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(..."abcdefgh"), repeat: fc.nat({ max: 3 }), word: anyWord }),
  { selector: ({ id, repeat }) => `${id} ${repeat}`, maxLength: 24 },
).map((all) => all.map(({ id, repeat, word }) => trial(id, word, { repeat })));

Deno.test("the order of the rows never shows", () => {
  const shuffled = rows.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray([...all], { minLength: all.length }),
      fc.constantFrom(1, 4),
    )
  );
  fc.assert(fc.property(shuffled, ([one, other, repeats]) => {
    deepStrictEqual(
      foldAccuracy(other, { seed: 7, repeats }),
      foldAccuracy(one, { seed: 7, repeats }),
    );
  }));
});

Deno.test("counts add up, shares are shares, and intervals hold their value", () => {
  fc.assert(fc.property(rows, (all) => {
    const { samples, metrics } = foldAccuracy(all, { seed: 7, repeats: 4 });
    const { total, scored, unscored, errors, missing } = samples;
    strictEqual(scored + unscored + errors + missing, total);
    for (const [name, { value, n, ci95 }] of Object.entries(metrics)) {
      ok(n > 0 && value >= 0 && value <= 1, name);
      if (ci95) ok(ci95[0] >= 0 && ci95[0] <= value + 1e-9 && ci95[1] >= value - 1e-9, name);
    }
  }));
});
