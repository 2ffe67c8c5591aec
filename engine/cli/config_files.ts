/**
 * Finds configs by name and loads them: the user's folder first, then those that come with assay.
 * @module
 */

import { basename, join, resolve, toFileUrl } from "@std/path";
import { nearest } from "../schema/nearest.ts";
import type { Named } from "../schema/parse.ts";
import { UsageError } from "./exit_codes.ts";
import { loadModule } from "./load_module.ts";

/** Folders of configs, by what they define. */
export const KINDS = { model: "models", dataset: "datasets", summarizer: "summarizers" } as const;
/** What a named config defines. */
export type Kind = keyof typeof KINDS;

/** A config file that was found. */
export interface Found {
  readonly name: string;
  /** `file:` URL of the module. */
  readonly url: string;
  /** As it is shown. */
  readonly shown: string;
}

const BUILT_IN = new URL("../../configs/", import.meta.url);
const MOST_DEPTH = 8;

/** All configs of a kind by name; those of the user's folder come over built-in ones of the same name. */
export async function listConfigs(
  kind: Kind,
  configDir: string,
): Promise<ReadonlyMap<string, Found>> {
  const own = toFileUrl(`${resolve(configDir)}/${KINDS[kind]}/`);
  const builtIn = new URL(`${KINDS[kind]}/`, BUILT_IN);
  const found = new Map<string, Found>();
  for (const folder of new Set([builtIn.href, own.href])) {
    const shownFolder = folder === own.href
      ? join(configDir, KINDS[kind])
      : `built-in ${KINDS[kind]}`;
    for await (const path of modulesIn(new URL(folder), MOST_DEPTH)) {
      const url = new URL(path, folder).href;
      const name = basename(path, ".ts");
      found.set(name, { name, url, shown: `${shownFolder}/${path}` });
    }
  }
  return found;
}

/** Loads one config by its name. Throws a {@linkcode UsageError} that says what there is. */
export async function loadConfig(kind: Kind, name: string, configDir: string): Promise<Named> {
  const all = await listConfigs(kind, configDir);
  const found = all.get(name) ??
    [...all.values()].find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (found) {
    return {
      name: found.name,
      from: found.shown,
      config: await loadModule(found.url, found.shown),
    };
  }
  const near = nearest(name, [...all.keys()]);
  throw new UsageError([
    `Cannot find the ${kind} "${name}".${near === undefined ? "" : ` Did you mean "${near}"?`}`,
    `  Looked in ${join(configDir, KINDS[kind])} and among the built-in ones.`,
    `  There are: ${[...all.keys()].sort().join(", ")}`,
  ].join("\n"));
}

async function* modulesIn(folder: URL, depth: number, prefix = ""): AsyncIterable<string> {
  let entries: Deno.DirEntry[];
  try {
    entries = await Array.fromAsync(Deno.readDir(folder));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return;
    throw error;
  }
  for (const { name, isDirectory } of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    const path = `${prefix}${name}`;
    if (isDirectory && depth > 0) {
      yield* modulesIn(new URL(`${encodeURIComponent(name)}/`, folder), depth - 1, `${path}/`);
    } else if (name.endsWith(".ts") && !name.endsWith("_test.ts") && !name.endsWith(".d.ts")) {
      yield path;
    }
  }
}
