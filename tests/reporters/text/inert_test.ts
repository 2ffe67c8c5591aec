import assert from "node:assert/strict";
import fc from "fast-check";
import { inert } from "../../../reporters/text/inert.ts";

Deno.test.each([
  ["plain", "plain"],
  ["two\r\nlines\tand\u2028more", "two lines and more"],
  ["\x1b[31mred\x9b0m", "⟨U+001B⟩[31mred⟨U+009B⟩0m"],
  ["\u202egnp.exe", "⟨U+202E⟩gnp.exe"],
  ["a\u{e0041}b", "a⟨U+E0041⟩b"],
  ["lone \ud800", "lone \ufffd"],
  ["👩‍👩‍👧‍👦 می‌خواهم", "👩‍👩‍👧‍👦 می‌خواهم"],
])("inert: %j", (text, shown) => {
  assert.equal(inert(text), shown);
});

Deno.test("inert: nothing that can move a cursor, and never endless", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 5000 }), (text) => {
    const shown = inert(text);
    assert.doesNotMatch(shown, /\p{Cc}|\p{Surrogate}|[\u2028-\u202e\u2066-\u2069]/u);
    assert.ok(shown.length <= 2001 * 9);
  }));
  assert.equal(inert("x".repeat(3000)), `${"x".repeat(2000)}…`);
});
