import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { MOST, pickAnswers, shortened } from "../../../reporters/page/pick_answers.ts";
import type { ScoredAnswer } from "../../../reporters/page/run.ts";
import { runOf, sums } from "../../browser/run_recording.ts";

const rest = { unit: "grapheme", minLength: 0, maxLength: 80 } as const;

Deno.test("a short text stays as it is, a long one keeps its two ends", () => {
  deepStrictEqual(shortened("abcdef", [1, 2], 6), { text: "abcdef", span: [1, 2] });
  const { text } = shortened(`head${"x".repeat(100)}tail`, null, 8);
  strictEqual(text, "head\n… 100 characters left out …\ntail");
});

Deno.test("a span still marks what it marked, or nothing", () => {
  const spans = fc.tuple(fc.nat(80), fc.nat(80), fc.integer({ min: 2, max: 40 }));
  fc.assert(fc.property(fc.string(rest), spans, (text, [a, b, most]) => {
    const [from = 0, to = 0] = [Math.min(a, text.length), Math.min(b, text.length)]
      .sort((x, y) => x - y);
    const short = shortened(text, [from, to], most);
    const half = Math.floor(most / 2);
    if (short.span) strictEqual(short.text.slice(...short.span), text.slice(from, to));
    else ok(text.length > most && to > half && from < text.length - half);
  }));
});

Deno.test("of many answers those that went wrong are shown, and the rest is counted", async () => {
  const answers = sums(6000, 1);
  const run = runOf({ answers: { big: answers } });
  const [picked] = await pickAnswers(run);
  const right = answers.filter(({ verdict }) => verdict === "correct").length;
  deepStrictEqual(picked?.right, { shown: MOST.right, all: right });
  deepStrictEqual(picked?.other, { shown: Math.min(MOST.other, 6000 - right), all: 6000 - right });
  strictEqual(picked?.set.rows.length, MOST.right + Math.min(MOST.other, 6000 - right));
});

Deno.test("texts without an end leave room for no more than fits", async () => {
  const [one] = sums(1, 1);
  ok(one);
  const endless = Array.from({ length: 1500 }, (_, at): ScoredAnswer => ({
    ...one,
    id: String(at),
    verdict: "wrong",
    prompt: "p".repeat(50_000),
    text: "a".repeat(50_000),
    offsets: [49_999, 50_000],
  }));
  const [picked] = await pickAnswers(runOf({ answers: { endless } }));
  ok(picked);
  ok(picked.other.shown < 1500 && picked.other.shown > 900, `${picked.other.shown}`);
  const [row] = picked.set.rows;
  strictEqual(row?.answer.slice(...row.span ?? [0, 0]), "a");
});

Deno.test.each([
  { prompt: null, messages: [] },
  { prompt: "text", messages: [{ role: "", text: "text" }] },
  { prompt: [{ role: "user", prompt: "q" }], messages: [{ role: "user", text: "q" }] },
  { prompt: [["odd"], 7], messages: [{ role: "", text: '["odd"]' }, { role: "", text: "7" }] },
  { prompt: { role: 1 }, messages: [{ role: "", text: '{"role":1}' }] },
])("the prompt $prompt has messages", async ({ prompt, messages }) => {
  const [one] = sums(1, 1);
  ok(one);
  const [picked] = await pickAnswers(runOf({ answers: { sums: [{ ...one, prompt }] } }));
  deepStrictEqual(picked?.set.rows[0]?.prompt, messages);
});
