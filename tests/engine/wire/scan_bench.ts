import { eventFacts } from "../../../engine/wire/parse_event.ts";
import { newEventScan, scanEvent } from "../../../engine/wire/scan_event.ts";
import { readCaptures } from "./captures.ts";

const MADE = [
  'data: {"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":" word"},"logprobs":null,"finish_reason":null}]}',
  'data: {"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":9,"total_tokens":21,"completion_tokens":12}}',
];
const captured = readCaptures().flatMap(({ events }) => events);
const events = (captured.length > 0 ? captured : MADE).map((event) =>
  new TextEncoder().encode(event)
);
const scan = newEventScan();

Deno.bench({
  name: "eventFacts(), the full parser",
  group: "facts of every captured event",
  baseline: true,
  fn() {
    for (const event of events) eventFacts(event, 0, event.length);
  },
});

Deno.bench({
  name: "scanEvent()",
  group: "facts of every captured event",
  fn() {
    for (const event of events) scanEvent(event, 0, event.length, scan);
  },
});
