import assert from "node:assert/strict";
import * as tls from "node:tls";
import { newPortableNetwork } from "../../../engine/net/portable.ts";
import { askInTurn, BODY, drive, targetOf } from "../../contract/drive.ts";
import { CERTIFICATE, KEY } from "../../fault/certificate.ts";
import { plain, send } from "../../fault/script.ts";
import { startFaultServer } from "../../fault/fault_server.ts";
import { record } from "../../contract/recorder.ts";
import { networkContract } from "../../contract/network_contract.ts";

/** Node's, which Deno has and the types do not. */
const { setDefaultCACertificates } = tls as unknown as {
  setDefaultCACertificates(certificates: readonly string[]): void;
};

networkContract("portable", newPortableNetwork);

Deno.test("portable: plain text where TLS is expected", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const answered = listener.accept().then(async (socket) => {
    await socket.write(new TextEncoder().encode("HTTP/1.1 400 Bad Request\r\n\r\n"));
    return socket;
  });
  const words = await askInTurn(newPortableNetwork, `https://127.0.0.1:${listener.addr.port}`);
  assert.deepEqual(words, [["fail tls"]]);
  (await answered).close();
});

Deno.test("portable: what came in one read has one time", async () => {
  const headers = "content-type: text/event-stream\r\n";
  using server = await startFaultServer([[
    send(plain("200 OK", "data: a\n\n".repeat(500), headers)),
  ]]);
  const times = new Set<number>();
  await drive(newPortableNetwork, (network) => {
    const over = record(() => network.stop());
    network.request(targetOf(server.origin), BODY, {
      ...over,
      head: (_status, _lines, at) => times.add(at),
      event: (_bytes, _start, _end, at) => times.add(at),
    });
  });
  assert.equal(times.size, 1);
});

Deno.test("portable: once stopped it sends nothing", async () => {
  using server = await startFaultServer([[send(plain("200 OK", ""))]]);
  const target = targetOf(server.origin);
  await drive(newPortableNetwork, (network) => {
    const ask = (): unknown => network.request(target, BODY, record(() => {}));
    network.request(target, BODY, {
      ...record(() => {}),
      end() {
        network.stop();
        assert.throws(ask, {
          message: `Cannot send to ${target.origin}: the network was stopped`,
        });
      },
    });
  });
});

Deno.test("portable: TLS, trusted and not", async () => {
  const server = tls.createServer({ cert: CERTIFICATE, key: KEY }, (socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", () => socket.write(plain("200 OK", "abc")));
  });
  const address = await new Promise<unknown>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server.address()));
  });
  const { port } = address as { readonly port: number };
  const ask = (): Promise<unknown> =>
    askInTurn(newPortableNetwork, `https://localhost:${port}`, { times: 2 });
  const trusted = tls.getCACertificates("default");
  assert.deepEqual(await ask(), [["fail tls"], ["fail tls"]]);
  try {
    setDefaultCACertificates([...trusted, CERTIFICATE]);
    const heard = ["sent", "head 200", "body abc", "end"];
    assert.deepEqual(await ask(), [heard, heard]);
  } finally {
    setDefaultCACertificates(trusted);
    await new Promise((resolve) => server.close(resolve));
  }
});
