import assert from "node:assert/strict";
import { newNativeNetwork } from "../../../../engine/net/native/native.ts";
import type { Exchange, Network } from "../../../../engine/net/network.ts";
import { BODY, drive, targetOf } from "../../../contract/drive.ts";
import { record } from "../../../contract/recorder.ts";
import { startFaultServer } from "../../../fault/fault_server.ts";
import { type Answer, plain, send } from "../../../fault/script.ts";
import { needsNative } from "./needs_native.ts";

const REQUESTS = 10_000;
const AT_ONCE = 32;
const GOOD: Answer = [send(plain("200 OK", "a"))];
/** What becomes of a request in each hundred; the others are answered well. */
const TROUBLES: ReadonlyMap<number, Answer> = new Map<number, Answer>([
  [10, [{ kind: "reset" }]],
  [30, [...GOOD, { kind: "reset" }]],
  [50, [send("garbage\r\n\r\n"), { kind: "reset" }]],
  [70, [send(plain("200 OK", "a", "connection: close\r\n")), { kind: "reset" }]],
]);
const ANSWERS = Array.from({ length: REQUESTS }, (_, i) => TROUBLES.get(i % 100) ?? GOOD);

/** Asks one after the other on each of several lines; cancels some. `over` is called when all is done. */
function askAll(network: Network, origin: string, over: () => void): void {
  const target = targetOf(origin);
  let asked = 0;
  let busy = AT_ONCE;
  const next = (): void => {
    if (asked++ >= REQUESTS) return --busy === 0 ? over() : undefined;
    const isCancelled = asked % 100 === 90;
    const heard = record(next);
    const exchange: Exchange = network.request(target, BODY, {
      ...heard,
      head(status, headers, at) {
        heard.head(status, headers, at);
        if (!isCancelled) return;
        network.cancel(exchange);
        network.at(at, next);
      },
    });
  };
  for (let line = 0; line < AT_ONCE; line++) next();
}

const TIME_WAIT = "06";

/** Sockets of one port, whoever's: descriptors are shared with test files that run beside this one. */
function sockets(port: string): number {
  const ending = `:${Number(port).toString(16).toUpperCase().padStart(4, "0")}`;
  return Deno.readTextFileSync("/proc/self/net/tcp").trim().split("\n").slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , remote, state]) => remote?.endsWith(ending) && state !== TIME_WAIT).length;
}

Deno.test(
  ...needsNative(
    `native: ${REQUESTS} requests, good, bad and cancelled, leave no descriptor behind`,
  ),
  async () => {
    using server = await startFaultServer(ANSWERS);
    const { port } = new URL(server.origin);
    let most = 0;
    await drive(newNativeNetwork, (network) => {
      askAll(network, server.origin, () => {
        most = sockets(port);
        network.stop();
      });
    });
    assert.ok(most <= 2 * AT_ONCE, `${most} sockets while it ran`);
    const { requests } = await server.report();
    assert.ok(requests.length >= REQUESTS);
    assert.equal(sockets(port), 0);
  },
);
