import { deepStrictEqual, ok, strictEqual, throws } from "node:assert";
import { Script } from "node:vm";
import { link } from "../../../reporters/html/link.ts";
import { loadScripts } from "../../../reporters/html/scripts.ts";

Deno.test("modules become one script without types, imports and exports", () => {
  const first = "/** One.\n * import this;\n */\nexport interface A { readonly a: number }\n" +
    "export function one(a: A): number {\n  return a.a;\n}\n";
  const second = 'import type { A } from "./a.ts";\nimport {\n  one,\n} from "./a.ts";\n' +
    "export function start(place: { seen?: number }): void {\n  place.seen = one({ a: 41 } as A) + 1;\n}\n";
  const place: { readonly seen?: number } = {};
  const script = link([first, second], "start").replace("globalThis", "place");
  new Function("place", script)(place);
  deepStrictEqual(place, { seen: 42 });
});

Deno.test("a module that is none is an error", () => throws(() => link(["export {"], "start")));

Deno.test("the page's scripts can be parsed, and stand inside a script element", async () => {
  const { loader, libraries } = await loadScripts({ maths: true });
  strictEqual(libraries.length, 5);
  for (const script of [loader, ...libraries]) {
    ok(new Script(script));
    ok(!/<\/script|<!--/i.test(script));
  }
});

Deno.test("no name of the page's own script is used for two things", async () => {
  const names = [
    ...((await loadScripts()).libraries.at(-1) ?? "").matchAll(
      /^(?:function|const|class) (\w+)/gm,
    ),
  ]
    .map(([, name]) => name);
  ok(names.length > 30, `${names.length} names`);
  deepStrictEqual(names, [...new Set(names)]);
});
