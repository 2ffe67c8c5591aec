import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import type { AnsweringEvent } from "../../../engine/event/answering.ts";
import type { FailedAsk, Prediction } from "../../../engine/event/prediction.ts";
import type { GenerateStep, Task } from "../../../engine/plan/plan.ts";
import type { Files } from "../../../engine/port/ports.ts";
import { interpretGenerate } from "../../../engine/run/generate.ts";
import type { Generated } from "../../../engine/run/generate.ts";
import { placesOf } from "../../../engine/run/places.ts";
import { InputError, UnreachableError } from "../../../engine/run/ports.ts";
import { newMemoryFiles } from "../port/memory_files.ts";
import { taskOf } from "./generate/asked.ts";
import { linesOf, newAsking } from "./generate/asking.ts";
import type { Asking, World } from "./generate/asking.ts";
import { AWAY, numberIn, refusing, rightly, saying } from "./generate/scripted_answers.ts";

const STEP: GenerateStep = {
  kind: "generate",
  concurrency: 2,
  retry: { attempts: 3, backoffMs: 100 },
  maxErrorRate: 0.1,
};
const TASK = taskOf();
const PLACES = placesOf(TASK);

async function generate(world: World = {}, task: Task = TASK): Promise<Generated & Asking> {
  const asking = await newAsking(world);
  const generated = await asking.during(interpretGenerate(task, STEP, asking.ports));
  return { ...generated, ...asking };
}

async function linesIn(files: Files) {
  return {
    predictions: await linesOf<Prediction>(files, PLACES.predictions),
    failed: await linesOf<FailedAsk>(files, PLACES.failed),
    log: await linesOf<AnsweringEvent>(files, PLACES.inferLog),
  };
}

const idsOf = (lines: readonly { readonly id: string }[]): readonly string[] =>
  lines.map(({ id }) => id);

Deno.test("every answer is a line, and the log tells of the beginning and the end", async (t) => {
  const { ports, ending, total, failed, used, lives } = await generate();
  deepStrictEqual([ending, total, failed], ["complete", 3, 0]);
  const { predictions, log } = await linesIn(ports.files);
  await t.assertSnapshot(predictions[0]);
  await t.assertSnapshot(log);
  deepStrictEqual(idsOf(predictions), ["q0", "q1", "q2"]);
  deepStrictEqual([used.map(({ stopped }) => stopped), lives], [[true], [
    "reach sim",
    "close sim",
  ]]);
});

Deno.test("what is finished is not asked again; with nothing open nobody is reached", async () => {
  const files = newMemoryFiles();
  await generate({ files, rows: 2 });
  const more = await generate({ files, rows: 4 });
  deepStrictEqual(more.used[0]?.seen.map(numberIn), [2, 3]);
  const none = await generate({ files, rows: 4 });
  deepStrictEqual([none.lives, none.total, none.ending], [[], 4, "complete"]);
});

Deno.test("what failed for good stays so until it is asked for again, and counts among its own questions only", async () => {
  const files = newMemoryFiles();
  const answer: World["answer"] = (seen) =>
    numberIn(seen) === 0 ? rightly(seen) : refusing(400, `no ${numberIn(seen)}`);
  const first = await generate({ files, answer });
  deepStrictEqual([first.failed, idsOf((await linesIn(files)).failed)], [2, ["q1", "q2"]]);
  const second = await generate({ files });
  deepStrictEqual([second.failed, second.used], [2, []]);
  const fewer = await generate(
    { files },
    taskOf({
      select: { slice: [0, 2], ids: null, order: "file" },
    }),
  );
  deepStrictEqual([fewer.total, fewer.failed], [2, 1]);
  const third = await generate({ files, rest: { retryFailed: true } });
  deepStrictEqual([third.failed, third.used[0]?.seen.map(numberIn)], [0, [1, 2]]);
});

Deno.test("where every question is refused, nothing is kept, and all are asked the next time", async () => {
  const files = newMemoryFiles();
  const asking = await newAsking({ files, answer: () => refusing(401, "no key") });
  await rejects(
    asking.during(interpretGenerate(TASK, STEP, asking.ports)),
    (error) =>
      error instanceof UnreachableError && /refuses every question.*no key/.test(error.message),
  );
  const { predictions, failed, log } = await linesIn(files);
  deepStrictEqual([predictions, failed], [[], []]);
  const ended = log.at(-1);
  deepStrictEqual(ended?.kind === "answering-ended" && [ended.ending, ended.failed], [
    "unreachable",
    0,
  ]);
  deepStrictEqual([asking.used[0]?.stopped, asking.lives], [true, ["reach sim", "close sim"]]);
  deepStrictEqual((await generate({ files })).used[0]?.seen.length, 3);
});

Deno.test("a server that goes away for good: what was answered is kept, and the rest is not failed", async () => {
  const files = newMemoryFiles();
  const answer: World["answer"] = (seen) => seen.index < 4 ? rightly(seen) : AWAY;
  const patient = { ...STEP, retry: { attempts: 100, backoffMs: 1000 } };
  const asking = await newAsking({ files, rows: 9, answer });
  const { ending, stopped, failed } = await asking.during(
    interpretGenerate(TASK, patient, asking.ports),
  );
  deepStrictEqual([ending, failed], ["unreachable", 0]);
  match(stopped ?? "", /^Cannot reach .*ECONNREFUSED, for \d+ s now\. .* --reuse goes on$/);
  const lines = await linesIn(files);
  deepStrictEqual([idsOf(lines.predictions), lines.failed], [["q0", "q1", "q2", "q3"], []]);
});

Deno.test("the signal: what has come is kept, and the log says so", async () => {
  const controller = new AbortController();
  const answer: World["answer"] = (seen) => {
    if (seen.index === 3) controller.abort(new Error("SIGINT"));
    return rightly(seen);
  };
  const { ports, ending } = await generate({
    rows: 9,
    answer,
    rest: { signal: controller.signal },
  });
  strictEqual(ending, "interrupted");
  const { predictions, log } = await linesIn(ports.files);
  ok(predictions.length >= 2 && predictions.length <= 4, `${predictions.length} were kept`);
  const ended = log.at(-1);
  deepStrictEqual(ended?.kind === "answering-ended" && [ended.ending, ended.answered], [
    "interrupted",
    predictions.length,
  ]);
});

Deno.test("a disk that is full ends it, and everything is closed", async () => {
  let lines = 0;
  const files = newMemoryFiles((path) => {
    if (path.endsWith("quiz.jsonl") && ++lines === 3) throw new Error("no space left");
  });
  const asking = await newAsking({ files, rows: 20 });
  await rejects(asking.during(interpretGenerate(TASK, STEP, asking.ports)), /no space left/);
  deepStrictEqual([asking.used[0]?.stopped, asking.lives], [true, ["reach sim", "close sim"]]);
});

Deno.test.each([
  {
    name: "a changed row",
    change: { prompt: [{ role: "user", content: "Now: {{question}}" }] } as const,
    served: "m",
    says: /sample q0 would be asked otherwise than it was: its file, its prompt/,
  },
  {
    name: "another model served",
    change: {},
    served: "n",
    says: /sample q0 .*: the model served \(now "n"\) or its sampling has changed/,
  },
  {
    name: "other sampling",
    change: { sampling: { temperature: 1 } },
    served: "m",
    says: /sample q0 .*: the model served .* or its sampling has changed/,
  },
])("answers to other questions are never gone on with: $name", async ({ change, served, says }) => {
  const files = newMemoryFiles();
  await generate({ files, rows: 2 });
  const asking = await newAsking({ files, rows: 3, reached: { served } });
  const error = await asking.during(interpretGenerate(taskOf(change), STEP, asking.ports))
    .then(() => undefined, (error) => error);
  ok(error instanceof InputError);
  match(error.message, says);
  deepStrictEqual(asking.used, []);
});

Deno.test("damaged lines are said, and their questions asked again", async () => {
  const files = newMemoryFiles();
  await generate({ files, rows: 2 });
  const path = `run/${PLACES.predictions}`;
  const text = await files.readText(path) ?? "";
  await files.write(path, [text.replace('"id":"q0"', '"id":0')]);
  const { used, warnings } = await generate({ files, rows: 2 });
  deepStrictEqual([used[0]?.seen.map(numberIn), warnings], [[0], [
    "m/quiz: 1 damaged lines among its answers are left out",
  ]]);
});

Deno.test("with a cache of answers nothing is asked twice, over runs and repeats", async () => {
  const kept = new Map();
  const cache = {
    find: (key: string) => Promise.resolve(kept.get(key)),
    keep: (key: string, answered: unknown) => Promise.resolve(void kept.set(key, answered)),
  };
  const task = taskOf({ repeats: 2 });
  const first = await generate({ rest: { cache } }, task);
  const second = await generate({ rest: { cache } }, task);
  deepStrictEqual([first.used[0]?.seen.length, second.used[0]?.seen.length], [6, 0]);
  const [one, other] = [await linesIn(first.ports.files), await linesIn(second.ports.files)];
  deepStrictEqual(
    one.predictions.map(({ prediction }) => prediction).sort(),
    other.predictions.map(({ prediction }) => prediction).sort(),
  );
});

Deno.test("what is sent in an answer without secrets is what is kept", async () => {
  const { ports } = await generate({
    rows: 1,
    answer: () => saying("the key is hunter2, is it?"),
    reached: { hide: (text) => text.replaceAll("hunter2", "[secret]") },
  });
  const { predictions } = await linesIn(ports.files);
  strictEqual(predictions[0]?.prediction, "the key is [secret], is it?");
});
