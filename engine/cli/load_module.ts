/**
 * Loads the module of a config, and says what is wrong with one that does not load.
 * @module
 */

import { basename, isAbsolute, resolve, toFileUrl } from "@std/path";
import { isDefined } from "../schema/define.ts";
import type { Defined } from "../schema/define.ts";
import type { Named } from "../schema/parse.ts";
import { UsageError } from "./exit_codes.ts";
import { firstOwnLine } from "./own_line.ts";

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
export async function loadModule(url: string, shown: string): Promise<Defined> {
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
      ' Write `export default defineModel({ … })`, defineDataset, defineCollection, defineSuite or defineSummarizer of "assay"',
  );
}
