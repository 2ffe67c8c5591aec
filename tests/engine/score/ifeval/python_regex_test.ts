import assert from "node:assert/strict";
import { pythonRegex } from "../../../../engine/score/ifeval/python_regex.ts";

/** What `re.findall(pattern, text, re.IGNORECASE)` finds in Python 3.11. */
const FOUND = [
  { pattern: "a.c", text: "abc a\nc a\rc A.C", found: ["abc", "a\rc", "A.C"] },
  { pattern: "\\bné\\b", text: "né née (NÉ)", found: ["né", "NÉ"] },
  { pattern: "\\w+", text: "é_1 हिन्दी", found: ["é_1", "ह", "न", "द"] },
  { pattern: "\\d{2,3}", text: "1 ٤٢ 12345", found: ["٤٢", "123", "45"] },
  { pattern: "[^\\s-]+?x", text: "ax-bx\u3000cx", found: ["ax", "bx", "cx"] },
  { pattern: "(?:ab|cd)?e", text: "abe cde e", found: ["abe", "cde", "e"] },
  { pattern: "a$", text: "a\na\n", found: ["a"] },
  { pattern: "c\\+\\+", text: "C++ c+", found: ["C++"] },
  { pattern: "{x}", text: "{x} x", found: ["{x}"] },
  { pattern: "a-b/c", text: "a-b/c", found: ["a-b/c"] },
  { pattern: "[]a]", text: "]a[", found: ["]", "a"] },
  { pattern: "[a\\-c]", text: "b-c", found: ["-", "c"] },
  { pattern: "s", text: "ſS", found: ["ſ", "S"] },
  { pattern: "🙂.", text: "🙂🙂", found: ["🙂🙂"] },
];

Deno.test.each(FOUND)("$pattern in $text", ({ pattern, text, found }) => {
  const regex = pythonRegex(pattern, "gi");
  assert.ok(regex);
  assert.deepEqual([...text.matchAll(regex)].map(([match]) => match), found);
});

Deno.test.each([
  { pattern: "", why: "empty" },
  { pattern: "a)", why: "no Python" },
  { pattern: "[a", why: "no Python" },
  { pattern: "*a", why: "no Python" },
  { pattern: "\\p", why: "no Python" },
  { pattern: "(?P<x>a)", why: "not translated" },
  { pattern: "(a)\\1", why: "not translated" },
  { pattern: "(?i)a", why: "not translated" },
  { pattern: "(a+)+b", why: "exponential" },
  { pattern: "(a|a){30}b", why: "exponential" },
  { pattern: "a?".repeat(15), why: "exponential" },
  { pattern: "(a|a)".repeat(15), why: "exponential" },
  { pattern: ".*a.*", why: "cubic" },
  { pattern: "a{2000}", why: "long" },
  { pattern: "a".repeat(501), why: "long" },
])("$pattern is refused: $why", ({ pattern }) => assert.equal(pythonRegex(pattern, "gi"), null));
