import assert from "node:assert/strict";
import { type NativeNetwork, newNativeNetwork } from "../../../../engine/net/native/native.ts";
import { resolveHosts } from "../../../../engine/net/native/resolve_hosts.ts";
import { isNativeUsable } from "../../../../engine/net/native/usable.ts";
import { askInTurn, BODY, drive, targetOf } from "../../../contract/drive.ts";
import { networkContract } from "../../../contract/network_contract.ts";
import { record } from "../../../contract/recorder.ts";
import { startFaultServer } from "../../../fault/fault_server.ts";
import { plain, send } from "../../../fault/script.ts";
import { needsNative } from "./needs_native.ts";

const hosts = await resolveHosts(["http://nowhere.invalid:80"]);
if (isNativeUsable().ok) {
  networkContract("native", () => newNativeNetwork({ hosts }));
  stampsTests();
  faultsTests();
  addressesTests();
} else Deno.test(...needsNative("native: the contract of a network"), () => {});

function stampsTests(): void {
  Deno.test("native: the kernel stamps what a late reader has not looked at", async () => {
    const event = [send("data: a\n\n"), { kind: "pause", ms: 5 }] as const;
    const head = send("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n");
    using server = await startFaultServer([[
      head,
      ...Array(10).fill(event).flat(),
      { kind: "half-close" },
    ]]);
    const network = newNativeNetwork();
    let busyUntil = 0;
    let lastAt = 0;
    let early = 0;
    await drive(() => network, () => {
      network.request(targetOf(server.origin), BODY, {
        ...record(() => network.stop()),
        event(_bytes, _start, _end, at) {
          // Events of one read share their time: only the first says when it was read.
          if (at !== lastAt && at < busyUntil) early++;
          lastAt = at;
          busyUntil = network.now() + 20e6;
          while (network.now() < busyUntil);
        },
      });
    });
    assert.ok(early > 0, "no event came before the end of the work that kept its reader busy");
    assert.ok(network.stats().delays.some((count) => count > 0));
  });
  Deno.test("native: what came in one read has one time, and is counted", async () => {
    const headers = "content-type: text/event-stream\r\n";
    using server = await startFaultServer([[
      send(plain("200 OK", "data: a\n\n".repeat(500), headers)),
    ]]);
    const network = newNativeNetwork();
    const times = new Set<number>();
    await drive(() => network, () => {
      network.request(targetOf(server.origin), BODY, {
        ...record(() => network.stop()),
        event: (_bytes, _start, _end, at) => times.add(at),
      });
    });
    const { reads, sharedReads } = network.stats();
    assert.equal(times.size, 1);
    assert.deepEqual({ reads, sharedReads }, { reads: 1, sharedReads: 1 });
  });
  Deno.test("native: a sink may say which events count", async () => {
    const headers = "content-type: text/event-stream\r\n";
    const answer = [send(plain("200 OK", "data: token\n\ndata: [DONE]\n\n", headers))];
    using server = await startFaultServer([answer]);
    const network = newNativeNetwork();
    const sink = { ...record(() => network.stop()), carried: 0, event: () => {} };
    sink.event = () => void (sink.carried ||= 1);
    await drive(() => network, () => network.request(targetOf(server.origin), BODY, sink));
    const { reads, sharedReads } = network.stats();
    assert.deepEqual({ reads, sharedReads }, { reads: 1, sharedReads: 0 });
  });
  Deno.test("native: a request that was sent once more is counted", async () => {
    const good = send(plain("200 OK", ""));
    using server = await startFaultServer([[good], [{ kind: "reset" }], [good]]);
    const network = newNativeNetwork();
    await askInTurn(() => network, server.origin, { times: 2, pauseMs: 1 });
    assert.equal(network.stats().retried, 1);
  });
}

function faultsTests(): void {
  Deno.test("native: https is for the portable client", () => {
    const network = newNativeNetwork();
    assert.throws(() => network.request(targetOf("https://127.0.0.1:1"), BODY, record(() => {})), {
      name: "TypeError",
      message: "Cannot send to https://127.0.0.1:1: " +
        "the native client speaks http only, take the portable one",
    });
    network.stop();
  });
  Deno.test("native: once stopped it sends nothing, and returns at once", () => {
    const network = newNativeNetwork();
    network.stop();
    assert.throws(() => network.request(targetOf("http://127.0.0.1:1"), BODY, record(() => {})), {
      message: "Cannot send to http://127.0.0.1:1: the network was stopped",
    });
    network.run();
  });
  Deno.test("native: what a sink throws is thrown, even if it looks like the server's fault", async () => {
    using server = await startFaultServer([[send(plain("200 OK", "{"))]]);
    const network = newNativeNetwork();
    const heard = record(() => {});
    network.request(targetOf(server.origin), BODY, {
      ...heard,
      body: () => JSON.parse("{"),
    });
    assert.throws(() => network.run(), SyntaxError);
    assert.deepEqual(heard.words, ["sent", "head 200"]);
    await server.report();
  });
  Deno.test("native: a server may refuse a large request before it was sent whole", async () => {
    const url = new URL("./refusing_server.ts", import.meta.url);
    const server = new Worker(url, { type: "module" });
    const port = await new Promise((resolve) => server.onmessage = ({ data }) => resolve(data));
    const heard = record(() => {});
    await drive(newNativeNetwork, (network) => {
      const over = record(() => network.stop());
      const target = targetOf(`http://127.0.0.1:${port}`);
      const body = new Uint8Array(64 * 2 ** 20);
      network.request(target, body, { ...heard, end: over.end, fail: over.fail });
    });
    server.terminate();
    assert.deepEqual(heard.words, ["head 413", "body no"]);
  });
}

function addressesTests(): void {
  Deno.test("native: an address that refuses is passed over", async () => {
    using server = await startFaultServer([[send(plain("200 OK", "", "connection: close\r\n"))]]);
    const { port } = new URL(server.origin);
    const hosts = new Map([["two.test", { ips: ["127.0.0.2", "127.0.0.1"], why: "" }]]);
    const make = (): NativeNetwork => newNativeNetwork({ hosts });
    const words = await askInTurn(make, `http://two.test:${port}`, { times: 2 });
    assert.deepEqual(words, Array(2).fill(["sent", "head 200", "end"]));
    const { requests } = await server.report();
    assert.match(requests[0]?.head ?? "", new RegExp(`\\r\\nhost: two.test:${port}\\r\\n`));
  });
  Deno.test("native: of several that fail, the one that refused is told", async () => {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    listener.close();
    for (const ips of [["127.0.0.1", "255.255.255.255"], ["255.255.255.255", "127.0.0.1"]]) {
      const hosts = new Map([["two.test", { ips, why: "" }]]);
      const origin = `http://two.test:${listener.addr.port}`;
      const words = await askInTurn(() => newNativeNetwork({ hosts }), origin);
      assert.deepEqual(words, [["fail connect-refused"]]);
    }
  });
  Deno.test("native: an address that does not answer is passed over, the last one is not", async () => {
    using server = await startFaultServer([[send(plain("200 OK", ""))]], "127.0.0.2");
    const port = Number(new URL(server.origin).port);
    using _full = Deno.listen({ hostname: "127.0.0.1", port, tcpBacklog: 0 });
    const hosts = new Map([["two.test", { ips: ["127.0.0.1", "127.0.0.2"], why: "" }]]);
    const silent = record(() => {});
    const heard = record(() => {});
    await drive(() => newNativeNetwork({ hosts }), (network) => {
      const full = targetOf(`http://127.0.0.1:${port}`);
      for (let i = 0; i < 8; i++) network.request(full, BODY, { ...silent, sent: () => {} });
      const over = record(() => network.stop());
      const target = targetOf(`http://two.test:${port}`);
      network.at(
        network.now() + 50e6,
        () => network.request(target, BODY, { ...heard, end: over.end }),
      );
    });
    assert.deepEqual(heard.words, ["sent", "head 200"]);
    assert.deepEqual(silent.words, []);
  });
  Deno.test("native: a host that nobody looked up", async () => {
    assert.deepEqual(await askInTurn(newNativeNetwork, "http://other.test:80"), [["fail dns"]]);
  });
  Deno.test("native: localhost is looked up, and has both families", async () => {
    const hosts = await resolveHosts(["http://localhost:80", "http://[::1]:80"]);
    assert.deepEqual(hosts.get("localhost")?.ips.toSorted(), ["127.0.0.1", "::1"]);
    assert.deepEqual(hosts.get("::1")?.ips, ["::1"]);
  });
}
