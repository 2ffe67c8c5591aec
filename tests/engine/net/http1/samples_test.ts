import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cut, naiveEvents } from "./cut.ts";
import { decode, type Decoded } from "./decode.ts";

/** Raw responses of real servers: llama.cpp, vLLM, ftllm. */
const SAMPLES = new URL("../../../../../shared/samples/", import.meta.url);
const present = existsSync(SAMPLES);
const missing = present ? "" : " (skipped: ../shared/samples is not there)";

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function samples(): readonly Sample[] {
  if (!present) return [];
  return readdirSync(SAMPLES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".txt") && !name.endsWith(".req.txt")).sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, SAMPLES)) }));
}

/** Head and body of a response, by splitting text. */
function naiveResponse(bytes: Uint8Array): { readonly head: string; readonly body: string } {
  const text = new TextDecoder("latin1").decode(bytes);
  const blank = text.indexOf("\r\n\r\n");
  const head = text.slice(0, blank);
  let rest = text.slice(blank + 4);
  if (!/transfer-encoding: chunked/i.test(head)) return { head, body: rest };
  let body = "";
  for (let size = -1; size !== 0;) {
    size = parseInt(rest, 16);
    const start = rest.indexOf("\r\n") + 2;
    body += rest.slice(start, start + size);
    rest = rest.slice(start + size + 2);
  }
  return { head, body };
}

function withoutDecoder({ decoder: _, ...heard }: Decoded): Omit<Decoded, "decoder"> {
  return heard;
}

Deno.test({ name: `there are samples${missing}`, ignore: !present }, () => {
  assert.ok(samples().length >= 100, `${samples().length}`);
});

for (const { name, bytes } of samples()) {
  Deno.test(`sample ${name}`, () => {
    const whole = decode([bytes]);
    const { head, body } = naiveResponse(bytes);
    const [start = "", ...headers] = head.split("\r\n");
    assert.equal(`HTTP/1.1 ${whole.status}`, start.slice(0, 12));
    assert.equal(whole.headers, headers.join("\r\n"));
    const { events, rest } = /text\/event-stream/i.test(head)
      ? naiveEvents(body)
      : { events: [], rest: body };
    assert.deepEqual(whole.events.map((event) => event.replaceAll("\r\n", "\n")), events);
    assert.equal(whole.body, rest);
    if (body.includes("data: [DONE]")) assert.equal(whole.events.at(-1)?.trim(), "data: [DONE]");
    for (const sizes of [[1], [2, 3, 5, 7, 11], [100], [1448]]) {
      assert.deepEqual(withoutDecoder(decode(cut(bytes, sizes))), withoutDecoder(whole));
    }
  });
}
