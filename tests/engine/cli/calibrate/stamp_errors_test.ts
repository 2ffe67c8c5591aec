import { deepStrictEqual, strictEqual } from "node:assert";
import { stampErrorsOf } from "../../../../engine/cli/calibrate/stamp_errors.ts";
import { OUTCOMES } from "../../../../engine/event/block.ts";
import { newBlockBuilder, newRow } from "../../../../engine/event/block_builder.ts";
import type { Stamps } from "../../../../engine/mock/ledger.ts";

const MS = 1e6;
/** The server's clock counts from another time than the client's. */
const AHEAD = -5000 * MS;

interface Stream {
  /** When the server sent, in milliseconds of its clock. */
  readonly sent: readonly number[];
  /** How much later the client's stamps are; the last ones are missing where it is shorter. */
  readonly errors: readonly number[];
  readonly outcome?: "ok" | "reset";
}

function errorsOf(streams: readonly Stream[]): ReturnType<typeof stampErrorsOf> {
  const builder = newBlockBuilder();
  streams.forEach(({ sent, errors, outcome = "ok" }, sample) => {
    const times = errors.map((error, i) => ((sent[i] ?? NaN) + error) * MS + AHEAD);
    const events = { times: Float64Array.from(times), tokens: new Uint16Array(times.length) };
    const row = { ...newRow(), sample, outcome: OUTCOMES.indexOf(outcome) };
    builder.add(row, events);
  });
  const stamps = streams.map(({ sent }, i): Stamps => ({
    order: i + 1,
    id: String(i),
    receivedAt: 0,
    promptTokens: 1,
    sentAt: sent.map((ms) => ms * MS),
    tokens: sent.map(() => 1),
    worstLagNs: 0,
    endedAt: null,
    ending: null,
  }));
  // The server need not have taken requests in the order of the client's rows.
  return stampErrorsOf({
    blocks: [builder.take()],
    stamps: stamps.toReversed(),
    aheadNs: AHEAD,
    cpuShare: 0,
  });
}

Deno.test("errors are those of events while the streams were there, on one clock", () => {
  const early = { sent: [0, 10, 20, 30], errors: [9, 1, 2, 9] };
  const late = { sent: [10, 20, 30, 40], errors: [3, 4, 9, 9] };
  const { errors, eventsPerSecond, lost } = errorsOf([early, late]);
  // From the 95th percentile of the starts, 9.5 ms, to the 5th of the ends, 30.5 ms.
  deepStrictEqual([0, 50, 100].map((p) => Math.round(errors.percentile(p))), [1, 4, 9]);
  strictEqual(Math.round(eventsPerSecond), Math.round(6 * 1000 / 21));
  strictEqual(lost, 0);
});

Deno.test("a stream that broke, or lacks an event, is lost and counts for nothing else", () => {
  const whole = { sent: [0, 10, 20], errors: [1, 1, 1] };
  const { errors, lost } = errorsOf([
    whole,
    { ...whole, outcome: "reset" },
    { ...whole, errors: [5, 5] },
  ]);
  deepStrictEqual([errors.percentile(100), lost], [1, 2]);
});

Deno.test("streams that were never there together give no error and no rate", () => {
  const { errors, eventsPerSecond } = errorsOf([
    { sent: [0, 1], errors: [1, 1] },
    { sent: [50, 51], errors: [1, 1] },
  ]);
  deepStrictEqual([errors.n, eventsPerSecond], [0, 0]);
});
