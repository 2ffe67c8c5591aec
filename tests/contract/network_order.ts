/**
 * The part of the network contract about when callbacks come, and when none may come any more.
 * @module
 */

import assert from "node:assert/strict";
import type { Exchange, Network } from "../../engine/net/network.ts";
import { startFaultServer } from "../fault/fault_server.ts";
import { type Answer, send } from "../fault/script.ts";
import { BODY, drive, type MakeNetwork, targetOf } from "./drive.ts";
import { TWO_EVENTS, TWO_HEARD } from "./network_answers.ts";
import { record } from "./recorder.ts";

/** Two events at once; a third 300 ms later, unless nobody is there any more. */
const STALLED: Answer = [
  send("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: a\n\ndata: b\n\n"),
  { kind: "pause", ms: 300 },
  send("data: c\n\n"),
];

/** Who ends the silence: each is given the network and its exchange before anything happened. */
const ENDINGS = [
  {
    name: "a stalled exchange that is cancelled hears no more",
    want: ["sent", "head 200", "event data: a", "event data: b"],
    begin: (network: Network, exchange: Exchange) =>
      network.at(network.now() + 50e6, () => network.cancel(exchange)),
    onEvent: (): void => {},
  },
  {
    name: "nor one that is cancelled between two events of one packet",
    want: ["sent", "head 200", "event data: a"],
    begin: (): void => {},
    onEvent: (network: Network, exchange: Exchange) => network.cancel(exchange),
  },
  {
    name: "cancelled before it is connected, it hears nothing",
    want: [],
    begin: (network: Network, exchange: Exchange) => network.cancel(exchange),
    onEvent: (): void => {},
  },
  {
    name: "a stopped network says no more",
    want: ["sent", "head 200", "event data: a"],
    begin: (): void => {},
    onEvent: (network: Network) => network.stop(),
  },
] as const;

/** Registers this part for one implementation. */
export function orderContract(name: string, make: MakeNetwork): void {
  Deno.test.each(ENDINGS)(`${name}: $name`, async ({ want, begin, onEvent }) => {
    using server = await startFaultServer([STALLED]);
    const heard = record(() => {});
    await drive(make, (network) => {
      const exchange = network.request(targetOf(server.origin), BODY, {
        ...heard,
        event(...event) {
          heard.event(...event);
          onEvent(network, exchange);
        },
      });
      begin(network, exchange);
      network.at(network.now() + 400e6, () => network.stop());
    });
    await server.report();
    assert.deepEqual(heard.words, want);
  });
  Deno.test(`${name}: cancelling what has ended does nothing`, async () => {
    using server = await startFaultServer([[send(TWO_EVENTS)]]);
    const heard = record(() => {});
    await drive(make, (network) => {
      const target = targetOf(server.origin);
      const again = record(() => network.stop());
      const exchange: Exchange = network.request(target, BODY, {
        ...heard,
        end() {
          network.cancel(exchange);
          network.request(target, BODY, again);
        },
      });
      network.at(network.now() + 1, () => assert.deepEqual(again.words, []));
    });
    assert.deepEqual(heard.words, ["sent", ...TWO_HEARD.slice(0, -1)]);
    assert.equal((await server.report()).connections, 1);
  });
  timersContract(name, make);
}

function timersContract(name: string, make: MakeNetwork): void {
  Deno.test(`${name}: nothing is called back at once`, async () => {
    using server = await startFaultServer([[send(TWO_EVENTS)]]);
    await drive(make, (network) => {
      const heard = record(() => network.stop());
      network.at(-1, () => heard.sent(0));
      network.request(targetOf(server.origin), BODY, heard);
      network.request(targetOf("http://127.0.0.1:1"), BODY, heard);
      assert.deepEqual(heard.words, []);
    });
    await server.report();
  });
  Deno.test(`${name}: tasks run in the order of their times, and of asking, and never early`, async () => {
    const ran: string[] = [];
    const early: number[] = [];
    await drive(make, (network) => {
      const start = network.now();
      const plan = [["e", 9e6], ["b", 1e6], ["c", 1e6], ["d", 5e6], ["a", -1e9]] as const;
      for (const [task, offset] of plan) {
        network.at(start + offset, () => {
          ran.push(task);
          if (network.now() < start + offset) early.push(offset);
          if (task === "c") network.at(start, () => ran.push("c again"));
          if (task === "e") network.stop();
        });
      }
      network.at(start + 10e6, () => ran.push("after the stop"));
    });
    assert.deepEqual(ran, ["a", "b", "c", "c again", "d", "e"]);
    assert.deepEqual(early, []);
  });
}
