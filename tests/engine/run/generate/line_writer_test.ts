import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import { newLineWriter } from "../../../../engine/run/generate/line_writer.ts";

/** A file whose appends take until they are let go. */
function slowFile(trouble?: (append: number) => Error | undefined) {
  const appended: string[] = [];
  const waiting: (() => void)[] = [];
  let closed = 0;
  return {
    appended,
    closed: () => closed,
    letGo: () => waiting.shift()?.(),
    file: {
      async append(bytes: Uint8Array) {
        appended.push(new TextDecoder().decode(bytes));
        const error = trouble?.(appended.length);
        if (error) throw error;
        await new Promise<void>((resolve) => waiting.push(resolve));
      },
      close: () => Promise.resolve(void closed++),
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

Deno.test("lines that come while one is written go together, in order", async () => {
  const { file, appended, letGo } = slowFile();
  const writer = newLineWriter(file);
  const first = writer.add("a\n");
  await turn();
  let isSecond = false;
  const others = Promise.all([writer.add("b\n"), writer.add("c\n")]).then(() => isSecond = true);
  letGo();
  await first;
  await turn();
  deepStrictEqual([appended, isSecond], [["a\n", "b\nc\n"], false]);
  letGo();
  await others;
});

Deno.test("after one that cannot be written, none is, and the file is closed", async () => {
  const { file, appended, closed } = slowFile(() => new Error("the disk is full"));
  const writer = newLineWriter(file);
  await rejects(writer.add("a\n"), /full/);
  await rejects(writer.add("b\n"), /full/);
  await writer.close();
  deepStrictEqual([appended, closed()], [["a\n"], 1]);
});

Deno.test("closing waits for what is written", async () => {
  const { file, closed, letGo } = slowFile();
  const writer = newLineWriter(file);
  const added = writer.add("a\n");
  const ended = writer.close();
  await turn();
  strictEqual(closed(), 0);
  letGo();
  await Promise.all([added, ended]);
  strictEqual(closed(), 1);
});
