import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "@std/path";
import { examined } from "../fault/accuracy/examiner.ts";
import { ids, idsOf, leftIn, numbersIn } from "../fault/accuracy/left.ts";
import { ask, writeQuiz } from "../fault/accuracy/quiz.ts";
import { refusal, right, said } from "../fault/accuracy/replies.ts";
import { start } from "./program.ts";
import { inFolder, runsIn } from "./run_files.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

Deno.test("adaptive: more at once while answers come as fast, half after a 429, and none while it asks to wait", async () => {
  const refused = { at: 0 };
  await examined(async (asked) => {
    await wait(60);
    if (asked.question !== 40 || refused.at > 0) return right(asked);
    refused.at = performance.now();
    return refusal(429, "too many", { "retry-after": "1" });
  }, (url, asked) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 90, url });
      const { code, err } = await ask(cwd);
      strictEqual(code, 0, err);
      const { log, predictions } = await leftIn(cwd);
      deepStrictEqual(idsOf(predictions), ids(0, 90));
      const changes = log.filter((event) => event.kind === "limit-changed");
      deepStrictEqual([changes[0]?.from, changes[0]?.to], [8, 16]);
      const halved = changes.find(({ why }) => why === "the server answers HTTP 429");
      strictEqual(halved?.to, (halved?.from ?? NaN) >> 1);
      // What was on its way already may still come; 100 ms is long for that.
      const since = asked.map(({ atMs }) => atMs - refused.at).filter((ms) => ms > 100);
      ok(since.length > 0 && Math.min(...since) > 900, `the next came after ${since[0]} ms`);
      const retried = log.find((event) => event.kind === "retrying");
      deepStrictEqual([retried?.id, retried?.pauseMs], ["q40", 1000]);
    }));
});

Deno.test("a concurrency that is said is kept to", async () => {
  const now = { inFlight: 0, most: 0 };
  await examined(async (asked) => {
    now.most = Math.max(now.most, ++now.inFlight);
    await wait(30);
    now.inFlight--;
    return right(asked);
  }, (url) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 30, url });
      const { code, err } = await ask(cwd, ["--concurrency", "5"]);
      deepStrictEqual([code, now.most], [0, 5], err);
    }));
});

Deno.test("a server that dies midway and comes back is waited for", async () => {
  const asked: number[] = [];
  const server = createServer((request, response) => {
    const pieces: Uint8Array[] = [];
    request.on("data", (piece) => pieces.push(piece)).on("end", async () => {
      const body = new TextDecoder().decode(await new Blob(pieces as BlobPart[]).arrayBuffer());
      const question = Number(/number is (\d+)/.exec(body)?.[1]);
      asked.push(question);
      if (asked.length === 8) return die();
      response.setHeader("content-type", "application/json");
      response.end(await right({ question }).text());
    });
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => void server.listen(port, "127.0.0.1", resolve));
  const die = async (): Promise<void> => {
    const { port } = server.address() as AddressInfo;
    server.close();
    server.closeAllConnections();
    await wait(500);
    await listen(port);
  };
  await listen(0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await inFolder(async (cwd) => {
    await writeQuiz(cwd, { questions: 20, url, model: { retry: { backoffMs: 200 } } });
    const { code, err } = await ask(cwd, ["--concurrency", "2"]);
    strictEqual(code, 0, err);
    const { predictions, log } = await leftIn(cwd);
    deepStrictEqual(idsOf(predictions), ids(0, 20));
    ok(log.some((event) => event.kind === "retrying" && /ECONNREFUSED/.test(event.why)));
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

Deno.test("Ctrl-C keeps what has finished and says how to go on; meanwhile a second process refuses", async () => {
  const hold = Promise.withResolvers<void>();
  const waiting = Promise.withResolvers<void>();
  await examined(async (asked) => {
    if (asked.question >= 4) {
      if (asked.question === 7) waiting.resolve();
      await hold.promise;
    }
    return right(asked);
  }, (url, asked) =>
    inFolder(async (cwd) => {
      await writeQuiz(cwd, { questions: 12, url });
      const running = start(["suite.ts", "--concurrency", "4"], { cwd });
      await Promise.race([waiting.promise, running.ended]);
      const second = await ask(cwd, ["--reuse"]);
      strictEqual(second.code, 2);
      match(second.err, /^Cannot work in \S+: another assay is at work there\. .*\n$/);
      running.kill("SIGINT");
      const { code, out } = await running.ended;
      const [folder = ""] = await runsIn(cwd);
      strictEqual(code, 130);
      ok(out.includes(`--reuse ${basename(folder)}`), out);
      const left = await leftIn(cwd);
      deepStrictEqual([idsOf(left.predictions), left.failed], [ids(0, 4), []]);
      const ended = left.log.at(-1);
      deepStrictEqual(ended?.kind === "answering-ended" && ended.ending, "interrupted");
      deepStrictEqual((await numbersIn(cwd)).samples.missing, 8);
      hold.resolve();
      const before = asked.length;
      const again = await ask(cwd, ["--reuse"]);
      strictEqual(again.code, 0, again.err);
      deepStrictEqual(
        asked.slice(before).map(({ question }) => `q${question}`).sort(),
        ids(4, 12).toSorted(),
      );
      deepStrictEqual(idsOf((await leftIn(cwd)).predictions), ids(0, 12));
    }));
});

Deno.test("a response cache asks nothing twice, and its key covers body and repeat", async () => {
  const answer = (n: number): Response => said({ content: `It is ${n}.` });
  await examined(({ question }) => answer(question), (url, asked) =>
    inFolder(async (cwd) => {
      const quiz = { questions: 3, url, dataset: { repeats: 2 } };
      await writeQuiz(cwd, { ...quiz, model: { sampling: { seed: 7 } } });
      const flags = ["--response-cache", "cache", "--concurrency", "1"];
      const runs: readonly [flags: readonly string[], asked: number][] = [
        [[], 6],
        [[], 6],
        [["--max-out-len", "9"], 12],
      ];
      for (const [further, total] of runs) {
        const { code, err } = await ask(cwd, [...flags, ...further]);
        deepStrictEqual([code, asked.length], [0, total], err);
      }
      deepStrictEqual(asked.slice(0, 6).map(({ body }) => body["seed"]), [7, 7, 7, 8, 8, 8]);
    }));
});
