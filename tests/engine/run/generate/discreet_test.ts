import { deepStrictEqual, strictEqual } from "node:assert";
import type { Attempt } from "../../../../engine/run/generate/attempt.ts";
import { discreet } from "../../../../engine/run/generate/discreet.ts";
import { newHiding } from "../../../../engine/cli/hide_secrets.ts";

const hide = newHiding(["sk-secret", "Bearer sk-secret"]);

function answeredWith(usage: unknown, text = "it is sk-secret"): Attempt {
  return {
    kind: "answered",
    answer: {
      text,
      reasoning: "Bearer sk-secret?",
      toolCalls: [{ id: "sk-secret", name: "f", arguments: '{"key":"sk-secret"}' }],
      finish: "sk-secret",
      usage: usage as null,
    },
    firstByteMs: 1,
    latencyMs: 2,
  };
}

Deno.test("a secret is taken out of every part of an answer", () => {
  const made = discreet(answeredWith({ "sk-secret": [{ note: "sk-secret" }], n: 3 }), { hide });
  strictEqual(JSON.stringify(made).includes("sk-secret"), false);
  deepStrictEqual(made.kind === "answered" && made.answer.usage, {
    "[secret]": [{ note: "[secret]" }],
    n: 3,
  });
});

Deno.test("the start of a secret is a word like any other, but at the end of an error", () => {
  const answer = answeredWith(null, "the animal is a Bear");
  const made = discreet(answer, { hide });
  strictEqual(made.kind === "answered" && made.answer.text, "the animal is a Bear");
  const failed: Attempt = {
    kind: "failed",
    outcome: "http-status",
    status: 401,
    retryAfterSeconds: -1,
    text: "HTTP 401: bad key sk-sec",
    unheard: false,
  };
  strictEqual((discreet(failed, { hide }) as typeof failed).text, "HTTP 401: bad key [secret]");
});

Deno.test("what is nested without end can be written", () => {
  let usage: unknown = {};
  for (let depth = 0; depth < 100_000; depth++) usage = { usage };
  const made = discreet(answeredWith(usage), { hide });
  strictEqual(JSON.stringify(made).length < 1000, true);
});
