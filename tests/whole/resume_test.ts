import { deepStrictEqual, match, strictEqual } from "node:assert";
import { join } from "@std/path";
import { examined } from "../fault/accuracy/examiner.ts";
import { ids, idsOf, leftIn, numbersIn } from "../fault/accuracy/left.ts";
import { ask, writeQuiz } from "../fault/accuracy/quiz.ts";
import { right } from "../fault/accuracy/replies.ts";
import type { Quiz } from "../fault/accuracy/quiz.ts";
import { inFolder, writeFiles } from "./run_files.ts";

Deno.test("a torn last line is cut off, and its question asked again; no other is", async () => {
  await examined(right, (url, asked) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 3, url });
      const first = await ask(cwd);
      strictEqual(first.code, 0, first.err);
      const { folder, predictions } = await leftIn(cwd);
      const path = join(folder, "predictions/m/quiz.jsonl");
      const bytes = await Deno.readFile(path);
      const last = bytes.lastIndexOf(10, bytes.length - 2) + 1;
      for (const cut of [last + 1, (last + bytes.length) >> 1, bytes.length - 1]) {
        await Deno.writeFile(path, bytes.subarray(0, cut));
        const before = asked.length;
        const { code, err } = await ask(cwd, ["--reuse"]);
        deepStrictEqual([code, err], [0, ""]);
        deepStrictEqual(asked.slice(before).map(({ question }) => `q${question}`), [
          predictions[2]?.id,
        ]);
        deepStrictEqual(idsOf((await leftIn(cwd)).predictions), ids(0, 3));
      }
    }));
});

const CHANGES: readonly {
  readonly name: string;
  readonly flags?: readonly string[];
  readonly quiz?: Partial<Quiz>;
  readonly row?: string;
  readonly says: RegExp;
}[] = [
  {
    name: "another model",
    quiz: { model: { model: "other" } },
    says: /m\/quiz: model\.model was "m", is now "other"/,
  },
  {
    name: "other sampling",
    quiz: { model: { sampling: { temperature: 1 } } },
    says: /model\.sampling\.temperature was not said, is now 1/,
  },
  {
    name: "longer answers",
    flags: ["--max-out-len", "99"],
    says: /maxOutputTokens was \S+, is now 99/,
  },
  {
    name: "another prompt",
    quiz: { dataset: { prompt: "Well? {{question}}" } },
    says: /dataset\.questions\.prompt was .*, is now .*Well\?/,
  },
  {
    name: "a system message",
    flags: ["--system", "Be brief."],
    says: /dataset\.questions\.prompt was .*, is now .*Be brief\./,
  },
  {
    name: "another row in the file",
    row: JSON.stringify({ id: "q0", question: "Which number is 7?", answer: "7" }),
    says: /sample q0 would be asked otherwise than it was: its file, .* Start a new run/,
  },
];

Deno.test("another question under the same name is refused, and what differs is named", async () => {
  await examined(right, (url, asked) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 2, url });
      const first = await ask(cwd, ["--num-prompts", "1"]);
      strictEqual(first.code, 0, first.err);
      for (const { name, flags = [], quiz = {}, row, says } of CHANGES) {
        await writeQuiz(cwd, { questions: 2, url, ...quiz });
        if (row) {
          const second = JSON.stringify({ id: "q1", question: "Which number is 1?", answer: "1" });
          await writeFiles(cwd, { "data/quiz.jsonl": `${row}\n${second}\n` });
        }
        const { code, err } = await ask(cwd, ["--reuse", ...flags]);
        match(err, says, name);
        deepStrictEqual([code, asked.length], [2, 1], name);
      }
      await writeQuiz(cwd, { questions: 2, url });
      const { code, err } = await ask(cwd, ["--reuse"]);
      deepStrictEqual([code, asked.length], [0, 2], err);
    }));
});

Deno.test("another recipe needs no inference", async () => {
  await examined(right, (url, asked) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 4, url });
      const first = await ask(cwd);
      strictEqual(first.code, 0, first.err);
      const scores: (number | undefined)[] = [];
      for (const recipe of ["exact@ais-bench", "number@assay"]) {
        const { code, err } = await ask(cwd, ["--reuse", "--recipe", recipe]);
        strictEqual(code, 0, err);
        const numbers = await numbersIn(cwd);
        strictEqual(numbers.recipe, recipe);
        scores.push(numbers.metrics["accuracy"]?.value);
      }
      deepStrictEqual([scores, asked.length], [[0, 1], 4]);
    }));
});

Deno.test("more rows and more repeats ask the missing ones only", async () => {
  await examined(right, (url, asked) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 6, url });
      for (
        const [flags, total] of [
          [["--num-prompts", "2"], 2],
          [["--reuse"], 6],
          [["--reuse", "--repeats", "2"], 12],
          [["--reuse", "--num-prompts", "3"], 12],
        ] as const
      ) {
        const { code, err } = await ask(cwd, flags);
        deepStrictEqual([code, asked.length], [0, total], err);
      }
      deepStrictEqual((await numbersIn(cwd)).samples.total, 3);
      deepStrictEqual((await leftIn(cwd)).predictions.length, 12);
    }));
});
