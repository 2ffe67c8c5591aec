/**
 * How far the stamps of the native and the portable client lie from the times at which a server sent its events.
 *
 * The time that is shown is that of the whole run; the errors, which matter, stand in the lines above the table.
 * @module
 */

import { KernelClock } from "../../../../engine/net/native/kernel_clock.ts";
import { newNativeNetwork } from "../../../../engine/net/native/native.ts";
import { isNativeUsable } from "../../../../engine/net/native/usable.ts";
import type { Network } from "../../../../engine/net/network.ts";
import { newPortableNetwork } from "../../../../engine/net/portable.ts";
import { BODY, targetOf } from "../../../contract/drive.ts";

const STREAMS = 256;
/** Nanoseconds over which the streams begin. */
const SPREAD = 20e6;
const PREFIX = "data: ".length;
const TEXT = new TextDecoder();

/** How far the server's clock is ahead of a client's: that of the quickest of many looks at both. */
function offsetOf(network: Network): number {
  const clock = new KernelClock();
  const looks = Array.from({ length: 1000 }, () => {
    const before = clock.now();
    const own = network.now();
    const after = clock.now();
    return { width: after - before, offset: (before + after) / 2 - own };
  });
  return looks.reduce((best, look) => look.width < best.width ? look : best).offset;
}

/** Streams from the server through one client; resolves to the errors of its stamps, in microseconds, in order. */
async function errorsOf(network: Network, port: number): Promise<readonly number[]> {
  const target = targetOf(`http://127.0.0.1:${port}`);
  const offset = offsetOf(network);
  const errors: number[] = [];
  let open = STREAMS;
  const over = (): void => {
    if (--open === 0) network.stop();
  };
  const sink = {
    sent: () => {},
    head: () => {},
    body: () => {},
    event(bytes: Uint8Array, ...[start, end, at]: [number, number, number]) {
      errors.push((at + offset - Number(TEXT.decode(bytes.subarray(start + PREFIX, end)))) / 1e3);
    },
    end: over,
    fail({ text }: { readonly text: string }) {
      throw new Error(`Cannot measure: a stream failed, ${text}`);
    },
  };
  for (let i = 0; i < STREAMS; i++) {
    network.at(network.now() + i * SPREAD / STREAMS, () => network.request(target, BODY, sink));
  }
  await network.run();
  return errors.toSorted((a, b) => a - b);
}

function lineOf(name: string, errors: readonly number[]): string {
  const [p50, p99, max] = [0.5, 0.99, 1].map((q) =>
    (errors[Math.floor(q * (errors.length - 1))] ?? NaN).toFixed(1)
  );
  return `${name}: ${errors.length} events, error p50 ${p50} µs, p99 ${p99} µs, max ${max} µs\n`;
}

async function measure(name: string, make: () => Network): Promise<void> {
  const url = new URL("./stamping_server.ts", import.meta.url);
  const server = new Worker(url, { type: "module" });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      server.onmessage = ({ data }) => resolve(data);
      server.onerror = ({ message }) => reject(new Error(message));
    });
    const errors = await errorsOf(make(), port);
    await Deno.stdout.write(new TextEncoder().encode(lineOf(name, errors)));
  } finally {
    server.terminate();
  }
}

const CLIENTS = [["native", () => newNativeNetwork()], ["portable", newPortableNetwork]] as const;
const ignore = !isNativeUsable().ok;

for (const [name, make] of CLIENTS) {
  const title = `${name}: ${STREAMS} streams of 50 events a second`;
  Deno.bench({
    name: title,
    n: 1,
    warmup: 0,
    ignore,
    // Deno times a function as asynchronous only if it says so itself.
    fn: async () => await measure(title, make),
  });
}
