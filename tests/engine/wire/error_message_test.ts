import { ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { errorMessage } from "../../../engine/wire/error_message.ts";
import { readCaptures } from "./captures.ts";

const encoder = new TextEncoder();
const captures = readCaptures();
const withCaptures = captures.length > 0 ? "" : " (skipped: no ../shared/samples here)";

function shown(body: string): string {
  return errorMessage(encoder.encode(body), 500);
}

Deno.test.each([
  { body: '{"error":{"message":"no such model","code":404}}', message: "no such model" },
  { body: '{"error":"overloaded"}', message: "overloaded" },
  { body: '{"object":"error","message":"Empty msg","code":400}', message: "Empty msg" },
  { body: '{"detail":"Not Found"}', message: "Not Found" },
  { body: '{"detail":[{"msg":"too hot"},{"msg":"too long"}]}', message: "too hot; too long" },
  { body: 'data: {"error":{"message":"in a stream"}}', message: "in a stream" },
  { body: "<html>\r\n502\u001b[31m", message: "<html> 502 [31m" },
  { body: '{"error":{"code":5}}', message: '{"error":{"code":5}}' },
  { body: '{"error":"a\\u202eb"}', message: "a b" },
  { body: "", message: "" },
])("errorMessage() of $body", ({ body, message }) => strictEqual(shown(body), message));

Deno.test("a message is cut between characters, to the bytes allowed", () => {
  strictEqual(errorMessage(encoder.encode("é".repeat(400)), 7), "ééé");
  strictEqual(errorMessage(encoder.encode("🙂🙂"), 7), "🙂");
});

Deno.test("a message is one line that fits, whatever came", () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 700 }),
    fc.string({ unit: "binary", maxLength: 700 }).map((text) =>
      encoder.encode(JSON.stringify({ error: { message: text } }))
    ),
  );
  fc.assert(fc.property(body, (bytes) => {
    const message = errorMessage(bytes, 500);
    ok(encoder.encode(message).length <= 500);
    ok(!/\p{Cc}/u.test(message));
  }));
});

Deno.test({
  name: `errors of real servers are told in their own words${withCaptures}`,
  ignore: captures.length === 0,
  fn() {
    const errors = captures.filter(({ status }) => status >= 400);
    ok(errors.length >= 20, `${errors.length} errors`);
    for (const { name, body } of errors) {
      const message = errorMessage(body, 500);
      ok(message !== "" && !message.startsWith("{"), `${name}: ${message}`);
    }
  },
});
