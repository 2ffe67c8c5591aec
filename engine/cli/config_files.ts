/**
 * Finds configs by name and loads them: the user's folder first, then those that come with assay.
 * @module
 */

import { basename, isAbsolute, join, resolve, toFileUrl } from "@std/path";
import { isDefined } from "../schema/define.ts";
import type { Defined } from "../schema/define.ts";
import { nearest } from "../schema/nearest.ts";
import type { Named } from "../schema/parse.ts";
import { UsageError } from "./exit_codes.ts";
import { firstOwnLine } from "./own_line.ts";

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

/** Loads a module that a path names. */
export async function loadFile(path: string): Promise<Named> {
  const url = toFileUrl(isAbsolute(path) ? path : resolve(path)).href;
  return {
    name: basename(path).replace(/\.[cm]?[jt]s$/, ""),
    from: path,
    config: await loadModule(url, path),
  };
}

/** Imports a module and takes its default export. Throws a {@linkcode UsageError} naming file, line and message. */
async function loadModule(url: string, shown: string): Promise<Defined> {
  let module: { readonly default?: unknown };
  try {
    module = await import(url);
  } catch (error) {
    throw new UsageError(`Cannot load ${shown}: ${firstOwnLine(error, url)}`);
  }
  if (isDefined(module.default)) return module.default;
  throw new UsageError(
    `Cannot use ${shown}: its default export is ${
      module.default === undefined ? "missing" : "something else"
    }.` +
      ' Write `export default defineModel({ … })`, defineDataset, defineSuite or defineSummarizer of "assay"',
  );
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

/** Names of the models that stream: those that a load fits. */
export async function streamingModels(configDir: string): Promise<readonly string[]> {
  const names = [...(await listConfigs("model", configDir)).keys()].sort();
  const loaded = await Promise.allSettled(
    names.map((name) => loadConfig("model", name, configDir)),
  );
  return names.filter((_, i) => {
    const result = loaded[i];
    if (result?.status !== "fulfilled") return false;
    return (result.value.config.config as { readonly stream?: unknown }).stream !== false;
  });
}
