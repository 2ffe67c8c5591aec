import assert from "node:assert/strict";
import { scriptOf } from "../../../engine/mock/script.ts";
import type { SimFault } from "../../../engine/plan/plan.ts";
import { chat, startBench } from "./bench.ts";

type Fault = SimFault["fault"];

const FAULTS: readonly { readonly name: string; readonly fault: Fault }[] = [
  { name: "status", fault: { kind: "status", status: 503, retryAfterSeconds: null } },
  { name: "status to retry", fault: { kind: "status", status: 429, retryAfterSeconds: 2 } },
  { name: "delay", fault: { kind: "delay", ms: 1000 } },
  { name: "reset", fault: { kind: "reset", afterEvents: 2 } },
  { name: "reset at once", fault: { kind: "reset", afterEvents: 0 } },
  { name: "reset at the end", fault: { kind: "reset", afterEvents: 100 } },
  { name: "truncated-json", fault: { kind: "truncated-json", afterEvents: 2 } },
  { name: "no-done", fault: { kind: "no-done" } },
  { name: "error-event", fault: { kind: "error-event", afterEvents: 2 } },
  { name: "stall", fault: { kind: "stall", afterEvents: 2 } },
  { name: "empty", fault: { kind: "empty" } },
  { name: "garbage", fault: { kind: "garbage" } },
];
const MODES = [{ stream: true }, { stream: false }];
const ROWS = FAULTS.flatMap((row) => MODES.map((mode) => ({ ...row, ...mode })));

Deno.test.each(ROWS)("fault $name, stream: $stream", async ({ fault, stream }, t) => {
  const bench = await startBench({ batch: 1, faults: [{ on: { request: 1 }, fault }] });
  const body = chat({ stream, "stream_options": { "include_usage": true } });
  const faulty = bench.send({ body });
  const next = bench.send({ body });
  bench.run();
  const { status, headers, ending, writes } = faulty;
  await t.assertSnapshot({ status, headers, ending, writes });
  assert.equal(next.ending, "end", "the next request is answered");
  assert.equal(bench.sim.stamps()[0]?.ending, fault.kind === "delay" ? "length" : "error");
});

Deno.test("a fault is meant for one request, or for each n-th; the first that fits is played", () => {
  const faults: readonly SimFault[] = [
    { on: { request: 4 }, fault: { kind: "delay", ms: 1 } },
    { on: { every: 2 }, fault: { kind: "delay", ms: 2 } },
  ];
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map((order) => scriptOf(faults, order).delayMs),
    [0, 2, 0, 1, 0, 2],
  );
});
