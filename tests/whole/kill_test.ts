import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { join } from "@std/path";
import { newRandom } from "../../engine/stats/random.ts";
import { ids, idsOf, leftIn } from "../fault/accuracy/left.ts";
import { ask, questionText, writeQuiz } from "../fault/accuracy/quiz.ts";
import { start } from "./program.ts";
import { inFolder, runsIn, summaryIn, writeFiles } from "./run_files.ts";
import { simulated } from "./servers.ts";

const QUESTIONS = 160;
const KILLS = 10;
const CONCURRENCY = 4;
const SEED = 20251125;

/** Every fifth answer is wrong, every seventh none. */
function answerTo(n: number): string {
  return n % 7 === 0 ? "I cannot say." : `It is ${n % 5 === 0 ? n + 1 : n}.`;
}

async function requestsAt(url: string): Promise<number> {
  const lines = (await (await fetch(`${url}/sim/stamps`)).text()).split("\n");
  return JSON.parse(lines[0] ?? "").requests;
}

async function linesIn(cwd: string): Promise<number> {
  const [folder = ""] = await runsIn(cwd);
  const path = join(folder, "predictions/m/quiz.jsonl");
  const bytes = await Deno.readFile(path).catch(() => new Uint8Array());
  return bytes.filter((byte) => byte === 10).length;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Starts the run, or goes on with it, and kills it once it has answered so many more, and a while later. */
async function killed(cwd: string, more: number, laterMs: number): Promise<void> {
  const isBegun = (await runsIn(cwd)).length > 0;
  const before = await linesIn(cwd);
  const flags = ["suite.ts", "--concurrency", String(CONCURRENCY), ...isBegun ? ["--reuse"] : []];
  const running = start(flags, { cwd });
  const ended = running.ended.then(({ err }) => {
    throw new Error(`Cannot kill the run: it has ended. ${err}`);
  });
  const enough = async (): Promise<void> => {
    while (await linesIn(cwd) < before + more) await wait(5);
    await wait(laterMs);
  };
  await Promise.race([enough(), ended]);
  ended.catch(() => {});
  running.kill("SIGKILL");
  strictEqual((await running.ended).code, 137);
}

/** What two runs of the same questions must agree on. */
async function scoresIn(cwd: string): Promise<unknown> {
  const { tasks: [task] } = await summaryIn<{ tasks: Record<string, unknown>[] }>(cwd);
  const { folder } = await leftIn(cwd);
  const { details } = JSON.parse(await Deno.readTextFile(join(folder, "results/m/quiz.json")));
  return { samples: task?.["samples"], metrics: task?.["metrics"], details };
}

Deno.test("killed ten times at any moment, a run goes on and ends as if it never was", async () => {
  await inFolder(async (cwd) => {
    const recorded = Array.from(
      { length: QUESTIONS },
      (_, n) => JSON.stringify({ prompt: questionText(n), answer: answerTo(n) }),
    );
    await writeFiles(cwd, { "recorded.jsonl": recorded.join("\n") });
    const flags = ["--ttft", "30", "--gap", "0", "--replay", join(cwd, "recorded.jsonl")];
    await simulated(flags, (url) =>
      inFolder(async (whole) => {
        await writeQuiz(cwd, { questions: QUESTIONS, url });
        const random = newRandom(SEED);
        for (let kill = 0; kill < KILLS; kill++) {
          const more = 1 + Math.floor(random() * 10);
          const before = { requests: await requestsAt(url), lines: await linesIn(cwd) };
          await killed(cwd, more, random() * 60);
          const sent = await requestsAt(url) - before.requests;
          const kept = await linesIn(cwd) - before.lines;
          ok(sent - kept <= CONCURRENCY, `kill ${kill}: ${sent} sent, ${kept} kept`);
        }
        const { code, err } = await ask(cwd, ["--reuse", "--concurrency", String(CONCURRENCY)]);
        deepStrictEqual([code, err], [0, ""]);
        deepStrictEqual(idsOf((await leftIn(cwd)).predictions), ids(0, QUESTIONS));
        const repeated = await requestsAt(url) - QUESTIONS;
        ok(repeated <= KILLS * CONCURRENCY, `${repeated} were asked again`);

        await writeQuiz(whole, { questions: QUESTIONS, url });
        const unbroken = await ask(whole);
        strictEqual(unbroken.code, 0, unbroken.err);
        match(unbroken.out, /accuracy/);
        deepStrictEqual(await scoresIn(cwd), await scoresIn(whole));
      }));
  });
});
