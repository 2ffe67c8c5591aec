import assert from "node:assert/strict";
import { chatTemplateOf, newChatTemplate } from "../../../engine/prompt/chat_template.ts";

const CHATML =
  "{{ bos_token }}{% for m in messages %}<|{{ m.role }}|>{{ m.content }}{{ eos_token }}{% endfor %}" +
  "{% if add_generation_prompt %}<|assistant|>{% endif %}";

const MESSAGES = [{ role: "system", content: "{{ no }}" }, {
  role: "user",
  content: "hi",
}] as const;

Deno.test("a template of tokenizer_config.json makes a text of messages", async () => {
  const config = chatTemplateOf(
    JSON.stringify({ chat_template: CHATML, bos_token: "<s>", eos_token: { content: "</s>" } }),
    undefined,
  );
  assert.ok(config);
  const render = await newChatTemplate(config);
  assert.equal(render(MESSAGES), "<s><|system|>{{ no }}</s><|user|>hi</s><|assistant|>");
});

Deno.test("a file of its own comes first, and of several by name the default", () => {
  const named = [{ name: "tools", template: "t" }, { name: "default", template: "d" }];
  const config = JSON.stringify({ chat_template: named });
  assert.equal(chatTemplateOf(config, "file")?.template, "file");
  assert.equal(chatTemplateOf(config, undefined)?.template, "d");
  assert.equal(chatTemplateOf("{}", undefined), undefined);
  assert.equal(chatTemplateOf(undefined, undefined), undefined);
});

Deno.test("a template that cannot be read, or refuses the messages, is told", async () => {
  await assert.rejects(
    newChatTemplate({ template: "{% for %}", tokens: {} }),
    /Cannot read the chat template/,
  );
  const refusing = await newChatTemplate({
    template: "{{ raise_exception('no system role') }}",
    tokens: {},
  });
  assert.throws(() => refusing(MESSAGES), /Cannot render the chat template: .*no system role/);
});
