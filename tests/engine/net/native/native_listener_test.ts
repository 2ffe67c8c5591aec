import assert from "node:assert/strict";
import { clearImmediate, setImmediate } from "node:timers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Handler, Listener } from "../../../../engine/net/listener.ts";
import { newNativeListener } from "../../../../engine/net/native/listener.ts";
import { newNativeNetwork } from "../../../../engine/net/native/native.ts";
import { isNativeUsable } from "../../../../engine/net/native/usable.ts";
import { BODY, drive, targetOf } from "../../../contract/drive.ts";
import { listenerContract, serving } from "../../../contract/listener_contract.ts";
import { record } from "../../../contract/recorder.ts";
import { talk } from "../../../fault/raw_client.ts";
import { needsNative } from "./needs_native.ts";

const MIB = 2 ** 20;
const GET = "GET / HTTP/1.1\r\n\r\n";
const LAST_GET = "GET / HTTP/1.1\r\nconnection: close\r\n\r\n";
const UTF8 = new TextEncoder();
/** Nanoseconds that it serves before others on its thread have their turn. */
const SLICE = 1e5;

/** A native listener that serves by turns with what else the thread has to do. */
function newPumpedListener(): Listener {
  const listener = newNativeListener();
  let pumping: NodeJS.Immediate | undefined;
  const pump = (): void => {
    pumping = setImmediate(pump);
    listener.run(listener.now() + SLICE);
  };
  return {
    ...listener,
    async listen(address, handle) {
      const bound = await listener.listen(address, handle);
      pumping ??= setImmediate(pump);
      return bound;
    },
    close() {
      clearImmediate(pumping);
      return listener.close();
    },
  };
}

if (isNativeUsable().ok) {
  listenerContract("native listener", newPumpedListener);
  runTests();
  threadTests();
  backlogTests();
  descriptorTests();
} else Deno.test(...needsNative("native listener: the contract of a listener"), () => {});

function runTests(): void {
  Deno.test("native listener: it runs until a time, and no longer once a task has closed it", () => {
    const listener = newNativeListener();
    const ran: string[] = [];
    const until = listener.now() + 2e6;
    listener.at(until + 3600e9, () => ran.push("late"));
    listener.at(until - 1e6, () => ran.push("due"));
    listener.run(until);
    assert.ok(listener.now() >= until);
    assert.deepEqual(ran, ["due"]);
    listener.at(0, () => void listener.close());
    listener.run();
    listener.run();
    assert.deepEqual(ran, ["due"]);
  });
  Deno.test("native listener: what a task throws is thrown, and closes it", async () => {
    const listener = newNativeListener();
    const { port } = await listener.listen({ host: "localhost", port: 0 }, () => {});
    listener.at(0, () => {
      throw new RangeError("x");
    });
    assert.throws(() => listener.run(), { name: "RangeError", message: "x" });
    await assert.rejects(Deno.connect({ hostname: "127.0.0.1", port }));
  });
  Deno.test.each([
    { host: "nowhere.invalid", state: "no such host" },
    { host: "a b", state: "no such host" },
    { host: "", state: "no such host" },
    { host: "127.0.0.1", state: "the listener was closed" },
  ])("native listener: once closed, '$host' is refused: $state", async ({ host, state }) => {
    const listener = newNativeListener();
    await listener.close();
    const message = `Cannot listen on ${host}:0: ${state}`;
    await assert.rejects(listener.listen({ host, port: 0 }, () => {}), { message });
  });
}

function threadTests(): void {
  Deno.test("native listener: in a thread of its own, which hears between two runs that it is to end", async () => {
    const url = new URL("./listener_worker.ts", import.meta.url);
    const worker = new Worker(url, { type: "module" });
    const port = await new Promise<number>((resolve) =>
      worker.onmessage = ({ data }) => resolve(data)
    );
    const ended: (readonly string[])[] = [];
    await drive(newNativeNetwork, (network) => {
      const ask = (left: number): void => {
        const heard = record(() => {
          if (ended.push(heard.words) === 200) network.stop();
          if (left > 1) ask(left - 1);
        });
        network.request(targetOf(`http://[::1]:${port}`), BODY, heard);
      };
      for (let i = 0; i < 100; i++) ask(2);
    });
    const events = [1, 2, 3, 4, 5].map((i) => `event data: ${i}`);
    assert.deepEqual(ended, Array(200).fill(["sent", "head 200", ...events, "end"]));
    worker.postMessage("stop");
    while (await isOpen(port)) await new Promise((resolve) => setImmediate(resolve));
  });
}

async function isOpen(port: number): Promise<boolean> {
  try {
    (await Deno.connect({ hostname: "::1", port })).close();
    return true;
  } catch {
    return false;
  }
}

function backlogTests(): void {
  Deno.test("native listener: a client that never reads is dropped", async () => {
    const dropped = Promise.withResolvers<number>();
    const handle = (listener: Listener): Handler => (_incoming, reply) => {
      let written = 0;
      reply.head(200, { "content-type": "text/event-stream" });
      const next = (): void => {
        if (!reply.open) return dropped.resolve(written);
        reply.write(new Uint8Array(MIB));
        written++;
        listener.at(listener.now(), next);
      };
      next();
    };
    await serving(newPumpedListener, handle, async (port) => {
      using client = await Deno.connect({ hostname: "127.0.0.1", port });
      await client.write(UTF8.encode(GET));
      const written = await dropped.promise;
      // 16 MiB of its own, and what the kernel holds for both sides.
      assert.ok(written > 16 && written < 64, `${written} MiB were written`);
    });
  });
  Deno.test("native listener: what is written at once arrives whole and in order", async () => {
    const size = 2 ** 16;
    const handle: Handler = (_incoming, reply) => {
      reply.head(200, { "content-length": String(40 * MIB) });
      for (let i = 0; i < 40 * MIB / size; i++) reply.write(new Uint8Array(size).fill(i));
      reply.end();
    };
    const body = await serving(newPumpedListener, () => handle, async (port) => {
      return (await fetch(`http://127.0.0.1:${port}/`)).bytes();
    });
    assert.equal(body.length, 40 * MIB);
    for (let i = 0; i < body.length; i += size / 2) assert.equal(body[i], (i / size) & 255);
  });
  Deno.test("native listener: a client that ends its side gets what was sent", async () => {
    const handle: Handler = (_incoming, reply) => {
      reply.head(200, {});
      reply.write(new Uint8Array(20 * MIB));
      reply.end();
    };
    const read = await serving(newPumpedListener, () => handle, async (port) => {
      using client = await Deno.connect({ hostname: "127.0.0.1", port });
      await client.write(UTF8.encode(GET));
      await client.closeWrite();
      return (await new Response(client.readable).bytes()).length;
    });
    assert.ok(read > 20 * MIB);
  });
}

function descriptorTests(): void {
  Deno.test("native listener: out of descriptors, connections wait until there are some", async () => {
    const script = new URL("./crowded_listener.ts", import.meta.url).pathname;
    const command = 'ulimit -n 64 && exec "$0" run --quiet -A "$1"';
    const child = new Deno.Command("sh", {
      args: ["-c", command, Deno.execPath(), script],
      stdout: "piped",
    }).spawn();
    const reader = child.stdout.getReader();
    try {
      const port = Number(new TextDecoder().decode((await reader.read()).value));
      const answers = await Promise.all(Array.from({ length: 100 }, () => talk(port, [LAST_GET])));
      assert.deepEqual(new Set(answers), new Set(["HTTP/1.1 204 \r\nconnection: close\r\n\r\n"]));
    } finally {
      child.kill("SIGKILL");
      await reader.cancel();
      await child.status;
    }
  });
  Deno.test("native listener: connections ended in every way leave no descriptor behind", async () => {
    const ways: readonly Handler[] = [
      (_incoming, reply) => reply.reset(),
      (_incoming, reply) => reply.close(),
      (_incoming, reply) => {
        reply.head(200, {});
        reply.end();
      },
      () => {},
    ];
    let asked = 0;
    const handle: Handler = (incoming, reply) => ways[asked++ % ways.length]?.(incoming, reply);
    const used = await serving(newPumpedListener, () => handle, async (port) => {
      for (let i = 0; i < 40; i++) {
        using client = await Deno.connect({ hostname: "127.0.0.1", port });
        await client.write(UTF8.encode(GET));
        if (i % 2 === 0) await client.read(new Uint8Array(1)).catch(() => null);
      }
      for (let left = 1000; left > 0 && descriptorsOf(port) > 1; left--) await sleep(5);
      assert.equal(descriptorsOf(port), 1, "the one that listens");
      return port;
    });
    assert.equal(asked, 40);
    assert.equal(descriptorsOf(used), 0);
  });
}

/** How many sockets of a port have a descriptor: those that the kernel alone still knows have no inode. */
function descriptorsOf(port: number): number {
  const place = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = Deno.readTextFileSync("/proc/self/net/tcp").split("\n").map((row) =>
    row.trim().split(/ +/)
  );
  return rows.filter((row) => row[1]?.endsWith(place) && row[9] !== "0").length;
}
