import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { colour, lightColour, paletteStyle } from "../../../reporters/html/palette.ts";
import style from "../../../reporters/html/page.css" with { type: "text" };

const STYLE = style as unknown as string;

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function schemes(): readonly ReadonlyMap<string, string>[] {
  return paletteStyle().trim().split("\n").map((line) =>
    new Map([...line.matchAll(/--(\w+):(#\w{6})/g)].map(([, name = "", hex = ""]) => [name, hex]))
  );
}

Deno.test("every colour that the style names is defined, in every scheme", () => {
  const used = new Set([...STYLE.matchAll(/var\(--(\w+)\)/g)].map(([, name = ""]) => name));
  ok(used.size > 8);
  strictEqual(schemes().length, 3);
  for (const scheme of schemes()) {
    deepStrictEqual([...used].filter((name) => !scheme.has(name)), []);
  }
});

Deno.test.each([
  { name: "ink", least: 7 },
  { name: "quiet", least: 4.5 },
  { name: "accent", least: 4.5 },
  { name: "good", least: 4.5 },
  { name: "bad", least: 4.5 },
  { name: "decode", least: 3 },
  { name: "failed", least: 3 },
  { name: "edge", least: 3 },
  { name: "kind1", least: 3 },
  { name: "kind2", least: 3 },
  { name: "kind3", least: 3 },
  { name: "kind4", least: 3 },
  { name: "kind5", least: 3 },
  { name: "kind6", least: 3 },
])("$name stands out from the ground by $least", ({ name, least }) => {
  for (const scheme of schemes()) {
    for (const ground of name.length < 6 && least > 4 ? ["ground", "panel"] : ["ground"]) {
      const stands = contrast(scheme.get(name) ?? "", scheme.get(ground) ?? "");
      ok(stands >= least, `${name} on ${ground}: ${stands.toFixed(2)}`);
    }
  }
});

Deno.test("a reference stands for its light colour, and other text for itself", () => {
  strictEqual(lightColour(colour("ground")), "#ffffff");
  deepStrictEqual(["var(--none)", "x", "var(--toString)"].map(lightColour), [
    "var(--none)",
    "x",
    "var(--toString)",
  ]);
});
