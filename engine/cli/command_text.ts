/**
 * The command line of a run, as its reports show it: what was typed, without the values of headers and of keys in addresses.
 * @module
 */

import { join } from "@std/path";
import type { Files } from "../port/ports.ts";

const COMMAND_PATH = "configs/command.txt";
const PLAIN = /^[\w@%+=:,./-]+$/;
const LOGIN = /:\/\/[^@/\s]*@/g;

/** What was typed, quoted for a shell; values of `--header`, and names and passwords in addresses, are left out. */
export function commandText(words: readonly string[]): string {
  let header = false;
  const shown = words.map((word) => {
    if (/^-/.test(word)) header = /^--header(=|$)/.test(word);
    return (header ? word.replace(/:[^]*$/, ": [secret]") : word).replaceAll(LOGIN, "://[secret]@");
  });
  return ["deno run -A mod.ts", ...shown.map(quoted)].join(" ");
}

/** Keeps it in a run's folder, where none is kept yet. */
export async function keepCommand(files: Files, folder: string, text: string): Promise<void> {
  if (await readCommand(files, folder) !== null) return;
  await files.write(join(folder, COMMAND_PATH), [`${text}\n`]);
}

/** The command that started a run; `null` where none was kept. */
export async function readCommand(files: Files, folder: string): Promise<string | null> {
  return (await files.readText(join(folder, COMMAND_PATH)))?.trimEnd() ?? null;
}

function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
