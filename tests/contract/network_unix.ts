/**
 * The part of the network contract about sockets in the file system.
 * @module
 */

import assert from "node:assert/strict";
import { startFaultServer } from "../fault/fault_server.ts";
import { send } from "../fault/script.ts";
import { askInTurn, BODY, drive, type MakeNetwork, targetOf } from "./drive.ts";
import { TWO_EVENTS, TWO_HEARD } from "./network_answers.ts";
import { record } from "./recorder.ts";

const LONGEST_PATH = 107;

/** Registers this part for one implementation. */
export function unixContract(name: string, make: MakeNetwork): void {
  // The paths of sockets are short on Windows, and their own.
  const ignore = Deno.build.os === "windows";
  const test = (what: string, fn: (folder: string) => Promise<void>): void =>
    Deno.test({ name: `${name}: ${what}`, ignore, fn: () => inFolder(fn) });

  test("a Unix socket is asked as localhost, and a connection used again", async (folder) => {
    using server = await startFaultServer([[send(TWO_EVENTS)]], `unix:${folder}/s.sock`);
    const words = await askInTurn(make, server.origin, { times: 3 });
    assert.deepEqual(words, Array(3).fill(["sent", ...TWO_HEARD]));
    const { connections, requests } = await server.report();
    assert.equal(connections, 1);
    assert.match(requests[0]?.head ?? "", /^POST \/v1\/chat\/completions\?x=1 HTTP\/1\.1\r\n/);
    assert.match(requests[0]?.head ?? "", /\r\nhost: localhost(\r\n|$)/i);
  });
  test("a Unix socket that is reset fails", async (folder) => {
    using server = await startFaultServer([[{ kind: "close" }]], `unix:${folder}/s.sock`);
    const [words = []] = await askInTurn(make, server.origin);
    assert.match(words.at(-1) ?? "", /^fail (reset|ended-early)$/);
  });
  test("a Unix socket that is not there, and one where nobody listens", async (folder) => {
    Deno.listen({ transport: "unix", path: `${folder}/left.sock` }).close();
    const refused = ["fail connect-refused"];
    assert.deepEqual(await askInTurn(make, `unix:${folder}/none.sock`), [refused]);
    assert.deepEqual(await askInTurn(make, `unix:${folder}/left.sock`), [refused]);
  });
  test("many on one Unix socket, and no path too long", async (folder) => {
    using server = await startFaultServer([[send(TWO_EVENTS)]], `unix:${folder}/s.sock`);
    const records = Array.from({ length: 50 }, () => record(() => {}));
    await drive(make, (network) => {
      let left = records.length;
      const target = targetOf(server.origin);
      for (const heard of records) {
        network.request(target, BODY, {
          ...heard,
          end(at) {
            heard.end(at);
            if (--left === 0) network.stop();
          },
        });
      }
      const long = targetOf(`unix:/${"a".repeat(LONGEST_PATH)}`);
      assert.throws(() => network.request(long, BODY, record(() => {})), {
        name: "TypeError",
        message: /^Cannot send to unix:\/a+: its path has 108 bytes, more than 107$/,
      });
    });
    for (const { words } of records) assert.deepEqual(words, ["sent", ...TWO_HEARD]);
  });
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "assay-" });
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
