import { strictEqual } from "node:assert";
import { legible } from "../../../../reporters/html/client/legible.ts";

const CASES = [
  { text: "plain\n\ttext", shown: "plain\n\ttext" },
  { text: "a\r\nb", shown: "a\nb" },
  { text: "\u202egnp.exe\u2066", shown: "⟨U+202E⟩gnp.exe⟨U+2066⟩" },
  { text: "\0\x1b[2J\ufeff", shown: "⟨U+0000⟩⟨U+001B⟩[2J⟨U+FEFF⟩" },
  { text: "\u2028\ud800", shown: "⟨U+2028⟩⟨U+D800⟩" },
  { text: "👩‍👩‍👧 数", shown: "👩‍👩‍👧 数" },
];

Deno.test.each(CASES)("$text is legible", ({ text, shown }) => strictEqual(legible(text), shown));
