import { deepStrictEqual, match, strictEqual } from "node:assert";
import { newHope } from "../../../../engine/run/generate/hope.ts";
import type { Failed } from "../../../../engine/run/generate/queue.ts";
import { UnreachableError } from "../../../../engine/run/ports.ts";

const URL = "http://127.0.0.1:8000";

function failed(outcome: Failed["outcome"], rest: Partial<Failed> = {}): Failed {
  const text = outcome === "http-status" ? `HTTP ${rest.status}: no` : outcome;
  const unheard = outcome !== "http-status";
  return { kind: "failed", outcome, status: 0, retryAfterSeconds: -1, text, unheard, ...rest };
}

/** Tries at their times, in milliseconds; the time and words of giving up. */
function story(tries: readonly (readonly [number, Failed | "answered"])[], total = 100): unknown {
  let now = 0;
  const hope = newHope(
    { now: () => now, date: () => new Date(0), sleep: () => Promise.resolve() },
    URL,
    total,
  );
  for (const [at, made] of tries) {
    now = at;
    if (made === "answered") hope.answered();
    else {
      const lost = hope.lost(made);
      if (lost) return [at, lost instanceof UnreachableError && lost.message];
    }
  }
}

const refused = failed("connect-refused");
const reset = failed("reset");
const unauthorized = failed("http-status", { status: 401 });
const busy = failed("http-status", { status: 503 });

Deno.test.each([
  {
    name: "nobody answers from the start",
    tries: [[0, refused], [100, refused], [210, refused]] as const,
    ends: [210, `Cannot reach ${URL}: connect-refused. Is the server up? --url says where`],
  },
  {
    name: "a server that restarts is waited for",
    tries: [[0, "answered"], [100, refused], [59_000, refused], [60_050, "answered"], [
      60_060,
      refused,
    ]] as const,
    ends: undefined,
  },
  {
    name: "a server that is gone for a minute is not",
    tries: [[0, "answered"], [100, refused], [60_100, refused]] as const,
    ends: [
      60_100,
      `Cannot reach ${URL}: connect-refused, for 60 s now. Is the server up? --url says where`,
    ],
  },
  {
    name: "whoever hangs up at the start is waited for",
    tries: [[0, reset], [5_000, reset], [59_000, reset]] as const,
    ends: undefined,
  },
  {
    name: "a busy server is there",
    tries: Array.from({ length: 50 }, (_, i) => [i * 10_000, busy] as const),
    ends: undefined,
  },
  {
    name: "a server that thinks too long is there",
    tries: Array.from(
      { length: 50 },
      (_, i) => [i * 10_000, failed("timeout", { unheard: false })] as const,
    ),
    ends: undefined,
  },
  {
    name: "eight questions refused, and none answered",
    tries: Array.from({ length: 9 }, (_, i) => [i, unauthorized] as const),
    ends: [7, `Cannot go on: ${URL} refuses every question: HTTP 401: no`],
  },
  {
    name: "refusals after an answer are those questions' own",
    tries: [
      [0, "answered"],
      ...Array.from({ length: 99 }, (_, i) => [i, unauthorized] as const),
    ] as const,
    ends: undefined,
  },
])("$name", ({ tries, ends }) => {
  deepStrictEqual(story(tries), ends);
});

Deno.test("all of a few questions refused is reason enough", () => {
  match(String(story([[0, unauthorized], [1, unauthorized]], 2)), /refuses every question/);
  strictEqual(story([[0, unauthorized]], 2), undefined);
});
