import { deepStrictEqual, rejects } from "node:assert";
import { readQuestions } from "../../../engine/run/questions.ts";
import { TASK as LOAD } from "../event/fixtures.ts";
import { taskOf } from "./generate/asked.ts";
import { newAsking } from "./generate/asking.ts";

const TASK = taskOf();
const TEXT_MODEL = { ...TASK.model, api: "openai-completions" as const, chatTemplate: "/tok" };

Deno.test("every sample is rendered; the dataset's limit goes before the model's, the row's before both", async () => {
  const { ports } = await newAsking({ rows: 1 });
  for (
    const [task, limit] of [
      [TASK, TASK.model.maxOutputTokens],
      [taskOf({ maxOutputTokens: 3 }), 3],
    ] as const
  ) {
    deepStrictEqual(
      (await readQuestions(task, ports)).map(({ sample, prompt, maxOutputTokens }) => [
        sample.id,
        prompt,
        maxOutputTokens,
      ]),
      [["q0", [{ role: "user", content: "Which number is 0?" }], limit]],
    );
  }
});

Deno.test("messages become a text by the tokenizer's chat template", async () => {
  const { ports } = await newAsking({ rows: 1 });
  const task = { ...TASK, model: TEXT_MODEL };
  await rejects(readQuestions(task, ports), /Cannot find a chat template in \/tok: it should hold/);
  const template = "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}<bot>";
  await ports.files.write("/tok/chat_template.jinja", [template]);
  deepStrictEqual((await readQuestions(task, ports)).map(({ prompt }) => prompt), [
    "<user>Which number is 0?<bot>",
  ]);
});

Deno.test("what is wrong with a template or a row is known before anything is sent", async () => {
  const { ports } = await newAsking({ rows: 2 });
  const task = taskOf({ prompt: [{ role: "user", content: "{{quetsion}}" }] });
  await rejects(readQuestions(task, ports), /sample q0.*quetsion/s);
  await rejects(readQuestions(LOAD, ports), /Cannot ask .*: it has no questions/);
});
