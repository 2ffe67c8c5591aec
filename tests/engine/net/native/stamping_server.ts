/**
 * The thread of a server that paces its streams and says in each event when it was sent: CLOCK_MONOTONIC, nanoseconds.
 * @module
 */

import { KernelClock } from "../../../../engine/net/native/kernel_clock.ts";
import { newPortableListener } from "../../../../engine/net/portable_listener.ts";

/** Events of a stream, and the nanoseconds between two. */
const EVENTS = 100;
const GAP = 20e6;

const thread = self as unknown as { postMessage(port: number): void };
const clock = new KernelClock();
const listener = newPortableListener();
const ASCII = new TextEncoder();

const { port } = await listener.listen({ host: "127.0.0.1", port: 0 }, ({ at }, reply) => {
  reply.head(200, { "content-type": "text/event-stream" });
  let left = EVENTS;
  const next = (due: number): void => {
    reply.write(ASCII.encode(`data: ${clock.now().toFixed(0)}\n\n`));
    if (--left === 0) return reply.end();
    listener.at(due + GAP, () => next(due + GAP));
  };
  listener.at(at + GAP, () => next(at + GAP));
});
thread.postMessage(port);
