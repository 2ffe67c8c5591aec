import { strictEqual } from "node:assert";
import { commandText, keepCommand, readCommand } from "../../../engine/cli/command_text.ts";
import { newMemoryFiles } from "../port/memory_files.ts";

const CASES: readonly { readonly words: readonly string[]; readonly text: string }[] = [
  { words: [], text: "" },
  { words: ["--mode", "perf", "-w", "a b"], text: " --mode perf -w 'a b'" },
  { words: ["--system", "don't; $(rm)"], text: ` --system 'don'\\''t; $(rm)'` },
  {
    words: ["--header", "X-Key: s3cret", "Y: z", "--url", "http://u:pw@host/v1"],
    text: ` --header 'X-Key: [secret]' 'Y: [secret]' --url '://[secret]@host/v1'`
      .replace("'://", "'http://"),
  },
  { words: ["--header=X: s3cret"], text: ` '--header=X: [secret]'` },
  { words: ["--header", "X:\ns3cret"], text: ` --header 'X: [secret]'` },
];

Deno.test.each(CASES)("$words is shown as $text", ({ words, text }) => {
  strictEqual(commandText(words), `deno run -A mod.ts${text}`);
});

Deno.test("the first command of a run is the one that is kept", async () => {
  const files = newMemoryFiles();
  strictEqual(await readCommand(files, "run"), null);
  await keepCommand(files, "run", "first");
  await keepCommand(files, "run", "second");
  strictEqual(await readCommand(files, "run"), "first");
});
