/**
 * How late the simulated server sends on each listener, and what an event costs it, asked by the native client.
 *
 * The time that is shown is that of the whole run; the figures, which matter, stand in the lines above the table.
 * @module
 */

import { newNativeNetwork } from "../../../../engine/net/native/native.ts";
import { isNativeUsable } from "../../../../engine/net/native/usable.ts";
import { chat, PLAIN } from "../../mock/bench.ts";
import { targetOf } from "../../../contract/drive.ts";
import type { SimAccount, SimOrder } from "./sim_thread.ts";

const STREAMS = 1024;
const TOKENS = 100;
/** Nanoseconds over which the streams begin. */
const SPREAD = 20e6;
const UTF8 = new TextEncoder();

/** What one run saw. */
interface Seen {
  readonly events: number;
  /** From the first event to the last. Nanoseconds. */
  readonly duration: number;
}

/** Streams from the server until all have ended. */
function ask(url: string): Seen {
  const network = newNativeNetwork();
  const target = { ...targetOf(url), path: "/v1/chat/completions" };
  const body = UTF8.encode(JSON.stringify(chat({ "max_tokens": TOKENS })));
  const seen = { events: 0, first: 0, last: 0, open: STREAMS };
  const sink = {
    sent: () => {},
    head: () => {},
    body: () => {},
    event(...[, , , at]: [Uint8Array, number, number, number]) {
      seen.first ||= at;
      seen.last = at;
      seen.events++;
    },
    end: () => --seen.open === 0 && network.stop(),
    fail({ text }: { readonly text: string }) {
      throw new Error(`Cannot measure: a stream failed, ${text}`);
    },
  };
  for (let i = 0; i < STREAMS; i++) {
    network.at(network.now() + i * SPREAD / STREAMS, () => network.request(target, body, sink));
  }
  network.run();
  return { events: seen.events, duration: seen.last - seen.first };
}

function lineOf(name: string, { events, duration }: Seen, { lateness, cpu }: SimAccount): string {
  const [p50, p99, max] = [0.5, 0.99, 1].map((q) =>
    ((lateness[Math.floor(q * (lateness.length - 1))] ?? NaN) / 1e3).toFixed(1)
  );
  const rate = Math.round(events / duration * 1e9);
  const cost = (cpu / 1e3 / events).toFixed(1);
  return `${name}: ${events} events, ${rate} a second, ${cost} µs of CPU each, ` +
    `late p50 ${p50} µs, p99 ${p99} µs, max ${max} µs\n`;
}

async function measure(name: string, order: SimOrder): Promise<void> {
  const url = new URL("./sim_thread.ts", import.meta.url);
  const server = new Worker(url, { type: "module" });
  const told = <Message>(message: unknown): Promise<Message> =>
    new Promise((resolve, reject) => {
      server.onmessage = ({ data }) => resolve(data);
      server.onerror = ({ message }) => reject(new Error(message));
      server.postMessage(message);
    });
  const seen = ask(await told<string>(order));
  const line = lineOf(name, seen, await told<SimAccount>("stop"));
  await Deno.stdout.write(UTF8.encode(line));
}

const profile = { ...PLAIN, ttft: { kind: "constant", ms: 200 } as const };
const ignore = !isNativeUsable().ok;

for (const listener of ["native", "portable"] as const) {
  const title = `${listener} listener: ${STREAMS} streams of 50 events a second`;
  Deno.bench({
    name: title,
    n: 1,
    warmup: 0,
    ignore,
    // Deno times a function as asynchronous only if it says so itself.
    fn: async () => await measure(title, { listener, profile }),
  });
}
