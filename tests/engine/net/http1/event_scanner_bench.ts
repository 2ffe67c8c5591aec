/** The scanner beside decoding and splitting text: one chat event a read, and 16 KiB a read. 10,000 events an iteration. */

import { EventScanner } from "../../../../engine/net/http1/event_scanner.ts";

const EVENTS = 10_000;
const EVENT = new TextEncoder().encode(
  `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":" word"},"logprobs":null,"finish_reason":null}],"usage":null}\n\n`,
);
const STREAM = new Uint8Array(EVENTS * EVENT.length);
for (let i = 0; i < EVENTS; i++) STREAM.set(EVENT, i * EVENT.length);

function scan(step: number): void {
  const scanner = new EventScanner();
  let events = 0;
  const sink = { event: () => events++, body() {} };
  for (let i = 0; i < STREAM.length; i += step) scanner.feed(STREAM.subarray(i, i + step), 0, sink);
  expectAll(events);
}

function split(step: number): void {
  const decoder = new TextDecoder();
  let events = 0;
  let rest = "";
  for (let i = 0; i < STREAM.length; i += step) {
    const parts = (rest + decoder.decode(STREAM.subarray(i, i + step), { stream: true })).split(
      "\n\n",
    );
    rest = parts.pop() ?? "";
    events += parts.length;
  }
  expectAll(events);
}

function expectAll(events: number): void {
  if (events !== EVENTS) throw new Error(`Cannot trust the bench: ${events} of ${EVENTS} events`);
}

for (
  const [group, step] of [["an event a read", EVENT.length], ["16 KiB a read", 2 ** 14]] as const
) {
  Deno.bench({ name: `EventScanner, ${group}`, group, fn: () => scan(step) });
  Deno.bench({
    name: `TextDecoder and split, ${group}`,
    group,
    baseline: true,
    fn: () => split(step),
  });
}
