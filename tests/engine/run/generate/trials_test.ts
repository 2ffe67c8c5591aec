import { deepStrictEqual, match, strictEqual } from "node:assert";
import { fingerprint, newBodies, trialsOf } from "../../../../engine/run/generate/trials.ts";
import type { Question } from "../../../../engine/run/questions.ts";
import { taskOf } from "./asked.ts";

const sampleOf = (id: string) => ({ id, index: 0, row: {}, reference: null, choices: null });
const QUESTIONS: readonly Question[] = ["a", "b"].map((id) => ({
  sample: sampleOf(id),
  prompt: [{ role: "user", content: `${id}?` }],
  maxOutputTokens: 9,
}));

function bodiesOf(task: ReturnType<typeof taskOf>, repeats: number): readonly unknown[] {
  const bodyOf = newBodies(task, "served");
  return trialsOf(QUESTIONS, repeats).map((trial) =>
    JSON.parse(new TextDecoder().decode(bodyOf(trial)))
  );
}

Deno.test("every question once, then again", () => {
  deepStrictEqual(trialsOf(QUESTIONS, 2).map(({ key }) => key), ["0:a", "0:b", "1:a", "1:b"]);
});

Deno.test("a body names the model served; the model's own sampling goes before the dataset's", async (t) => {
  const { model } = taskOf();
  const task = taskOf({ stop: ["\n"], sampling: { temperature: 0, top_p: 1 } }, {
    model: { ...model, sampling: { temperature: 0.7 } },
  });
  await t.assertSnapshot(bodiesOf(task, 1)[0]);
});

Deno.test("a seed goes up with the repeats; without one there is none", () => {
  const seeds = (sampling: Record<string, number>): readonly unknown[] =>
    bodiesOf(taskOf({ sampling }), 2).map((body) => (body as { seed?: number }).seed);
  deepStrictEqual(seeds({ seed: 7 }), [7, 7, 8, 8]);
  deepStrictEqual(seeds({}), Array(4).fill(undefined));
});

Deno.test("a fingerprint tells bodies apart", () => {
  const [one, other] = ["a", "b"].map((text) => fingerprint(new TextEncoder().encode(text)));
  match(one ?? "", /^[0-9a-f]{16}$/);
  strictEqual(one === other, false);
});
