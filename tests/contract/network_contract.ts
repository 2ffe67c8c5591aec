/**
 * What every `Network` must do, as tests. Whoever implements it registers them with a factory of its own.
 * @module
 */

import assert from "node:assert/strict";
import { startFaultServer } from "../fault/fault_server.ts";
import { type Answer, plain, send } from "../fault/script.ts";
import { askInTurn, BODY, drive, type MakeNetwork, targetOf } from "./drive.ts";
import {
  CUT_ANSWERS,
  GOOD_ANSWERS,
  HOSTILE_ANSWERS,
  TWO_EVENTS,
  TWO_HEARD,
} from "./network_answers.ts";
import { connectionsContract } from "./network_connections.ts";
import { orderContract } from "./network_order.ts";
import { unixContract } from "./network_unix.ts";
import { record } from "./recorder.ts";

const IPV6 = hasIpv6();

/** Targets that are refused before anything is sent. */
const BAD_TARGETS = [
  { name: "a path with a space", change: { path: "/a b" }, message: /Cannot send to path "\/a b"/ },
  { name: "a relative path", change: { path: "v1" }, message: /must start with \// },
  {
    name: "a path with a line break",
    change: { path: "/\r\nx: y" },
    message: /Cannot send to path/,
  },
  {
    name: "another scheme",
    change: { origin: "ftp://127.0.0.1" },
    message: /looks like http:\/\/host:port/,
  },
  {
    name: "credentials",
    change: { origin: "http://a:b@127.0.0.1" },
    message: /looks like http:\/\/host:port/,
  },
  {
    name: "an origin with a path",
    change: { origin: "http://127.0.0.1/v1" },
    message: /looks like http:\/\/host:port/,
  },
  {
    name: "a header with a line break",
    change: { headers: { authorization: "secret\r\nx: y" } },
    message: /^Cannot send header authorization: its value holds (?!.*secret)/,
  },
  {
    name: "a header of no name",
    change: { headers: { "a b": "" } },
    message: /its name is no HTTP token/,
  },
  {
    name: "a header of the client's own",
    change: { headers: { "transfer-encoding": "chunked" } },
    message: /Cannot send header transfer-encoding: the client writes it itself/,
  },
] as const;

/** Registers the contract for one implementation. */
export function networkContract(name: string, make: MakeNetwork): void {
  responsesContract(name, make);
  hostsContract(name, make);
  requestsContract(name, make);
  bodiesContract(name, make);
  connectionsContract(name, make);
  orderContract(name, make);
  unixContract(name, make);
}

function responsesContract(name: string, make: MakeNetwork): void {
  Deno.test.each([...GOOD_ANSWERS, ...CUT_ANSWERS, ...HOSTILE_ANSWERS])(
    `${name}: $name`,
    async ({ answer, want }) => {
      using server = await startFaultServer([answer]);
      const [words] = await askInTurn(make, server.origin);
      assert.deepEqual(words, ["sent", ...want]);
      await server.report();
    },
  );
  Deno.test(`${name}: a chunk of 2^60 bytes is refused, or never comes whole`, async () => {
    const head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    using server = await startFaultServer([[send(head, "1000000000000000\r\n"), {
      kind: "close",
    }]]);
    const [words] = await askInTurn(make, server.origin);
    assert.match(words?.at(-1) ?? "", /^fail (malformed|ended-early)$/);
  });
  Deno.test(`${name}: cut anywhere, a response is the same`, async () => {
    const cuts = Array.from({ length: TWO_EVENTS.length - 1 }, (_, i) => i + 1);
    const answers = cuts.map((cut): Answer => [
      send(TWO_EVENTS.slice(0, cut)),
      { kind: "pause", ms: 1 },
      send(TWO_EVENTS.slice(cut)),
    ]);
    using server = await startFaultServer(answers);
    const words = await askInTurn(make, server.origin, { times: cuts.length });
    assert.deepEqual(words, cuts.map(() => ["sent", ...TWO_HEARD]));
  });
  Deno.test(`${name}: header lines come as they were`, async () => {
    const heard = record(() => {});
    using server = await startFaultServer([[
      send(plain("200 OK", "", "X-Name: b c\r\nx-two: 2\r\n")),
    ]]);
    await drive(make, (network) => {
      network.request(targetOf(server.origin), BODY, { ...heard, end: () => network.stop() });
    });
    assert.deepEqual(heard.headers, ["content-length: 0", "X-Name: b c", "x-two: 2"]);
  });
}

function hostsContract(name: string, make: MakeNetwork): void {
  const ipv6 = `${name}: over IPv6${IPV6 ? "" : " (skipped: this machine has none)"}`;
  Deno.test({ name: ipv6, ignore: !IPV6 }, async () => {
    using server = await startFaultServer([[send(TWO_EVENTS)]], "::1");
    assert.deepEqual(await askInTurn(make, server.origin), [["sent", ...TWO_HEARD]]);
  });
  Deno.test(`${name}: refused`, async () => {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    listener.close();
    const words = await askInTurn(make, `http://127.0.0.1:${listener.addr.port}`);
    assert.deepEqual(words, [["fail connect-refused"]]);
  });
  Deno.test(`${name}: no such host`, async () => {
    assert.deepEqual(await askInTurn(make, "http://nowhere.invalid:80"), [["fail dns"]]);
  });
}

function requestsContract(name: string, make: MakeNetwork): void {
  Deno.test(`${name}: a request is sent as asked`, async () => {
    using server = await startFaultServer([[send(TWO_EVENTS)]]);
    await askInTurn(make, server.origin);
    const [request] = (await server.report()).requests;
    assert.deepEqual(request?.body, new TextDecoder().decode(BODY));
    const [start, ...lines] = request?.head.split("\r\n") ?? [];
    assert.equal(start, "POST /v1/chat/completions?x=1 HTTP/1.1");
    const host = `host: ${new URL(server.origin).host}`;
    const length = `content-length: ${BODY.length}`;
    for (const line of [host, length, "content-type: application/json", "x-key: k"]) {
      assert.ok(lines.includes(line), `${line} is among ${lines}`);
    }
  });
  Deno.test(`${name}: a GET has no body`, async () => {
    using server = await startFaultServer([[send(TWO_EVENTS)]]);
    await drive(make, (network) => {
      const target = { ...targetOf(server.origin), method: "GET" } as const;
      network.request(target, new Uint8Array(0), record(() => network.stop()));
    });
    const [request] = (await server.report()).requests;
    assert.match(request?.head ?? "", /^GET (?!.*content-length)/s);
  });
  Deno.test.each(BAD_TARGETS)(`${name}: $name is refused`, async ({ change, message }) => {
    await drive(make, (network) => {
      const target = { ...targetOf("http://127.0.0.1:1"), ...change };
      const ask = (): unknown => network.request(target, BODY, record(() => {}));
      assert.throws(ask, (error) => error instanceof TypeError && message.test(error.message));
      network.stop();
    });
  });
}

function bodiesContract(name: string, make: MakeNetwork): void {
  Deno.test(`${name}: 8 MiB are sent whole before the answer`, async () => {
    using server = await startFaultServer([[send(TWO_EVENTS)]]);
    const body = new Uint8Array(8 * 2 ** 20).fill(97);
    const heard = record(() => {});
    await drive(make, (network) => {
      const over = record(() => network.stop());
      network.request(targetOf(server.origin), body, { ...heard, end: over.end, fail: over.fail });
    });
    assert.deepEqual(heard.words, ["sent", ...TWO_HEARD.slice(0, -1)]);
    const [request] = (await server.report()).requests;
    assert.equal(request?.body.length, body.length);
  });
  Deno.test(`${name}: nothing is called sent that nobody reads`, async () => {
    using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const heard = record(() => {});
    await drive(make, (network) => {
      const target = targetOf(`http://127.0.0.1:${listener.addr.port}`);
      network.request(target, new Uint8Array(64 * 2 ** 20), heard);
      network.at(network.now() + 100e6, () => network.stop());
    });
    assert.deepEqual(heard.words, []);
  });
}

function hasIpv6(): boolean {
  try {
    Deno.listen({ hostname: "::1", port: 0 }).close();
    return true;
  } catch {
    return false;
  }
}
