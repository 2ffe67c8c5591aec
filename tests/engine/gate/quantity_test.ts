import { deepStrictEqual, strictEqual } from "node:assert";
import { amountOf, shownAmount } from "../../../engine/gate/quantity.ts";
import type { Quantity } from "../../../engine/gate/quantity.ts";

Deno.test.each<{ text: string; quantity: Quantity; is: number }>([
  { text: "300ms", quantity: "ms", is: 300 },
  { text: "0.3 s", quantity: "ms", is: 300 },
  { text: "250us", quantity: "ms", is: 0.25 },
  { text: "250μs", quantity: "ms", is: 0.25 },
  { text: "2min", quantity: "s", is: 120 },
  { text: "1500ms", quantity: "s", is: 1.5 },
  { text: "0", quantity: "ms", is: 0 },
  { text: "55%", quantity: "share", is: 0.55 },
  { text: "57 %", quantity: "share", is: 0.57 },
  { text: "0.55", quantity: "share", is: 0.55 },
  { text: ".5", quantity: "share", is: 0.5 },
  { text: "20 req/s", quantity: "requests/s", is: 20 },
  { text: "1e3", quantity: "tokens/s", is: 1000 },
  { text: "128 tokens", quantity: "tokens", is: 128 },
])("$text of $quantity is $is", ({ text, quantity, is }) => {
  strictEqual(amountOf(text, quantity), is);
});

Deno.test.each<{ text: string; quantity: Quantity; found: string }>([
  { text: "300", quantity: "ms", found: "300 without a unit" },
  { text: "55", quantity: "share", found: "55, and a share is from 0 to 1" },
  { text: "3 parsecs", quantity: "ms", found: 'the unit "parsecs"' },
  { text: "3 constructor", quantity: "ms", found: 'the unit "constructor"' },
  { text: "fast", quantity: "ms", found: '"fast"' },
  { text: "1e999ms", quantity: "ms", found: '"1e999ms"' },
  { text: "", quantity: "ms", found: "no value" },
  { text: "1 2", quantity: "tokens", found: 'the unit "2"' },
])("$text of $quantity is none: found $found", ({ text, quantity, found }) => {
  strictEqual((amountOf(text, quantity) as { found: string }).found, found);
});

Deno.test("a name that says the unit needs no other", () => {
  strictEqual(amountOf("300", "ms", true), 300);
});

Deno.test("amounts for people have five digits and their unit", () => {
  deepStrictEqual(
    [shownAmount(312.4567891, "ms"), shownAmount(0.5499999, "share"), shownAmount(3, "requests")],
    ["312.46 ms", "55 %", "3"],
  );
});
