import { deepStrictEqual, match, rejects, strictEqual } from "node:assert";
import type { AccuracyTask } from "../../../engine/event/accuracy.ts";
import { encodeAsked } from "../../../engine/event/prediction_codec.ts";
import type { FailedAsk, Prediction } from "../../../engine/event/prediction.ts";
import { placesOf } from "../../../engine/run/places.ts";
import { interpretScore } from "../../../engine/run/score.ts";
import { decodeResults } from "../../../engine/run/score/results.ts";
import type { Recipe } from "../../../engine/score/recipe.ts";
import type { Settlement, Symbolic } from "../../../engine/score/symbolic/symbolic.ts";
import { TASK as LOAD } from "../event/fixtures.ts";
import { newMemoryFiles } from "../port/memory_files.ts";
import { failure, prediction, taskOf } from "./generate/asked.ts";
import { linesOf, newAsking } from "./generate/asking.ts";
import type { Asking, World } from "./generate/asking.ts";

const TASK = taskOf({ repeats: 2 });
const PLACES = placesOf(TASK);

/** Files of a run that asked three questions twice; of q2 one time failed and one was not asked. */
async function answeredFiles(
  lines: readonly (Prediction | FailedAsk)[] = [
    prediction("q0", { prediction: "It is 0.", gold: "0" }),
    prediction("q1", { prediction: "It is 2.", gold: "1" }),
    prediction("q0", { prediction: "汉字 0", gold: "0", repeat: 1 }),
    prediction("q1", { prediction: "Well", gold: "1", repeat: 1, finish_reason: "length" }),
    failure("q2"),
  ],
) {
  const files = newMemoryFiles();
  for (const path of [PLACES.predictions, PLACES.failed]) {
    const isFailed = path === PLACES.failed;
    const text = lines.filter(({ success }) => success !== isFailed).map(encodeAsked).join("");
    await files.write(`run/${path}`, [text]);
  }
  return files;
}

async function score(world: World, task = TASK): Promise<Asking & { readonly of?: AccuracyTask }> {
  const asking = await newAsking(world);
  const of = await interpretScore(task, asking.ports);
  return { ...asking, ...(of ? { of } : {}) };
}

Deno.test("every repeat of every sample is a row of the result file", async (t) => {
  const files = await answeredFiles();
  const { of } = await score({ files });
  const text = await files.readText(`run/${PLACES.results}`) ?? "";
  await t.assertSnapshot(text);
  deepStrictEqual(decodeResults(text), of);
  const { details } = JSON.parse(text);
  deepStrictEqual(Object.values<AccuracyTask>(details).map((row) => Object(row).verdict), [
    "correct",
    "correct",
    "wrong",
    "unscored",
    "error",
    "missing",
  ]);
});

Deno.test("each scoring is a line of the log", async () => {
  const files = await answeredFiles();
  await score({ files });
  await score({ files });
  const lines = await linesOf<Record<string, unknown>>(files, PLACES.evalLog);
  deepStrictEqual(
    lines.map(({ kind, recipe, recipeVersion, accuracy }) => [
      kind,
      recipe,
      recipeVersion,
      accuracy,
    ]),
    Array(2).fill(["scored", "last@test", 3, 0.5]),
  );
});

Deno.test("where nothing was asked there are no numbers; without questions it is our fault", async () => {
  strictEqual((await score({})).of, undefined);
  const { ports } = await newAsking();
  await rejects(interpretScore(LOAD, ports), /Cannot score .*: it has no questions/);
});

Deno.test("a reference that has changed since is said", async () => {
  const { of } = await score({ files: await answeredFiles([prediction("q0", { gold: "9" })]) });
  match(of?.notes.join() ?? "", /1 references are not what they were when .* were asked/);
});

Deno.test("a version goes with what shapes the score, and not with who is asked, or which rows", async () => {
  const files = await answeredFiles();
  const versionOf = async (task: typeof TASK): Promise<string> =>
    (await score({ files }, task)).of?.version ?? "";
  const version = await versionOf(TASK);
  match(version, /^[0-9a-f]{6}$/);
  const fewer = taskOf({ repeats: 1, select: { slice: [0, 1], ids: null, order: "file" } });
  const other = { ...fewer, model: { ...fewer.model, model: "other" } };
  strictEqual(await versionOf(other), version);
  const shorter = taskOf({ repeats: 2, maxOutputTokens: 5 });
  strictEqual(await versionOf(shorter) === version, false);
});

const DOUBTFUL: Recipe = {
  name: "doubt@test",
  version: 1,
  about: "all are wrong, and doubted",
  score: () => ({
    verdict: "wrong",
    why: null,
    extracted: "x",
    offsets: null,
    rule: "r",
    parts: {},
  }),
  doubt: (_, { text }) => text === "Well" ? null : { left: text, right: "y" } as never,
};

Deno.test.each(
  [
    {
      settled: ["equal", "unequal", "undecided"],
      correct: 1,
      note: /1 answers hang on an equality/,
    },
    {
      settled: new Error("it does not start"),
      correct: 0,
      note: /3 answers .* not be asked: it does/,
    },
  ] as const,
)("doubts are settled: $settled", async ({ settled, correct, note }) => {
  const symbolic: Symbolic = {
    settle: () =>
      settled instanceof Error
        ? Promise.reject(settled)
        : Promise.resolve(settled as unknown as readonly Settlement[]),
    close: () => Promise.resolve(),
  };
  const rest = { symbolic, recipe: () => Promise.resolve(DOUBTFUL) };
  const { of } = await score({ files: await answeredFiles(), rest });
  strictEqual(of?.metrics["accuracy"]?.correct, correct);
  match(of?.notes.join("\n") ?? "", note);
});
