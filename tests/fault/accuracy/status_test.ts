import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { inFolder } from "../../whole/run_files.ts";
import { closedUrl } from "../../whole/servers.ts";
import { examined } from "./examiner.ts";
import { idsOf, leftIn, numbersIn } from "./left.ts";
import { ask, writeQuiz } from "./quiz.ts";
import { refusal, right } from "./replies.ts";

/** The status that a question meets at first, by its number; question 0 meets none. */
const PASSING = [200, 408, 409, 429, 500, 503, 529];
const LASTING = [400, 401, 404, 422];
const STATUSES = [...PASSING, ...LASTING];

Deno.test("what another try may mend is tried again, all else once; failures are counted and listed", async () => {
  const mended = { now: false };
  await examined((asked, tries) => {
    const { question } = asked;
    const status = STATUSES[question] ?? 0;
    const isGood = question === 0 || (question < PASSING.length ? tries > 1 : mended.now);
    return isGood ? right(asked) : refusal(status, `no room for question ${question}`);
  }, (url, asked) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: STATUSES.length, url });
      const { code, out, err } = await ask(cwd);
      strictEqual(code, 3);
      match(
        err,
        /m\/quiz: 4 of 11 questions failed for good, more than --max-error-rate 0.1 allows/,
      );
      match(out, /HTTP 4\d\d: no room for question \d+/);
      const tries = STATUSES.map((_, n) => asked.filter(({ question }) => question === n).length);
      deepStrictEqual(tries, [1, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1]);
      const { predictions, failed } = await leftIn(cwd);
      deepStrictEqual(idsOf(predictions), ["q0", "q1", "q2", "q3", "q4", "q5", "q6"]);
      deepStrictEqual(
        new Map(failed.map(({ id, status, error_info }) => [id, [status, error_info]])),
        new Map(LASTING.map((status, i) => {
          const n = PASSING.length + i;
          return [`q${n}`, [status, `HTTP ${status}: no room for question ${n}`]];
        })),
      );
      const numbers = await numbersIn(cwd);
      deepStrictEqual(numbers.samples, {
        total: 11,
        scored: 7,
        unscored: 0,
        truncated: 0,
        errors: 4,
        missing: 0,
      });
      deepStrictEqual([numbers.errorsByKind, numbers.metrics["accuracy"]?.n], [
        { "http-status": 4 },
        7,
      ]);
      strictEqual(numbers.metrics["accuracy"]?.value, 1);

      const allowed = await ask(cwd, ["--reuse", "--max-error-rate", "0.5"]);
      deepStrictEqual([allowed.code, asked.length], [0, 17], allowed.err);

      mended.now = true;
      const again = await ask(cwd, ["--reuse", "--retry-failed"]);
      deepStrictEqual([again.code, asked.length], [0, 21], again.err);
      const { samples } = await numbersIn(cwd);
      deepStrictEqual([samples.scored, samples.errors], [11, 0]);
    }));
});

Deno.test("a server that refuses every question is asked a few, once each: exit 3, its words, nothing kept", async () => {
  const key = { right: false };
  await examined(
    (asked) => key.right ? right(asked) : refusal(401, "no such key"),
    (url, asked) =>
      inFolder(async (cwd) => {
        await writeQuiz(cwd, { questions: 100, url });
        const { code, err } = await ask(cwd, ["--concurrency", "1"]);
        deepStrictEqual({ code, err }, {
          code: 3,
          err: `m/quiz: Cannot go on: ${url} refuses every question: HTTP 401: no such key\n`,
        });
        strictEqual(asked.length, 8);
        key.right = true;
        const again = await ask(cwd, ["--reuse"]);
        deepStrictEqual([again.code, asked.length], [0, 108], again.err);
      }),
  );
});

Deno.test.each([
  { name: "a named model", model: {}, says: /^m\/quiz: Cannot reach \S+: .*ECONNREFUSED.*\n$/ },
  {
    name: "the first model",
    model: { model: "" },
    says: /^m\/quiz: Cannot reach \S+\/v1\/models: connection refused\. .*\n$/,
  },
])("nobody answers when $name is asked: one sentence, exit 3", async ({ model, says }) => {
  await inFolder(async (cwd) => {
    await writeQuiz(cwd, { questions: 50, url: closedUrl(), model });
    const { code, out, err } = await ask(cwd);
    match(err, says);
    match(err, /Is the server up\? --url says where/);
    deepStrictEqual([code, out], [3, ""]);
    ok((await leftIn(cwd)).predictions.length === 0);
  });
});
