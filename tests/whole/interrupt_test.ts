import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { join } from "@std/path";
import { run, start } from "./program.ts";
import type { Running } from "./program.ts";
import { inFolder, runsIn, summaryIn, writeFiles } from "./run_files.ts";
import { answering } from "./servers.ts";

const PERF = ["--mode", "perf"];
const LONG = [
  ...PERF,
  ...["--pressure", "--pressure-time", "60", "--concurrency", "4", "--max-out-len", "8"],
];
const MOST_MS = 3000;

/** Waits until something is there; what was expected is named where it never comes. */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Cannot interrupt the run: ${what} was not there within 15 s`);
}

/** Waits until a run has put settled requests on disk. */
function settled(cwd: string): Promise<string> {
  return until("a settled request", async () => {
    const [folder] = await runsIn(cwd);
    const path = join(folder ?? cwd, "logs/performance/sim/syntheticdataset.blocks");
    const size = await Deno.stat(path).then(({ size }) => size, () => 0);
    return size > 0 ? folder : undefined;
  });
}

/** Sends a signal, and waits for the end that it must bring. */
async function endBy(running: Running, signal: Deno.Signal): ReturnType<typeof run> {
  const from = performance.now();
  running.kill(signal);
  const ran = await running.ended;
  const ms = performance.now() - from;
  ok(ms < MOST_MS, `it took ${ms} ms to end`);
  return ran;
}

Deno.test.each([{ signal: "SIGINT" }, { signal: "SIGTERM" }] as const)(
  "$signal keeps what has finished and reports it as partial: exit 130",
  async ({ signal }) => {
    await inFolder(async (cwd) => {
      const running = start(LONG, { cwd });
      await settled(cwd);
      const { code, out, err } = await endBy(running, signal);
      strictEqual(code, 130, err);
      const [task] = (await summaryIn(cwd)).tasks;
      strictEqual(task?.ending, "interrupted");
      ok((task?.requests.ok ?? 0) > 0);
      strictEqual(task?.requests.failed, 0);
      match(out, /partial run: interrupted after/);
    });
  },
);

Deno.test("Ctrl-C while the server says nothing: exit 130, whatever was asked", async () => {
  const silence = Promise.withResolvers<void>();
  const asked = new Set<string>();
  const waiting = async ({ url }: Request): Promise<Response> => {
    asked.add(new URL(url).pathname);
    await silence.promise;
    return new Response();
  };
  const cases = { "/v1/models": [], "/v1/chat/completions": ["--model", "m"] };
  await answering(waiting, async (url) => {
    for (const [path, flags] of Object.entries(cases)) {
      await inFolder(async (cwd) => {
        const running = start([...PERF, ...flags, "--url", url], { cwd });
        await until(path, () => Promise.resolve(asked.has(path) || undefined));
        strictEqual((await endBy(running, "SIGINT")).code, 130);
      });
    }
    silence.resolve();
  });
});

Deno.test("a second Ctrl-C leaves at once, whatever is going on", async () => {
  await inFolder(async (cwd) => {
    await writeFiles(cwd, {
      "endless.ts": `await Deno.writeTextFile("begun", "");
         await new Promise((resolve) => setTimeout(resolve, 60_000));`,
    });
    const running = start(["endless.ts"], { cwd });
    await until("the suite", () => Deno.stat(join(cwd, "begun")).catch(() => undefined));
    running.kill("SIGINT");
    const first = await Promise.race([
      running.ended,
      new Promise((resolve) => setTimeout(resolve, 300)),
    ]);
    strictEqual(first, undefined, "the first one waits for what is going on");
    const { code, out, err } = await endBy(running, "SIGINT");
    deepStrictEqual({ code, out, err }, { code: 130, out: "", err: "" });
  });
});

Deno.test("what a killed run has written can be reported", async () => {
  await inFolder(async (cwd) => {
    const running = start(LONG, { cwd });
    const folder = await settled(cwd);
    running.kill("SIGKILL");
    await running.ended;
    const path = join(folder, "logs/performance/sim/syntheticdataset.blocks");
    await Deno.writeFile(path, new Uint8Array(100), { append: true });
    const { code, out, err } = await run(["--mode", "perf_viz", "--reuse"], { cwd });
    strictEqual(code, 0, err);
    match(out, /the last 100 bytes of the record were cut off/);
    const [task] = (await summaryIn(cwd)).tasks;
    strictEqual(task?.ending, "interrupted");
    ok((task?.requests.ok ?? 0) > 0);
  });
});
