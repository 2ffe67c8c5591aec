/**
 * What every `Listener` must do, as tests. Whoever implements it registers them with a factory of its own.
 * @module
 */

import assert from "node:assert/strict";
import type { Handler, Listener } from "../../engine/net/listener.ts";
import { talk } from "../fault/raw_client.ts";
import { BYTES_ON_THE_WIRE } from "./listener_dialogues.ts";

/** Makes a listener; one for each test. */
export type MakeListener = () => Listener;

const LOOPBACK = { host: "127.0.0.1", port: 0 };
const GET = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";
const LAST_GET = "GET /last HTTP/1.1\r\nconnection: close\r\n\r\n";
const UTF8 = new TextEncoder();

/** Serves for as long as `use` takes. */
export async function serving<Result>(
  make: MakeListener,
  handle: (listener: Listener) => Handler,
  use: (port: number) => Promise<Result>,
): Promise<Result> {
  const listener = make();
  try {
    const { port } = await listener.listen(LOOPBACK, handle(listener));
    return await use(port);
  } finally {
    await listener.close();
  }
}

/** Registers the contract for one implementation. */
export function listenerContract(name: string, make: MakeListener): void {
  Deno.test.each(BYTES_ON_THE_WIRE)(`${name}: $name`, async ({ request, handle, want }) => {
    const got = await serving(make, () => handle, (port) => talk(port, request));
    assert.equal(got, want);
  });
  addresses(name, make);
  order(name, make);
  unread(name, make);
  leaving(name, make);
}

function addresses(name: string, make: MakeListener): void {
  Deno.test(`${name}: a taken port is refused by name`, async () => {
    const other = make();
    try {
      await serving(make, () => () => {}, async (port) => {
        await assert.rejects(other.listen({ host: "127.0.0.1", port }, () => {}), {
          message: `Cannot listen on 127.0.0.1:${port}: address already in use`,
        });
      });
    } finally {
      await other.close();
    }
  });
  Deno.test.each([
    { host: "192.0.2.1", port: 80, state: "no such address on this machine" },
    { host: "127.0.0.1", port: 65536, state: "ports go from 0 to 65535" },
  ])(`${name}: so is $host:$port`, async ({ host, port, state }) => {
    const listener = make();
    const message = `Cannot listen on ${host}:${port}: ${state}`;
    await assert.rejects(listener.listen({ host, port }, () => {}), { message });
    await listener.close();
  });
}

function order(name: string, make: MakeListener): void {
  Deno.test(`${name}: pipelined requests are answered one after the other`, async () => {
    const seen: string[] = [];
    const handle = (listener: Listener): Handler => (incoming, reply) => {
      seen.push(`asked ${incoming.path}`);
      listener.at(listener.now() + 5e6, () => {
        seen.push(`answered ${incoming.path}`);
        reply.head(200, { "content-length": "0" });
        reply.end();
      });
    };
    await serving(make, handle, (port) => talk(port, [GET + GET + LAST_GET]));
    const one = ["asked /", "answered /"];
    assert.deepEqual(seen, [...one, ...one, "asked /last", "answered /last"]);
  });
  Deno.test(`${name}: a thousand requests answered at once do not pile up`, async () => {
    let count = 0;
    const handle: Handler = (_incoming, reply) => {
      count++;
      reply.head(204, {});
      reply.end();
    };
    await serving(make, () => handle, (port) => talk(port, [GET.repeat(999) + LAST_GET]));
    assert.equal(count, 1000);
  });
  Deno.test(`${name}: times never go back, and tasks come in their order`, async () => {
    const times: number[] = [];
    const ran: number[] = [];
    const handle = (listener: Listener): Handler => (incoming, reply) => {
      times.push(incoming.at, listener.now());
      reply.head(200, {});
      for (const ms of [3, 1, 2, -1]) {
        listener.at(incoming.at + ms * 1e6, () => {
          ran.push(ms);
          times.push(reply.write(UTF8.encode("x")), listener.now());
          if (ms === 3) reply.end();
        });
      }
      assert.deepEqual(ran, [], "nothing is called back at once");
    };
    await serving(make, handle, (port) => talk(port, [LAST_GET]));
    assert.deepEqual(ran, [-1, 1, 2, 3]);
    assert.deepEqual(times, times.toSorted((a, b) => a - b));
  });
}

function unread(name: string, make: MakeListener): void {
  Deno.test(`${name}: who does not read has no further request answered until then`, async () => {
    const size = 8 * 2 ** 20;
    const asked: string[] = [];
    const handle: Handler = ({ path }, reply) => {
      asked.push(path);
      reply.head(200, { "content-length": path === "/large" ? String(size) : "0" });
      if (path === "/large") reply.write(new Uint8Array(size));
      reply.end();
    };
    await serving(make, () => handle, async (port) => {
      using slow = await Deno.connect({ hostname: "127.0.0.1", port });
      await slow.write(UTF8.encode("GET /large HTTP/1.1\r\n\r\n".repeat(9) + LAST_GET));
      while (asked.length === 0) await talk(port, [LAST_GET]);
      for (let i = 0; i < 9; i++) await talk(port, [LAST_GET]);
      const early = asked.filter((path) => path === "/large").length;
      assert.ok(early < 9, `${early} were answered`);
      const { length } = await new Response(slow.readable).bytes();
      assert.ok(length > 9 * size);
    });
    assert.equal(asked.filter((path) => path === "/large").length, 9);
  });
}

function leaving(name: string, make: MakeListener): void {
  Deno.test(`${name}: after the client left, a reply is shut and does nothing`, async () => {
    const shut = Promise.withResolvers<boolean>();
    const handle = (listener: Listener): Handler => (_incoming, reply) => {
      reply.head(200, {});
      const watch = (): void => {
        if (reply.open) return listener.at(listener.now() + 1e6, watch);
        reply.write(UTF8.encode("a"));
        reply.raw(UTF8.encode("b"));
        reply.end();
        reply.close();
        reply.reset();
        shut.resolve(reply.open);
      };
      watch();
    };
    await serving(make, handle, async (port) => {
      const connection = await Deno.connect({ hostname: "127.0.0.1", port });
      await connection.write(UTF8.encode(GET));
      await connection.read(new Uint8Array(100));
      connection.close();
      assert.equal(await shut.promise, false);
    });
  });
  Deno.test(`${name}: closing it ends what is under way, and its tasks`, async () => {
    const late: string[] = [];
    const listener = make();
    const asked = Promise.withResolvers<void>();
    const { port } = await listener.listen(LOOPBACK, (_incoming, reply) => {
      reply.head(200, { "content-length": "9" });
      listener.at(listener.now() + 20e6, () => late.push("task"));
      asked.resolve();
    });
    const answer = talk(port, [GET]);
    await asked.promise;
    await listener.close();
    assert.match(await answer, /^HTTP\/1.1 200 OK\r\ncontent-length: 9\r\n\r\n(\(reset\))?$/);
    assert.deepEqual(late, []);
    await assert.rejects(Deno.connect({ hostname: "127.0.0.1", port }));
  });
}
