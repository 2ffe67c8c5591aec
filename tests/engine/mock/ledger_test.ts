import assert from "node:assert/strict";
import { type Ledger, newLedger, type Page } from "../../../engine/mock/ledger.ts";

function open(ledger: Ledger, order: number): Page {
  return ledger.open({ order, id: null, receivedAt: order, promptTokens: 1 });
}

function shown(ledger: Ledger): unknown {
  return { kept: ledger.stamps().map(({ order }) => order), dropped: ledger.dropped() };
}

Deno.test("beyond so many requests the oldest is forgotten", () => {
  const ledger = newLedger({ requests: 2, events: 100 });
  for (const order of [1, 2, 3]) open(ledger, order);
  assert.deepEqual(shown(ledger), { kept: [2, 3], dropped: 1 });
});

Deno.test("beyond so many events the oldest request is forgotten whole", () => {
  const ledger = newLedger({ requests: 9, events: 4 });
  open(ledger, 0);
  const [first, second] = [open(ledger, 1), open(ledger, 2)];
  for (const at of [1, 2]) first.stamp(at, 1, at);
  for (const at of [3, 4, 5]) second.stamp(at, 1, at);
  first.stamp(6, 1, 6);
  assert.deepEqual(shown(ledger), { kept: [2], dropped: 2 });
  assert.deepEqual(ledger.stamps()[0]?.sentAt, [3, 4, 5]);
});

Deno.test("one request alone cannot outgrow the ledger", () => {
  const ledger = newLedger({ requests: 9, events: 3 });
  const page = open(ledger, 1);
  for (let at = 0; at < 10; at++) page.stamp(at, 1, at);
  assert.deepEqual(shown(ledger), { kept: [], dropped: 1 });
});

Deno.test("a page tells stamps, tokens, the worst lag and the end", () => {
  const ledger = newLedger();
  const page = open(ledger, 1);
  page.stamp(10, 1, 9);
  page.stamp(25, 3, 20);
  page.stamp(31, 2, 30);
  page.close(32, "length");
  assert.deepEqual(ledger.stamps(), [{
    order: 1,
    id: null,
    receivedAt: 1,
    promptTokens: 1,
    sentAt: [10, 25, 31],
    tokens: [1, 3, 2],
    worstLagNs: 5,
    endedAt: 32,
    ending: "length",
  }]);
});
