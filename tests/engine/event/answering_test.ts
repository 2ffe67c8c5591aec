import { deepStrictEqual, strictEqual } from "node:assert";
import { decodeAnswering, encodeAnswering } from "../../../engine/event/answering.ts";
import type { AnsweringEvent } from "../../../engine/event/answering.ts";

const at = "2025-11-25T10:00:00.000Z";
const EVENTS: readonly AnsweringEvent[] = [
  {
    kind: "answering-started",
    at,
    environment: { assay: "1", deno: "2", os: "linux", arch: "x86_64", cores: 2 },
    url: "http://h",
    served: "m",
    total: 3,
    answered: 1,
    asking: 2,
  },
  { kind: "limit-changed", at, from: 8, to: 16, why: "answers come as fast" },
  { kind: "retrying", at, id: "a", repeat: 0, attempts: 1, why: "reset\n", pauseMs: 500 },
  { kind: "failed", at, id: "a", repeat: 0, why: "HTTP 400" },
  { kind: "answering-ended", at, ending: "complete", answered: 1, failed: 1, wallMs: 5 },
];

Deno.test.each(EVENTS.map((event) => ({ kind: event.kind, event })))(
  "$kind is read as it was written, and is one line",
  ({ event }) => {
    const line = encodeAnswering(event);
    strictEqual(line.indexOf("\n"), line.length - 1);
    deepStrictEqual(decodeAnswering(line), event);
  },
);

Deno.test.each(["", "{", "null", "7", "{}", '{"kind":"other"}', '{"kind":["failed"]}'])(
  "%s is no event",
  (line) => strictEqual(decodeAnswering(line), undefined),
);
