import assert from "node:assert/strict";
import { type Job, newScheduler } from "../../../engine/mock/scheduler.ts";

function newJob(receivedAt: number, log: string[], wanted = true): Job {
  return {
    promptTokens: 10,
    receivedAt,
    isWanted: () => wanted,
    abandon: () => void log.push(`${receivedAt} abandoned`),
    start: (turnAt, prefilledAt) => void log.push(`${receivedAt} at ${turnAt}, ${prefilledAt}`),
  };
}

Deno.test("without limits every job starts on arrival", () => {
  const log: string[] = [];
  const scheduler = newScheduler({ batch: null, prefillTokensPerSecond: null });
  for (const at of [5, 3, 5]) scheduler.add(newJob(at, log));
  assert.deepEqual(log, ["5 at 5, 5", "3 at 3, 3", "5 at 5, 5"]);
  assert.deepEqual([scheduler.running(), scheduler.waiting()], [3, 0]);
});

Deno.test("a place goes to the first in line that is still wanted, from when it was free", () => {
  const log: string[] = [];
  const scheduler = newScheduler({ batch: 1, prefillTokensPerSecond: null });
  scheduler.add(newJob(1, log));
  scheduler.add(newJob(2, log, false));
  scheduler.add(newJob(3, log));
  scheduler.add(newJob(90, log));
  assert.equal(scheduler.waiting(), 3);
  scheduler.release(50);
  assert.deepEqual([scheduler.running(), scheduler.waiting()], [1, 1]);
  scheduler.release(70);
  scheduler.release(95);
  assert.deepEqual(log, ["1 at 1, 1", "2 abandoned", "3 at 50, 50", "90 at 90, 90"]);
  assert.deepEqual([scheduler.running(), scheduler.waiting()], [0, 0]);
});

Deno.test("prompts are read in turn, and an idle server reads at once", () => {
  const log: string[] = [];
  const scheduler = newScheduler({ batch: null, prefillTokensPerSecond: 1e9 });
  for (const at of [0, 4, 100]) scheduler.add(newJob(at, log));
  assert.deepEqual(log, ["0 at 0, 10", "4 at 4, 20", "100 at 100, 110"]);
});
