import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import { startSim } from "../../../engine/cli/sim_thread.ts";
import { isNativeUsable } from "../../../engine/net/native/usable.ts";
import type { SimProfile } from "../../../engine/plan/plan.ts";

const PROFILE: SimProfile = {
  ttft: { kind: "constant", ms: 1 },
  gap: { kind: "constant", ms: 1 },
  roleChunk: false,
  reasoningTokens: 0,
  tokensPerEvent: 1,
  batch: null,
  prefillTokensPerSecond: null,
  seed: 1,
  replay: null,
  faults: [],
};
const USABLE = isNativeUsable();
const ADDRESS = { profile: PROFILE, host: "127.0.0.1", port: 0 };

Deno.test("the thread serves, tells its stamps, and leaves its port when it is closed", async () => {
  const sim = await startSim(ADDRESS);
  const body = JSON.stringify({ prompt: "a", max_tokens: 3, stream: true });
  const answers = await Promise.all(
    Array.from(
      { length: 20 },
      () => fetch(`${sim.url}/v1/completions`, { method: "POST", body }).then((a) => a.text()),
    ),
  );
  for (const answer of answers) match(answer, /data: \[DONE\]/);
  const stamps = await (await fetch(`${sim.url}/sim/stamps`)).text();
  strictEqual(stamps.trim().split("\n").length, 21);
  await sim.close();
  const port = Number(new URL(sim.url).port);
  Deno.listen({ hostname: "127.0.0.1", port }).close();
});

Deno.test("it says what it serves on", async () => {
  const { footing, close } = await startSim(ADDRESS);
  await close();
  const { listener, clock, why, aheadNs } = footing;
  deepStrictEqual(
    { listener, clock, why },
    USABLE.ok
      ? { listener: "native", clock: "kernel", why: "" }
      : { listener: "portable", clock: "wall", why: USABLE.why },
  );
  ok(Number.isFinite(aheadNs));
});

Deno.test("a port that is taken is the user's to change", async () => {
  const sim = await startSim(ADDRESS);
  const port = Number(new URL(sim.url).port);
  await rejects(startSim({ ...ADDRESS, port }), { name: "UsageError", message: /already in use/ });
  await sim.close();
});
