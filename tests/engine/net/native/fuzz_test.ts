import assert from "node:assert/strict";
import fc from "fast-check";
import { newNativeNetwork } from "../../../../engine/net/native/native.ts";
import { askInTurn } from "../../../contract/drive.ts";
import { TWO_EVENTS } from "../../../contract/network_answers.ts";
import { startFaultServer } from "../../../fault/fault_server.ts";
import { type Answer, send } from "../../../fault/script.ts";
import { needsNative } from "./needs_native.ts";

const place = fc.nat({ max: TWO_EVENTS.length - 1 });
const corrupted = fc.tuple(place, fc.nat({ max: 255 })).map(([at, byte]) =>
  TWO_EVENTS.slice(0, at) + String.fromCharCode(byte) + TWO_EVENTS.slice(at + 1)
);
const truncated = place.map((at) => TWO_EVENTS.slice(0, at));
const answer = fc.record({
  text: fc.oneof(corrupted, truncated),
  cut: place,
  last: fc.constantFrom("half-close", "reset"),
}).map(({ text, cut, last }): Answer => [
  send(text.slice(0, cut)),
  { kind: "pause", ms: 0 },
  send(text.slice(cut)),
  { kind: last },
]);

/** One response: at most one head, then events and pieces of a body, then one last word. */
const RESPONSE =
  /^(sent\n){1,2}(head \d+\n((event|body) [^\n]*\n|(event|body)\s*\n)*)?(end|fail [a-z-]+)$/;

Deno.test(
  ...needsNative("native: any corruption or truncation, cut anywhere, has one end"),
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 40, maxLength: 40 }), async (answers) => {
        using server = await startFaultServer(answers);
        const all = await askInTurn(newNativeNetwork, server.origin, { times: answers.length });
        for (const words of all) {
          const lines = words.map((word) => word.replaceAll(/[\r\n\u0085\u2028\u2029]/g, " "));
          assert.match(lines.join("\n"), RESPONSE);
        }
      }),
      { numRuns: 8 },
    );
  },
);
