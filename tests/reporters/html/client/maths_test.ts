import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { mathsIn } from "../../../../reporters/html/client/maths.ts";

/** Formulas that are found, in their marks. */
const CASES: readonly { readonly text: string; readonly found: readonly string[] }[] = [
  { text: "no formula", found: [] },
  { text: "$x$", found: ["inline x"] },
  { text: "so $a + b$, and $$c$$.", found: ["inline a + b", "display c"] },
  { text: "\\(x\\) \\[y\n+ z\\]", found: ["inline x", "display y\n+ z"] },
  { text: "it costs $5 and $6 in all", found: [] },
  { text: "from $20 to $30", found: [] },
  { text: "$x$5", found: [] },
  { text: "$ x$ and $y $", found: [] },
  { text: "a $ alone, then $x$", found: ["inline x"] },
  { text: "$a\nb$", found: [] },
  { text: "$$$$", found: [] },
  { text: "\\[ never closed", found: [] },
  { text: "$\\boxed{72}$", found: ["inline \\boxed{72}"] },
  { text: `$${"x".repeat(2001)}$`, found: [] },
];

Deno.test.each(CASES)("formulas in $text", ({ text, found }) => {
  const formulas = mathsIn(text).filter(({ kind }) => kind !== "text");
  deepStrictEqual(formulas.map(({ kind, tex }) => `${kind} ${tex}`), found);
});

const unit = fc.constantFrom("$", "$$", "\\(", "\\)", "\\[", "\\]", "x", " ", "5", "\n", "\ud83d");

Deno.test("the pieces of any text follow each other, and are all of it", () => {
  fc.assert(fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
    const pieces = mathsIn(text);
    strictEqual(pieces.map(({ from, to }) => text.slice(from, to)).join(""), text);
    pieces.forEach(({ from, to, kind, tex }, at) => {
      strictEqual(from, pieces[at - 1]?.to ?? 0);
      ok(kind === "text" ? tex === text.slice(from, to) : text.slice(from, to).includes(tex));
    });
  }));
});

Deno.test("a long text of open marks takes time in proportion", () => {
  strictEqual(mathsIn("\\[".repeat(50_000)).length, 1);
  strictEqual(mathsIn("$ ".repeat(50_000)).length, 1);
});
