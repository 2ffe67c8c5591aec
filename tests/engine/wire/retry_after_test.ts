import { strictEqual } from "node:assert";
import fc from "fast-check";
import { retryAfterSeconds } from "../../../engine/wire/retry_after.ts";

const NOW = "Date: Wed, 25 Nov 2026 08:00:00 GMT";

Deno.test.each([
  { head: "", seconds: -1 },
  { head: "retry-after: 7", seconds: 7 },
  { head: "server: x\r\nRetry-After:0\r\ndate: y", seconds: 0 },
  { head: "retry-after: soon", seconds: -1 },
  { head: "retry-after: -1", seconds: -1 },
  { head: "retry-after: 7.5", seconds: -1 },
  { head: "retry-after: 99999999999", seconds: -1 },
  { head: `${NOW}\r\nRetry-After: Wed, 25 Nov 2026 08:00:09 GMT`, seconds: 9 },
  { head: `Retry-After: Wed, 25 Nov 2026 07:00:00 GMT\r\n${NOW}\r\n`, seconds: 0 },
  { head: "Retry-After: Wed, 25 Nov 2026 08:00:09 GMT", seconds: -1 },
  { head: `${NOW}\r\nRetry-After: Wed, 25 Foo 2026 08:00:09 GMT`, seconds: -1 },
  { head: `${NOW}\r\nx-retry-after: 5`, seconds: -1 },
])("$head asks for $seconds s", ({ head, seconds }) => {
  strictEqual(retryAfterSeconds(head), seconds);
});

Deno.test("dates of any century are as far apart as a calendar says", () => {
  const date = fc.date({
    min: new Date("1900-01-01T00:00:00Z"),
    max: new Date("2400-12-31T23:59:59Z"),
    noInvalidDate: true,
  }).map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
  fc.assert(fc.property(date, date, (now, then) => {
    const head = `date: ${now.toUTCString()}\r\nretry-after: ${then.toUTCString()}\r\n`;
    strictEqual(
      retryAfterSeconds(head),
      Math.max(0, (then.getTime() - now.getTime()) / 1000),
    );
  }));
});
