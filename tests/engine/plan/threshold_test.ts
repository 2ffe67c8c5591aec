import { deepStrictEqual } from "node:assert";
import { plannedThreshold } from "../../../engine/plan/threshold.ts";
import type { ThresholdConfig } from "../../../engine/schema/suite.ts";

Deno.test.each<{ said: string | ThresholdConfig; text: string; abortOnFail: boolean }>([
  { said: " ttft_p99 < 1s ", text: "ttft_p99 < 1s", abortOnFail: false },
  { said: "ttft_p99 < 1s  abort ", text: "ttft_p99 < 1s", abortOnFail: true },
  { said: { threshold: "ttft_p99 < 1s" }, text: "ttft_p99 < 1s", abortOnFail: false },
  {
    said: { threshold: "ttft_p99 < 1s", abortOnFail: true },
    text: "ttft_p99 < 1s",
    abortOnFail: true,
  },
  { said: { threshold: "e < 1 abort" }, text: "e < 1", abortOnFail: true },
  { said: "aborted_requests == 0", text: "aborted_requests == 0", abortOnFail: false },
])("$said", ({ said, ...planned }) => {
  deepStrictEqual(plannedThreshold(said), planned);
});
