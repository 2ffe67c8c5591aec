import { deepStrictEqual, match, strictEqual } from "node:assert";
import { inFolder } from "../../whole/run_files.ts";
import { startFaultServer } from "../fault_server.ts";
import { plain, send } from "../script.ts";
import type { Answer } from "../script.ts";
import { leftIn, numbersIn } from "./left.ts";
import { ask, writeQuiz } from "./quiz.ts";

const JSON_HEAD = "content-type: application/json\r\n";
const answer = (body: string): Answer => [send(plain("200 OK", body, JSON_HEAD))];
const RIGHT = answer('{"choices":[{"message":{"content":"0"},"finish_reason":"stop"}]}');
const CUT = `HTTP/1.1 200 OK\r\n${JSON_HEAD}content-length: 999\r\n\r\n{"choices"`;

/** One after the other; each is mended by another try. */
const PASSING: readonly (readonly [name: string, answer: Answer, why: RegExp])[] = [
  ["a reset", [{ kind: "reset" }], /reset/i],
  ["an end before a word", [{ kind: "close" }], /./],
  ["an end in the middle of a body", [send(CUT), { kind: "close" }], /./],
  [
    "an error in place of an answer",
    answer('{"error":{"message":"out of memory"}}'),
    /^out of memory$/,
  ],
  ["an answer without an end", answer('{"choices":[]}'), /without content/],
  ["silence", [{ kind: "pause", ms: 60_000 }], /^no complete answer within 300 ms$/],
];

/** Never mended. */
const LASTING: readonly (readonly [name: string, answer: Answer, kind: string, why: RegExp])[] = [
  [
    "JSON that ends too soon",
    answer('{"choices":['),
    "malformed",
    /no JSON object: \{"choices":\[/,
  ],
  [
    "a page",
    [send(plain("200 OK", "<h1>hi</h1>", "content-type: text/html\r\n"))],
    "malformed",
    /hi/,
  ],
  ["no HTTP at all", [send("\x00\x01\xff\r\n\r\n"), { kind: "close" }], "malformed", /./],
  ["a redirect", [send(plain("302 Found", "", "location: /x\r\n"))], "http-status", /302, to \/x/],
];

Deno.test("failures of the wire are tried again, and each is in the log", async () => {
  using server = await startFaultServer([...PASSING.map(([, answer]) => answer), RIGHT]);
  await inFolder(async (cwd) => {
    const model = { timeoutMs: 300, retry: { backoffMs: 1 } };
    await writeQuiz(cwd, { questions: 1, url: server.origin, model });
    const { code, err } = await ask(cwd);
    strictEqual(code, 0, err);
    const { predictions, log } = await leftIn(cwd);
    strictEqual(predictions[0]?.attempts, PASSING.length + 1);
    const whys = log.flatMap((event) => event.kind === "retrying" ? event.why : []);
    strictEqual(whys.length, PASSING.length);
    PASSING.forEach(([name, , why], i) => match(whys[i] ?? "", why, name));
    strictEqual((await numbersIn(cwd)).metrics["accuracy"]?.value, 1);
  });
});

Deno.test.each(LASTING.map(([name, answer, kind, why]) => ({ name, answer, kind, why })))(
  "$name is tried once: exit 3, and what was said",
  async ({ answer, kind, why }) => {
    using server = await startFaultServer([answer]);
    await inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 1, url: server.origin });
      const { code, out, err } = await ask(cwd);
      const { predictions, failed } = await leftIn(cwd);
      const said = `${out}${err}${failed[0]?.error_info}`;
      match(said, why);
      deepStrictEqual([code, predictions.length, failed.map(({ kind }) => kind)], [
        3,
        0,
        kind === "http-status" ? [] : [kind],
      ]);
    });
    strictEqual((await server.report()).requests.length, 1);
  },
);
