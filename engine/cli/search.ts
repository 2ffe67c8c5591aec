/**
 * `--search`: every config by name, one line each.
 * @module
 */

import type { Out } from "../port/ports.ts";
import type { Arguments } from "./arguments.ts";
import { KINDS, listConfigs, loadConfig } from "./config_files.ts";
import type { Kind } from "./config_files.ts";
import { EXIT, UsageError } from "./exit_codes.ts";

/** Lists the configs; a name given by `--models` or `--datasets` narrows the list to those that hold it. */
export async function search(args: Arguments, out: Out): Promise<number> {
  const configDir = args.word("config-dir") ?? "configs";
  const wanted = [...args.many("models"), ...args.many("datasets"), ...args.words].map((word) =>
    word.toLowerCase()
  );
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const found = [...(await listConfigs(kind, configDir)).values()]
      .filter(({ name }) =>
        wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word))
      )
      .sort((a, b) => a.name < b.name ? -1 : 1);
    const width = Math.max(...found.map(({ name }) => name.length), 0) + 2;
    for (const { name, shown } of found) {
      const what = await describe(kind, name, configDir);
      out.write(`${kind.padEnd(11)}${name.padEnd(width)}${what}  (${shown})\n`);
    }
  }
  return EXIT.ok;
}

async function describe(kind: Kind, name: string, configDir: string): Promise<string> {
  try {
    const { config } = await loadConfig(kind, name, configDir);
    const { description } = config.config as { readonly description?: unknown };
    return typeof description === "string" ? description : "";
  } catch (error) {
    if (error instanceof UsageError) return error.message.split("\n")[0] ?? "";
    throw error;
  }
}
