import { deepStrictEqual, strictEqual } from "node:assert";
import type { Distribution } from "../../engine/event/summary.ts";
import type { Stamps } from "../../engine/mock/ledger.ts";
import { run } from "./program.ts";
import { inFolder, summaryIn } from "./run_files.ts";
import { simulated } from "./servers.ts";

const TOKENS = 64;
const REQUESTS = 32;
const LOAD = [
  ...["--concurrency", "8", "--num-warmups", "0"],
  ...["--num-prompts", String(REQUESTS), "--max-out-len", String(TOKENS)],
];

/** Other work on the machine can only spoil a measurement, never mend it: the best of some tries counts. */
const TRIES = 5;

Deno.test("the report is what the server did: TTFT within 2 ms, gaps within 1 %, nothing lost, nothing invented", async () => {
  const misses: string[] = [];
  while (misses.length < TRIES) {
    const { ttft, gap } = await measureOnce();
    if (Math.abs(ttft.told - ttft.truth) <= 2 && Math.abs(gap.told / gap.truth - 1) <= 0.01) return;
    misses.push(
      `TTFT ${ttft.told} ms, in truth ${ttft.truth}; gap ${gap.told} ms, in truth ${gap.truth}`,
    );
  }
  throw new Error(misses.join("\n"));
});

/** A mean in milliseconds as the report tells it, and by the server's own stamps. */
interface Pair {
  readonly told: number;
  readonly truth: number;
}

/** One run; what may never differ is checked at once. */
async function measureOnce(): Promise<{ readonly ttft: Pair; readonly gap: Pair }> {
  const { stamps, task } = await simulated(
    ["--ttft", "50", "--gap", "20"],
    (url) =>
      inFolder(async (cwd) => {
        const { code, err } = await run(["--mode", "perf", "--url", url, ...LOAD], { cwd });
        strictEqual(code, 0, err);
        return { stamps: await stampsOf(url), task: (await summaryIn(cwd)).tasks[0] };
      }),
  );
  const { requests, metrics } = task ?? {};
  deepStrictEqual([stamps.length, requests?.ok], [REQUESTS, REQUESTS]);
  const promptTokens = stamps.reduce((sum, { promptTokens }) => sum + promptTokens, 0);
  deepStrictEqual(
    [metrics?.["total_output_tokens"], metrics?.["total_input_tokens"]],
    [REQUESTS * TOKENS, promptTokens],
  );
  const gaps = stamps.flatMap(({ sentAt }) =>
    sentAt.slice(1).map((at, i) => at - (sentAt[i] ?? NaN))
  );
  const ttfts = stamps.map(({ sentAt, receivedAt }) => (sentAt[0] ?? NaN) - receivedAt);
  const [gap, ttft] = [metrics?.["event_gap_ms"], metrics?.["ttft_ms"]] as Distribution[];
  strictEqual(gap?.n, gaps.length);
  return {
    ttft: { told: ttft?.mean ?? NaN, truth: mean(ttfts) / 1e6 },
    gap: { told: gap.mean, truth: mean(gaps) / 1e6 },
  };
}

async function stampsOf(url: string): Promise<readonly Stamps[]> {
  const lines = (await (await fetch(`${url}/sim/stamps`)).text()).trim().split("\n");
  return lines.slice(1).map((line) => JSON.parse(line));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
