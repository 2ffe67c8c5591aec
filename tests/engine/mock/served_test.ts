import assert from "node:assert/strict";
import type { Stamps } from "../../../engine/mock/ledger.ts";
import { newSimServer } from "../../../engine/mock/sim_server.ts";
import { newPortableListener } from "../../../engine/net/portable_listener.ts";
import type { SimProfile } from "../../../engine/plan/plan.ts";
import { chat, MS, PLAIN } from "./bench.ts";

const FAST: SimProfile = {
  ...PLAIN,
  ttft: { kind: "constant", ms: 5 },
  gap: { kind: "constant", ms: 2 },
};

/** Serves on loopback for as long as `use` takes. */
async function serve(profile: SimProfile, use: (url: string) => Promise<void>): Promise<void> {
  const sim = newSimServer(newPortableListener(), profile);
  const { url } = await sim.start({ host: "127.0.0.1", port: 0 });
  try {
    await use(url);
  } finally {
    await sim.close();
  }
}

function post(url: string, body: unknown, id = ""): Promise<Response> {
  const headers = { "content-type": "application/json", ...(id ? { "x-request-id": id } : {}) };
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
}

async function stampsOf(url: string): Promise<readonly Stamps[]> {
  const text = await (await fetch(`${url}/sim/stamps`)).text();
  return text.trimEnd().split("\n").slice(1).map((line) => JSON.parse(line));
}

Deno.test("over a socket every event arrives, none is sent early, and the stamps are found by id", () =>
  serve(FAST, async (url) => {
    const ids = Array.from({ length: 8 }, (_, i) => `request-${i}`);
    const body = chat({ "max_tokens": 20 });
    const texts = await Promise.all(ids.map(async (id) => (await post(url, body, id)).text()));
    for (const text of texts) {
      const events = text.split("\n\n");
      assert.deepEqual(events.slice(-2), ["data: [DONE]", ""]);
      assert.equal(events.length, 1 + 20 + 2);
    }
    const stamps = await stampsOf(url);
    assert.deepEqual(stamps.map(({ id }) => id).toSorted(), ids);
    for (const { receivedAt, sentAt, ending } of stamps) {
      assert.equal(ending, "length");
      assert.equal(sentAt.length, 20);
      // Sums of floating nanoseconds may be off by a fraction of one.
      assert.ok(sentAt.every((at, k) => at - receivedAt > (5 + 2 * k) * MS - 1));
    }
  }));

Deno.test("a whole answer and its error come over a socket as they are", () =>
  serve(FAST, async (url) => {
    const answer = await post(url, chat({ stream: false }));
    const { usage } = await answer.json();
    assert.equal(usage["total_tokens"], 4 + 4);
    const refused = await post(url, {});
    assert.equal(refused.status, 400);
    assert.equal((await refused.json()).error.param, "messages");
  }));

Deno.test.each([
  { kind: "reset", afterEvents: 1 } as const,
  { kind: "garbage" } as const,
])(
  "fault $kind breaks the exchange, and the server goes on",
  (fault) =>
    serve({ ...FAST, faults: [{ on: { request: 1 }, fault }] }, async (url) => {
      await assert.rejects(async () => (await post(url, chat())).text());
      assert.match(await (await post(url, chat())).text(), /data: \[DONE\]/);
    }),
);

Deno.test("a client that leaves ends its generation", () =>
  serve({ ...FAST, batch: 1 }, async (url) => {
    const leaving = await post(url, chat({ "max_tokens": 1_000_000 }));
    const reader = leaving.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const text = await (await post(url, chat())).text();
    assert.ok(text.endsWith("data: [DONE]\n\n"), "its place in the batch is free again");
    assert.deepEqual((await stampsOf(url)).map(({ ending }) => ending), ["abort", "length"]);
  }));
