import { deepStrictEqual, strictEqual } from "node:assert";
import { OUTCOMES } from "../../../../engine/event/block.ts";
import { newRow } from "../../../../engine/event/block_builder.ts";
import { isOutOfReach, isWorthRetrying, pauseMs } from "../../../../engine/run/load/retry.ts";

Deno.test("what another try may mend", () => {
  deepStrictEqual(
    OUTCOMES.filter((outcome) => isWorthRetrying(outcome, 200)),
    [
      "connect-refused",
      "dns",
      "timeout",
      "reset",
      "ended-early",
      "error-event",
      "no-finish",
    ].toSorted((a, b) => OUTCOMES.indexOf(a as never) - OUTCOMES.indexOf(b as never)),
  );
  const statuses = [301, 400, 401, 404, 408, 409, 422, 425, 429, 500, 501, 502, 503, 504, 529];
  deepStrictEqual(statuses.filter((status) => isWorthRetrying("http-status", status)), [
    408,
    409,
    429,
    500,
    501,
    502,
    503,
    504,
    529,
  ]);
});

Deno.test("what says that nobody is there: only what was never sent, and never answered", () => {
  const silent = newRow();
  deepStrictEqual(OUTCOMES.filter((outcome) => isOutOfReach(outcome, silent)), [
    "connect-refused",
    "dns",
    "tls",
    "timeout",
    "other",
  ]);
  deepStrictEqual(OUTCOMES.filter((outcome) => isOutOfReach(outcome, { ...silent, sent: 1 })), []);
  deepStrictEqual(
    OUTCOMES.filter((outcome) => isOutOfReach(outcome, { ...silent, status: 400 })),
    [],
  );
});

Deno.test.each([
  { name: "the first", attempts: 1, asked: -1, want: 100 },
  { name: "the third", attempts: 3, asked: -1, want: 400 },
  { name: "the thirtieth", attempts: 30, asked: -1, want: 60_000 },
  { name: "one of 3 s that was asked for", attempts: 3, asked: 3, want: 3000 },
  { name: "none that was asked for", attempts: 3, asked: 0, want: 0 },
  { name: "an hour that was asked for", attempts: 1, asked: 3600, want: 60_000 },
])("a pause: $name", ({ attempts, asked, want }) => {
  strictEqual(pauseMs({ attempts: 99, backoffMs: 100 }, attempts, asked), want);
});
