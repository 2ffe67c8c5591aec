import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { join } from "@std/path";
import type { Calibration, ClientCalibration } from "../../engine/event/calibration.ts";
import { isNativeUsable } from "../../engine/net/native/usable.ts";
import { run, start } from "./program.ts";
import { inFolder } from "./run_files.ts";

const CLIENTS = isNativeUsable().ok ? ["native", "portable"] : ["portable"];
/** What any machine can do, and none. */
const [LEAST, MOST] = [0, 1e9];

async function savedIn(folder: string): Promise<readonly Calibration[]> {
  return JSON.parse(await Deno.readTextFile(join(folder, "calibration.json")));
}

/** The calibration as if the machine had been able to hold so much. */
function limitedTo(calibration: Calibration, most: number): Calibration {
  const limited = (client: ClientCalibration): ClientCalibration => ({
    ...client,
    rungs: client.rungs.map((rung) => ({
      ...rung,
      streams: most,
      eventsPerSecond: most,
      trouble: null,
    })),
  });
  return { ...calibration, clients: calibration.clients.map(limited) };
}

Deno.test("calibrate measures each client, saves it, and runs are held against it", async () => {
  await inFolder(async (cwd) => {
    const env = { ASSAY_CACHE: join(cwd, "cache") };
    const { code, out, err } = await run(["calibrate", "--seconds", "1", "--json"], { cwd, env });
    strictEqual(code, 0, err);
    const calibration: Calibration = JSON.parse(out);
    deepStrictEqual(await savedIn(env.ASSAY_CACHE), [calibration]);
    deepStrictEqual(calibration.clients.map(({ client }) => client), CLIENTS);
    for (const { rungs, requests, lagMs } of calibration.clients) {
      ok(rungs.length > 0 && requests.perSecond > 0, out);
      ok(lagMs.p50 <= lagMs.p99 && lagMs.p99 <= lagMs.max, out);
      // What was seen before it was sent would be two clocks that differ.
      for (const { errorMs } of rungs) ok(errorMs === undefined || errorMs.p50 > 0, out);
    }
    for (const most of [LEAST, MOST]) {
      const path = join(env.ASSAY_CACHE, "calibration.json");
      await Deno.writeTextFile(path, JSON.stringify([limitedTo(calibration, most)]));
      const args = ["--mode", "perf", "--num-prompts", "4", "--max-out-len", "4"];
      const perf = await run(args, { cwd, env });
      strictEqual(perf.code, 0, perf.err);
      strictEqual(/client is asked for .* measured on this machine/.test(perf.err), most === LEAST);
    }
  });
});

Deno.test("an interrupted calibration saves nothing: exit 130", async () => {
  await inFolder(async (cwd) => {
    const cache = join(cwd, "cache");
    const running = start(["calibrate"], { cwd, env: { ASSAY_CACHE: cache } });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    running.kill("SIGINT");
    const { code, out, err } = await running.ended;
    deepStrictEqual({ code, out }, { code: 130, out: "" });
    match(err, /Interrupted: nothing was saved/);
    deepStrictEqual(await Array.fromAsync(Deno.readDir(cwd)), []);
  });
});
