import { doesNotMatch, strictEqual } from "node:assert";
import fc from "fast-check";
import { markdownText } from "../../../reporters/text/markdown.ts";

Deno.test.each([
  ["gsm8k_gen by gsm8k@official: pass@1", "gsm8k_gen by gsm8k@official: pass@1"],
  ["größe_ä", "größe_ä"],
  ["_slanted_ @team", "&#95;slanted&#95; &#64;team"],
  ["a|b\n# c", "a&#124;b &#35; c"],
  ["<b>&amp;", "&#60;b&#62;&#38;amp;"],
  ["![x](y) `z`", "!&#91;x&#93;(y) &#96;z&#96;"],
  ["http://a www.b.c", "http&#58;//a www&#46;b.c"],
  [
    "\x1b[2J **b** ~~s~~ $m$",
    "⟨U+001B⟩&#91;2J &#42;&#42;b&#42;&#42; &#126;&#126;s&#126;&#126; &#36;m&#36;",
  ],
])("as Markdown: %j", (text, written) => strictEqual(markdownText(text), written));

Deno.test("as Markdown: references give the text back, and no sign stays that begins something", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
    const written = markdownText(text);
    doesNotMatch(written.replace(/&#\d+;/g, ""), /[\\`*{}[\]<>&|~#$]|^[_@]/);
    strictEqual(written.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)), text);
  }));
});
