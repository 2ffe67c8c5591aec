import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import type { Target } from "../../../../engine/net/network.ts";
import { newTry } from "../../../../engine/run/generate/attempt.ts";
import type { Attempt } from "../../../../engine/run/generate/attempt.ts";
import { ScriptedNetwork, stream, text } from "../load/scripted_network.ts";
import type { Answer } from "../load/scripted_network.ts";
import { ScriptedTime } from "../load/scripted_time.ts";
import { passing } from "./virtual_time.ts";

const TARGET: Target = { origin: "http://h", method: "POST", path: "/v1", headers: {} };
const JSON_HEAD = "content-type: application/json\r\n";
const BODY = new TextEncoder().encode("{}");

/** What comes of one try at each of these answers, over one network. */
async function triesOf(answers: readonly Answer[], isStream: boolean): Promise<readonly Attempt[]> {
  const time = new ScriptedTime();
  const network = new ScriptedNetwork(({ index }) => answers[index] ?? { endMs: 0 }, time);
  const tryOnce = newTry({ network, target: TARGET, stream: isStream, timeoutMs: 1000 });
  const made: Attempt[] = [];
  for (const _ of answers) {
    made.push(await passing(time, tryOnce(BODY, new AbortController().signal)));
  }
  return made;
}

const ROLE = JSON.stringify({ choices: [{ delta: { role: "assistant", content: "" } }] });
const EMPTY = JSON.stringify({ choices: [{ delta: { content: "" }, finish_reason: "stop" }] });

const whole = (body: unknown, rest: Partial<Answer> = {}): Answer => ({
  headers: JSON_HEAD,
  body: JSON.stringify(body),
  endMs: 30,
  ...rest,
});
const said = (message: unknown, finish: string | null = "stop"): unknown => ({
  choices: [{ message, finish_reason: finish }],
  usage: { prompt_tokens: 1, completion_tokens: 2 },
});

Deno.test.each(
  [
    { name: "an answer", answer: whole(said({ content: "42" })) },
    {
      name: "reasoning and tools",
      answer: whole(said({
        content: null,
        reasoning_content: "hm",
        tool_calls: [{ id: "c", function: { name: "f", arguments: "{}" } }],
      }, "tool_calls")),
    },
    { name: "an answer without a word", answer: whole(said({ content: "" })) },
    { name: "a body without an answer", answer: whole({ choices: [] }) },
    { name: "an error in place of an answer", answer: whole({ error: { message: "full" } }) },
    { name: "no JSON", answer: { ...whole(0), body: '{"choices": [' } },
    {
      name: "too many requests",
      answer: whole({ detail: "slow down" }, {
        status: 429,
        headers: `${JSON_HEAD}retry-after: 7\r\n`,
      }),
    },
    { name: "a redirect", answer: { status: 302, headers: "location: /elsewhere\r\n", endMs: 5 } },
    {
      name: "nobody there",
      answer: {
        endMs: 5,
        unsent: true,
        failure: { kind: "connect-refused", text: "ECONNREFUSED" },
      },
    },
    {
      name: "cut off in the middle",
      answer: { ...whole(0), failure: { kind: "ended-early", text: "the connection ended" } },
    },
    { name: "silence", answer: { endMs: Infinity } },
    { name: "silence before a connection", answer: { endMs: Infinity, unsent: true } },
  ] as const,
)("one try: $name", async ({ answer }, t) => {
  await t.assertSnapshot(await triesOf([answer as Answer], false));
});

Deno.test.each(
  [
    { name: "whole", answer: stream(20, 5, 3) },
    { name: "without a word", answer: { events: [[5, EMPTY], [5, "[DONE]"]], endMs: 5 } },
    { name: "that ends before its first word", answer: { events: [[5, ROLE]], endMs: 5 } },
    { name: "that ends in the middle", answer: { events: [[5, text("a")]], endMs: 5 } },
    {
      name: "of an error",
      answer: { events: [[5, text("a")], [9, '{"error":"oops"}']], endMs: 9 },
    },
  ] as const,
)("one try: a stream $name", async ({ answer }, t) => {
  await t.assertSnapshot(await triesOf([answer as Answer], true));
});

Deno.test("nothing of one try is left in the next", async () => {
  const long = stream(20, 5, 9);
  const short = { events: [[1, text("b")], [1, "[DONE]"]] as const, endMs: 2 };
  const [, second] = await triesOf([long, short], true);
  deepStrictEqual(second, (await triesOf([short], true))[0]);
});

Deno.test("a signal cancels it, and nothing is heard of it again", async () => {
  const time = new ScriptedTime();
  const network = new ScriptedNetwork(() => stream(20, 5, 9), time);
  const tryOnce = newTry({ network, target: TARGET, stream: true, timeoutMs: 1000 });
  const controller = new AbortController();
  time.at(time.now + 30e6, () => controller.abort(new Error("enough")));
  await rejects(passing(time, tryOnce(BODY, controller.signal)), /enough/);
  strictEqual(network.inFlight, 0);
  while (time.step());
});
