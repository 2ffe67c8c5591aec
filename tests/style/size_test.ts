import { deepStrictEqual } from "node:assert";

const ROOT = new URL("../../", import.meta.url);
const MOST_LINES = 300;
const MOST_NAMES = 5;
const MOST_FUNCTION_LINES = 50;
/** Tables, schemas and the words that layers share, which are as long as what they list. */
const TABLES =
  /^engine\/(schema\/|event\/block\.ts|event\/summary\.ts|plan\/(plan|sample)\.ts|net\/network\.ts|port\/ports\.ts|run\/ports\.ts|score\/ifeval\/tables\/)/;
const VAGUE = /(^|\/|_)(utils?|helpers?|common|misc|manager)(_|\.|\/)/i;
const FUNCTION = /^(export )?(async )?function\*? ?(\w+)/;

async function* sources(folder: string): AsyncIterable<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    if (isDirectory) yield* sources(`${folder}${name}/`);
    else if (name.endsWith(".ts") && !name.endsWith(".d.ts")) yield `${folder}${name}`;
  }
}

async function read(): Promise<
  readonly { readonly path: string; readonly lines: readonly string[] }[]
> {
  const paths = await Array.fromAsync(
    ["engine/", "reporters/", "configs/", "examples/"],
    (folder) => Array.fromAsync(sources(folder)),
  );
  return await Promise.all(
    paths.flat().map(async (path) => ({
      path,
      lines: (await Deno.readTextFile(new URL(path, ROOT))).split("\n"),
    })),
  );
}

function longFunctions(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, start) => {
    const name = FUNCTION.exec(line)?.[3];
    const length = lines.slice(start).findIndex((other) => /^}/.test(other)) + 1;
    return name && length > MOST_FUNCTION_LINES ? [`${name}: ${length} lines`] : [];
  });
}

Deno.test("no file is longer than a room, no function longer than a page", async () => {
  const files = await read();
  deepStrictEqual(
    files.filter(({ path, lines }) => lines.length > MOST_LINES && !TABLES.test(path)).map((
      { path },
    ) => path),
    [],
  );
  deepStrictEqual(
    files.flatMap(({ path, lines }) => longFunctions(lines).map((text) => `${path} ${text}`)),
    [],
  );
});

Deno.test("a file exports one idea and its types, under a name that says it", async () => {
  const files = await read();
  const many = files.filter(({ path, lines }) =>
    !TABLES.test(path) && lines.filter((line) => /^export /.test(line)).length > MOST_NAMES
  );
  deepStrictEqual(many.map(({ path }) => path), []);
  deepStrictEqual(files.map(({ path }) => path).filter((path) => VAGUE.test(path)), []);
});
