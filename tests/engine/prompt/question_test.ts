import assert from "node:assert/strict";
import type { Questions, Shots } from "../../../engine/plan/plan.ts";
import type { Sample } from "../../../engine/plan/sample.ts";
import { newQuestionRenderer } from "../../../engine/prompt/question.ts";
import type { Asking, Examples } from "../../../engine/prompt/question.ts";

const sample = (id: string, q: string, a: string): Sample => ({
  id,
  index: 0,
  row: { q, a },
  reference: a,
  choices: null,
});

const SHOTS: Shots = {
  from: { kind: "rows", rows: [] },
  answer: " {{a}}",
  as: "text",
  separator: "\n\n",
};

const QUESTIONS: Questions = {
  select: { slice: null, ids: null, order: "file" },
  fields: { id: null, reference: "a", choices: null },
  constants: {},
  prompt: [{ role: "user", content: "Q: {{q}}\nA:" }],
  shots: null,
  recipe: "number@assay",
  repeats: 1,
  maxOutputTokens: null,
  stop: [],
  sampling: {},
};

const EXAMPLES = [sample("1", "1+1?", "2"), sample("2", "1+2?", "3")];

function rendered(
  questions: Partial<Questions>,
  { examples = [], ...asking }: Partial<Asking> & { readonly examples?: Examples } = {},
): unknown {
  const render = newQuestionRenderer({ ...QUESTIONS, ...questions }, {
    api: "openai-chat",
    examplesOf: () => examples,
    chatTemplate: null,
    ...asking,
  });
  return render(sample("9", "2+2?", "4"));
}

Deno.test("a question is a user's message, or a text", () => {
  assert.deepEqual(rendered({}), [{ role: "user", content: "Q: 2+2?\nA:" }]);
  assert.equal(rendered({}, { api: "openai-completions" }), "Q: 2+2?\nA:");
});

Deno.test("worked examples stand in the question's own message, in the same form", () => {
  assert.deepEqual(rendered({ shots: SHOTS }, { examples: EXAMPLES }), [{
    role: "user",
    content: "Q: 1+1?\nA: 2\n\nQ: 1+2?\nA: 3\n\nQ: 2+2?\nA:",
  }]);
});

Deno.test("worked examples as turns are messages between the system's and the question", () => {
  const prompt = [{ role: "system", content: "Be brief." }, ...QUESTIONS.prompt] as const;
  const shots = { ...SHOTS, as: "turns", answer: "{{a}}" } as const;
  assert.deepEqual(rendered({ prompt, shots }, { examples: EXAMPLES }), [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Q: 1+1?\nA:" },
    { role: "assistant", content: "2" },
    { role: "user", content: "Q: 1+2?\nA:" },
    { role: "assistant", content: "3" },
    { role: "user", content: "Q: 2+2?\nA:" },
  ]);
});

Deno.test("a text of examples stands before the question as it is", () => {
  assert.deepEqual(rendered({ shots: SHOTS }, { examples: "Solve {{q}}." }), [{
    role: "user",
    content: "Solve {{q}}.\n\nQ: 2+2?\nA:",
  }]);
});

Deno.test("an API that takes a text gets one: joined, or by the model's own chat template", () => {
  const prompt = [{ role: "system", content: "Be brief." }, ...QUESTIONS.prompt] as const;
  const api = "openai-completions" as const;
  assert.equal(rendered({ prompt }, { api }), "Be brief.\n\nQ: 2+2?\nA:");
  const chatTemplate: Asking["chatTemplate"] = (messages) =>
    messages.map(({ role, content }) => `<${role}>${content}`).join("") + "<assistant>";
  assert.equal(
    rendered({ prompt }, { api, chatTemplate }),
    "<system>Be brief.<user>Q: 2+2?\nA:<assistant>",
  );
});

Deno.test("choices are letters and texts", () => {
  const render = newQuestionRenderer(
    {
      ...QUESTIONS,
      prompt: [{ role: "user", content: "{{#choices}}({{letter}}) {{text}} {{/choices}}" }],
    },
    { api: "openai-completions", examplesOf: () => [], chatTemplate: null },
  );
  const choices = [{ letter: "A", text: "four" }, { letter: "B", text: "five" }];
  assert.equal(render({ ...sample("1", "", ""), choices }), "(A) four (B) five ");
});

Deno.test("what is wrong names the sample", () => {
  const prompt = [{ role: "user", content: "{{question}}" }] as const;
  assert.throws(
    () => rendered({ prompt }),
    /Cannot render the prompt of sample 9: there is no "question"\. There are: q, a/,
  );
});
