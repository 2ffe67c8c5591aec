import { deepStrictEqual, strictEqual } from "node:assert";
import { decodeBlocks, encodeBlock } from "../../../../engine/event/block_codec.ts";
import { Account } from "../../../../engine/run/load/account.ts";
import { boardOf, newBoard } from "../../../../engine/run/load/board.ts";
import { COUNTERS, COUNTERS_BYTES } from "../../../../engine/run/load/counters.ts";
import { Ledger } from "../../../../engine/run/load/ledger.ts";
import { closed, jobOf, plainRows } from "./loaded.ts";

const STAGES = [closed(2, 5, { warmup: 1 }), closed(2, 5)];
const [WARMUP, MEASURED] = [0, 1];

function dead(): { readonly account: Account; readonly counters: Int32Array; owners(): number[] } {
  const size = { workers: 3, stages: STAGES.length };
  const shared = new SharedArrayBuffer(COUNTERS_BYTES);
  const share = { worker: 1, workers: 3, board: newBoard(size) };
  const board = boardOf(share.board, size);
  const ledger = new Ledger(shared, board, share);
  ledger.begun(0, WARMUP);
  ledger.begun(0, MEASURED);
  ledger.begun(1, MEASURED);
  ledger.settled("ok", WARMUP);
  ledger.signOfLife(7e6);
  const account = new Account({ ...jobOf(STAGES, shared), share });
  return { account, counters: new Int32Array(shared), owners: () => [...board.owners] };
}

Deno.test("what a worker had begun and never told of has failed, in its stage and phase", async () => {
  const { account } = dead();
  const block = account.lost("it died");
  const rows = plainRows(block).map(({ stage, phase, outcome, end, sent, sample, note }) => ({
    stage,
    phase,
    outcome,
    end,
    sent,
    sample,
    note,
  }));
  const lost = { outcome: "other", end: 7, sent: null, sample: -1, note: "it died" };
  deepStrictEqual(rows, [
    { stage: 0, phase: "warmup", ...lost },
    { stage: 0, phase: "measured", ...lost },
    { stage: 1, phase: "measured", ...lost },
  ]);
  const frame = encodeBlock(block);
  const [read] = await Array.fromAsync(decodeBlocks(async function* () {
    yield frame;
  }()));
  deepStrictEqual(read && plainRows(read), plainRows(block));
});

Deno.test("what it told of is not lost", () => {
  const { account } = dead();
  account.told(account.lost("as if it had told"));
  strictEqual(account.lost("it died").rows, 0);
});

Deno.test("its seats go to an heir, and nothing of it is in flight", () => {
  const { account, counters, owners } = dead();
  deepStrictEqual([counters[COUNTERS.inFlight], counters[COUNTERS.settled]], [2, 1]);
  account.leaveTo(2);
  deepStrictEqual([counters[COUNTERS.inFlight], counters[COUNTERS.settled]], [0, 3]);
  deepStrictEqual(owners(), [0, 2, 2]);
});
