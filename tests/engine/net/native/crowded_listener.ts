/**
 * Prints the port of a native listener that takes 20 ms for an answer. Run with a low `ulimit -n`, asked by more.
 * @module
 */

import { newNativeListener } from "../../../../engine/net/native/listener.ts";

const listener = newNativeListener();
const { port } = await listener.listen({ host: "127.0.0.1", port: 0 }, (incoming, reply) => {
  listener.at(incoming.at + 20e6, () => {
    reply.head(204, {});
    reply.end();
  });
});
await Deno.stdout.write(new TextEncoder().encode(String(port)));
listener.run();
