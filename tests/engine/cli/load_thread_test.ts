import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { newThreadStart, startLoadThread } from "../../../engine/cli/load_thread.ts";
import { newWorkerClient } from "../../../engine/cli/worker_client.ts";
import { OUTCOMES } from "../../../engine/event/block.ts";
import { COUNTERS_BYTES } from "../../../engine/run/load/counters.ts";
import type { LoadMessage } from "../../../engine/run/load/job.ts";
import { needsNative } from "../net/native/needs_native.ts";
import { answering, streamOf } from "../../whole/servers.ts";
import { closed, jobOf } from "../run/load/loaded.ts";

const EVENTS = [
  '{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}',
  '{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}',
  "[DONE]",
];
const PATIENT = { start: startLoadThread, lookMs: 1000, patience: 30 };
const DYING = newThreadStart(new URL("./dying_load_worker.ts", import.meta.url));
const SECOND_DIES = {
  ...PATIENT,
  start:
    ((order, hear) =>
      (order.job.share.worker === 1 ? DYING : startLoadThread)(order, hear)) as typeof DYING,
};

async function outcomesOf(
  name: "native" | "portable",
  options: typeof PATIENT,
): Promise<{ readonly messages: readonly LoadMessage[]; readonly outcomes: readonly string[] }> {
  const messages: LoadMessage[] = [];
  const stop = { kind: "duration", durationMs: 1500 } as const;
  await answering(() => streamOf(EVENTS), async (url) => {
    const job = jobOf([closed(4, 0, { stop })], new SharedArrayBuffer(COUNTERS_BYTES));
    const target = { ...job.target, origin: new URL(url).origin };
    const client = newWorkerClient(
      { name, stamps: "read", workers: 2, why: "asked for" },
      options,
    );
    await client.run({ ...job, target }, (message) => messages.push(message));
  });
  const outcomes = messages.flatMap((message) =>
    message.kind === "settled"
      ? Array.from(message.block.codes.outcome, (code) => OUTCOMES[code] ?? "")
      : []
  );
  return { messages, outcomes };
}

async function twoShare(name: "native" | "portable"): Promise<void> {
  const { messages, outcomes } = await outcomesOf(name, PATIENT);
  const last = messages.at(-1);
  strictEqual(last?.kind === "ended" && last.ending, "complete");
  deepStrictEqual([...new Set(outcomes)], ["ok"]);
  ok(outcomes.length > 8);
}

Deno.test("two portable threads share a load", () => twoShare("portable"));

Deno.test(...needsNative("two native threads share a load"), () => twoShare("native"));

Deno.test("a thread that throws where nobody catches is told of, and the other one goes on", async () => {
  const { messages, outcomes } = await outcomesOf("portable", SECOND_DIES);
  const notices = messages.flatMap((message) => message.kind === "notice" ? [message.text] : []);
  strictEqual(notices.length, 1);
  match(notices[0] ?? "", /^load thread 2 of 2 broke: .*a fault on purpose/);
  const last = messages.at(-1);
  strictEqual(last?.kind === "ended" && last.ending, "complete");
  ok(outcomes.every((outcome) => outcome === "ok" || outcome === "other"));
  ok(outcomes.includes("ok"));
});
