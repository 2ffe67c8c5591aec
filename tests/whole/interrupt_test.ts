import { match, ok, strictEqual } from "node:assert";
import { join } from "@std/path";
import { inFolder, run, runsIn, start, summaryIn } from "./program.ts";

const LONG = [
  "--mode",
  "perf",
  "--pressure",
  "--pressure-time",
  "60",
  "--concurrency",
  "4",
  "--max-out-len",
  "8",
];

/** Waits until a run has put settled requests on disk. */
async function settled(cwd: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const [folder] = await runsIn(cwd);
    const path = join(folder ?? cwd, "logs/performance/sim/syntheticdataset.blocks");
    const size = await Deno.stat(path).then(({ size }) => size, () => 0);
    if (folder && size > 0) return folder;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Cannot interrupt the run: nothing was settled within 15 s");
}

Deno.test.each([{ signal: "SIGINT" }, { signal: "SIGTERM" }] as const)(
  "$signal keeps what has finished and reports it as partial: exit 130",
  async ({ signal }) => {
    await inFolder(async (cwd) => {
      const running = start(LONG, { cwd });
      await settled(cwd);
      running.kill(signal);
      const { code, out, err } = await running.ended;
      strictEqual(code, 130, err);
      const [task] = (await summaryIn(cwd)).tasks;
      strictEqual(task?.ending, "interrupted");
      ok((task?.requests.ok ?? 0) > 0);
      match(out, /interrupted/);
    });
  },
);

Deno.test("a second Ctrl-C leaves at once", async () => {
  await inFolder(async (cwd) => {
    const running = start(LONG, { cwd });
    await settled(cwd);
    running.kill("SIGINT");
    running.kill("SIGINT");
    strictEqual((await running.ended).code, 130);
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
