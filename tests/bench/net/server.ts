/**
 * The server where there is none in C: `server.ts TTFT_US GAP_US [LOG]`, which does and prints what `c/server.c` does.
 * @module
 */

import { setImmediate } from "node:timers/promises";
import type { Incoming, Reply } from "../../../engine/net/listener.ts";
import { newNativeListener } from "../../../engine/net/native/listener.ts";

/** Nanoseconds between two looks at whether it is to end. */
const SLICE = 50e6;
const ENCODER = new TextEncoder();
const [ttftUs, gapUs, log] = Deno.args as [string, string, string?];
const listener = newNativeListener();
/** Pairs of the serial of a request and the time of a send. */
const sends: bigint[] = [];
const state = { serial: 0, stopped: false };

/** What a request asks for. */
interface Asked {
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly ttft_us?: number;
  readonly gap_us?: number;
  readonly stream_options?: { readonly include_usage?: boolean };
}

function answer({ method, body, at }: Incoming, reply: Reply): void {
  if (method === "GET") {
    const text = JSON.stringify({ object: "list", data: [{ id: "bench", object: "model" }] });
    reply.head(200, { "content-type": "application/json", "content-length": `${text.length}` });
    reply.write(ENCODER.encode(text));
    return reply.end();
  }
  const asked: Asked = JSON.parse(new TextDecoder().decode(body));
  stream(asked, reply, at + (asked.ttft_us ?? Number(ttftUs)) * 1e3);
}

function stream(asked: Asked, reply: Reply, first: number): void {
  const serial = ++state.serial;
  const tokens = asked.max_tokens ?? asked.max_completion_tokens ?? 1;
  const gap = (asked.gap_us ?? Number(gapUs)) * 1e3;
  const next = (k: number): void => {
    if (k === 0) reply.head(200, { "content-type": "text/event-stream" });
    const now = listener.now();
    if (log !== undefined) sends.push(BigInt(serial), BigInt(Math.round(now)));
    const isLast = k + 1 === tokens;
    reply.write(eventOf(tokenOf(now, isLast)));
    if (!isLast) return listener.at(first + (k + 1) * gap, () => next(k + 1));
    if (asked.stream_options?.include_usage) reply.write(eventOf(usageOf(serial, tokens)));
    reply.write(eventOf("[DONE]"));
    reply.end();
  };
  listener.at(first, () => next(0));
}

function eventOf(data: string): Uint8Array {
  return ENCODER.encode(`data: ${data}\n\n`);
}

function tokenOf(now: number, isLast: boolean): string {
  const digits = now.toFixed(0).padStart(16, "0");
  const finish = isLast ? '"length"' : "null";
  return `{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"bench",` +
    `"choices":[{"index":0,"delta":{"content":" ${digits}"},"logprobs":null,"finish_reason":${finish}}]}`;
}

function usageOf(serial: number, tokens: number): string {
  const usage = {
    prompt_tokens: serial,
    completion_tokens: tokens,
    total_tokens: serial + tokens,
  };
  return JSON.stringify({ object: "chat.completion.chunk", choices: [], usage });
}

Deno.addSignalListener("SIGTERM", () => state.stopped = true);
const { port } = await listener.listen({ host: "127.0.0.1", port: 0 }, answer);
Deno.stdout.writeSync(ENCODER.encode(`${port}\n`));
while (!state.stopped) {
  listener.run(listener.now() + SLICE);
  await setImmediate();
}
await listener.close();
if (log !== undefined) await Deno.writeFile(log, new Uint8Array(BigUint64Array.from(sends).buffer));
Deno.exit();
