/**
 * The thread of a native listener: streams of five events, 2 ms apart. Between runs it hears whether it is to end.
 * @module
 */

import { setImmediate } from "node:timers/promises";
import { newNativeListener } from "../../../../engine/net/native/listener.ts";

const thread = self as unknown as {
  postMessage(port: number): void;
  onmessage: () => void;
  close(): void;
};
const listener = newNativeListener();
const ASCII = new TextEncoder();

const { port } = await listener.listen({ host: "::1", port: 0 }, (incoming, reply) => {
  reply.head(200, { "content-type": "text/event-stream" });
  for (let i = 1; i <= 5; i++) {
    listener.at(incoming.at + i * 2e6, () => {
      reply.write(ASCII.encode(`data: ${i}\n\n`));
      if (i === 5) reply.end();
    });
  }
});
thread.postMessage(port);
const stop = new AbortController();
thread.onmessage = () => stop.abort();
while (!stop.signal.aborted) {
  listener.run(listener.now() + 20e6);
  await setImmediate();
}
await listener.close();
thread.close();
