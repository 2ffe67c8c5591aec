import { deepStrictEqual } from "node:assert";
import { reduce } from "../../../engine/plan/reduce.ts";
import { chosenOf, named, suiteOf } from "../schema/chosen.ts";

const QUIZ = { source: { kind: "file", path: "quiz.jsonl" }, prompt: "{{question}}" } as const;
const USUAL = {
  kind: "generate",
  concurrency: null,
  retry: { attempts: 8, backoffMs: 500 },
  maxErrorRate: 0.1,
};

Deno.test.each([
  { name: "nothing", model: {}, overrides: {}, step: {} },
  {
    name: "the model's retries",
    model: { retry: { attempts: 2, backoffMs: 9 } },
    overrides: {},
    step: { retry: { attempts: 2, backoffMs: 9 } },
  },
  {
    name: "the command line",
    model: { retry: { attempts: 2, backoffMs: 9 } },
    overrides: { attempts: 3, concurrency: 64, maxErrorRate: 0 },
    step: { retry: { attempts: 3, backoffMs: 9 }, concurrency: 64, maxErrorRate: 0 },
  },
])("how questions are asked where $name says", ({ model, overrides, step }) => {
  const chosen = chosenOf({
    models: [named("model", model)],
    datasets: [named("dataset", QUIZ)],
    overrides,
  });
  deepStrictEqual(reduce(suiteOf(chosen), "infer").tasks.map(({ steps }) => steps), [[{
    ...USUAL,
    ...step,
  }]]);
});
