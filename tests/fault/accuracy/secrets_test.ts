import { match, ok, strictEqual } from "node:assert";
import { filesIn, inFolder } from "../../whole/run_files.ts";
import { examined } from "./examiner.ts";
import { leftIn } from "./left.ts";
import { ask, writeQuiz } from "./quiz.ts";
import { refusal, said } from "./replies.ts";

const KEY = "sk-k3y-77aa";

Deno.test("a secret that a server repeats, in an answer or an error, reaches no file and no terminal", async () => {
  await examined(({ question }, _, { headers }) => {
    const sent = headers.get("authorization") ?? "";
    if (question === 1) return refusal(400, `what is ${sent}?`);
    return said({
      content: `It is 0. ${sent}`,
      reasoning_content: `I was sent ${sent}`,
      tool_calls: [{ id: sent, function: { name: "f", arguments: `{"key":"${sent}"}` } }],
    });
  }, (url) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 2, url, model: { apiKeyEnv: "TEST_KEY" } });
      const flags = ["--response-cache", "cache", "--debug"];
      const { out, err } = await ask(cwd, flags, { TEST_KEY: KEY });
      const { predictions: [answer], failed: [failure] } = await leftIn(cwd);
      strictEqual(answer?.prediction, "It is 0. [secret]");
      match(failure?.error_info ?? "", /what is \[secret\]/);
      const texts = [...await filesIn(cwd)].map(([, bytes]) => new TextDecoder().decode(bytes));
      ok(![out, err, ...texts].some((text) => text.includes(KEY)));
    }));
});
