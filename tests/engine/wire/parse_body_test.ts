import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { parseBody } from "../../../engine/wire/parse_body.ts";
import { readCaptures } from "./captures.ts";

const captures = readCaptures();
const withCaptures = captures.length > 0 ? "" : " (skipped: no ../shared/samples here)";

function parsed(body: unknown): ReturnType<typeof parseBody> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return parseBody(new TextEncoder().encode(text));
}

Deno.test("parseBody() reads a chat", () => {
  const message = { role: "assistant", content: "4", reasoning: "2 + 2" };
  const { text, reasoning, finish, content, visible, promptTokens, completionTokens } = parsed({
    choices: [{ message, finish_reason: "length" }],
    usage: { prompt_tokens: 5, completion_tokens: 6 },
  });
  deepStrictEqual(
    { text, reasoning, finish, content, visible, promptTokens, completionTokens },
    {
      text: "4",
      reasoning: "2 + 2",
      finish: 2,
      content: true,
      visible: true,
      promptTokens: 5,
      completionTokens: 6,
    },
  );
});

Deno.test("parseBody() joins the choices of completions", () => {
  strictEqual(parsed({ choices: [{ text: "a" }, { text: "b" }] }).text, "ab");
});

Deno.test("reasoning under two names is counted once", () => {
  const message = { reasoning: "hm", "reasoning_content": "hm" };
  strictEqual(parsed({ choices: [{ message }] }).reasoning, "hm");
});

Deno.test("parseBody() tells an error in a 200, in the server's words", () => {
  const { error, message } = parsed({ object: "error", message: "Empty msg" });
  deepStrictEqual({ error, message }, { error: true, message: "Empty msg" });
});

Deno.test.each([{ body: "" }, { body: "[]" }, { body: "null" }, { body: "<html>" }, {
  body: '{"choices":[',
}])("parseBody() calls $body malformed", ({ body }) => {
  const { malformed, content } = parsed(body);
  deepStrictEqual({ malformed, content }, { malformed: true, content: false });
});

Deno.test({
  name: `whole answers of real servers have content, usage and a finish${withCaptures}`,
  ignore: captures.length === 0,
  fn() {
    const answers = captures.filter(({ name, isStream, status }) =>
      !isStream && status === 200 && /\/chat(_n2|_stop|_tools|_ignore_eos)?\.txt$/.test(name)
    );
    ok(answers.length >= 12, `${answers.length} answers`);
    for (const { name, body } of answers) {
      const { malformed, content, finish, completionTokens } = parseBody(body);
      ok(!malformed && content && finish > 0 && completionTokens > 0, name);
    }
  },
});
