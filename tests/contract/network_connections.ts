/**
 * The part of the network contract about connections: when they are used again, and when a request is sent again.
 * @module
 */

import assert from "node:assert/strict";
import { startFaultServer } from "../fault/fault_server.ts";
import { type Act, plain, send } from "../fault/script.ts";
import { askInTurn, BODY, drive, type MakeNetwork, targetOf } from "./drive.ts";
import { TWO_EVENTS, TWO_HEARD } from "./network_answers.ts";
import { record } from "./recorder.ts";

const GOOD = send(TWO_EVENTS);
const HEARD = ["sent", ...TWO_HEARD];
const CLOSE: Act = { kind: "close" };
const RESET: Act = { kind: "reset" };
const PAUSE: Act = { kind: "pause", ms: 20 };

/** What becomes of a second request, 50 ms after a good first one. */
const SECOND_REQUESTS = [
  {
    name: "an idle connection that was closed is replaced",
    answers: [[GOOD, CLOSE], [GOOD]],
    second: HEARD,
    connections: 2,
  },
  {
    name: "a request that an idle connection swallowed is sent once more",
    answers: [[GOOD], [CLOSE], [GOOD]],
    second: ["sent", ...HEARD],
    connections: 2,
  },
  {
    name: "likewise one that it reset",
    answers: [[GOOD], [RESET], [GOOD]],
    second: ["sent", ...HEARD],
    connections: 2,
  },
  {
    name: "but not twice",
    answers: [[GOOD], [RESET], [RESET]],
    second: ["sent", "sent", "fail reset"],
    connections: 2,
  },
  {
    name: "nor when an answer had begun",
    answers: [[GOOD], [send("HTTP/1.1 200"), PAUSE, RESET]],
    second: ["sent", "fail reset"],
    connections: 1,
  },
] as const;

/** Registers this part for one implementation. */
export function connectionsContract(name: string, make: MakeNetwork): void {
  Deno.test(`${name}: a connection is used again`, async () => {
    using server = await startFaultServer([[GOOD]]);
    const words = await askInTurn(make, server.origin, { times: 3 });
    assert.deepEqual(words, Array(3).fill(HEARD));
    assert.equal((await server.report()).connections, 1);
  });
  Deno.test(`${name}: one that the server said it closes is not`, async () => {
    const answer = send(plain("200 OK", "", "connection: close\r\n"));
    using server = await startFaultServer([[answer, { kind: "half-close" }]]);
    const words = await askInTurn(make, server.origin, { times: 3 });
    assert.deepEqual(words, Array(3).fill(["sent", "head 200", "end"]));
    assert.equal((await server.report()).connections, 3);
  });
  Deno.test(`${name}: 200 in flight have 200 connections`, async () => {
    using server = await startFaultServer([[{ kind: "pause", ms: 100 }, GOOD]]);
    const words: (readonly string[])[] = [];
    await drive(make, (network) => {
      const target = targetOf(server.origin);
      for (let i = 0; i < 200; i++) {
        const heard = record(() => {
          if (words.push(heard.words) === 200) network.stop();
        });
        network.request(target, BODY, heard);
      }
    });
    assert.deepEqual(words, Array(200).fill(HEARD));
    assert.equal((await server.report()).connections, 200);
  });
  Deno.test.each(SECOND_REQUESTS)(
    `${name}: $name`,
    async ({ answers, second, connections }) => {
      using server = await startFaultServer(answers);
      const words = await askInTurn(make, server.origin, { times: 2, pauseMs: 50 });
      assert.deepEqual(words, [HEARD, second]);
      assert.equal((await server.report()).connections, connections);
    },
  );
}
