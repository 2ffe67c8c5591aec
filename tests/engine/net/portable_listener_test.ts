import assert from "node:assert/strict";
import type { Handler, Listener } from "../../../engine/net/listener.ts";
import { newPortableListener } from "../../../engine/net/portable_listener.ts";
import { newPortableNetwork } from "../../../engine/net/portable.ts";
import { BODY, drive, targetOf } from "../../contract/drive.ts";
import { listenerContract, serving } from "../../contract/listener_contract.ts";
import { record } from "../../contract/recorder.ts";

listenerContract("portable listener", newPortableListener);

/** Streams five events, 2 ms apart. */
function streaming(listener: Listener): Handler {
  return (incoming, reply) => {
    reply.head(200, { "content-type": "text/event-stream" });
    for (let i = 1; i <= 5; i++) {
      listener.at(incoming.at + i * 2e6, () => {
        reply.write(new TextEncoder().encode(`data: ${i}\n\n`));
        if (i === 5) reply.end();
      });
    }
  };
}

Deno.test("portable listener: asked by the network, 50 at a time, twice each", async () => {
  const ended: (readonly string[])[] = [];
  await serving(newPortableListener, streaming, async (port) => {
    const target = targetOf(`http://127.0.0.1:${port}`);
    await drive(newPortableNetwork, (network) => {
      const ask = (left: number): void => {
        const heard = record(() => {
          if (ended.push(heard.words) === 100) network.stop();
          if (left > 1) ask(left - 1);
        });
        network.request(target, BODY, heard);
      };
      for (let i = 0; i < 50; i++) ask(2);
    });
  });
  const events = [1, 2, 3, 4, 5].map((i) => `event data: ${i}`);
  assert.deepEqual(ended, Array(100).fill(["sent", "head 200", ...events, "end"]));
});
