/**
 * Where downloads are kept.
 * @module
 */

import { join } from "@std/path";
import { RowsError } from "../../dataset/rows/rows_error.ts";
import type { SourcePorts } from "./ports.ts";

/**
 * `ASSAY_CACHE`, or else the system's folder for caches: `$XDG_CACHE_HOME/assay`, `~/.cache/assay`, on Windows
 * `%LOCALAPPDATA%\assay`. Throws a RowsError where the shell tells none of them.
 */
export function cacheFolder({ env, os }: Pick<SourcePorts, "env" | "os">): string {
  const home = os === "windows" ? env("USERPROFILE") : env("HOME");
  const folders = [
    env("ASSAY_CACHE"),
    os === "windows" ? inside(env("LOCALAPPDATA"), "assay") : undefined,
    inside(env("XDG_CACHE_HOME"), "assay"),
    inside(home, ".cache", "assay"),
  ];
  const folder = folders.find((path) => path);
  if (folder) return folder;
  throw new RowsError("Cannot keep downloads: no home folder is known. Name one in ASSAY_CACHE");
}

function inside(folder: string | undefined, ...names: readonly string[]): string | undefined {
  return folder ? join(folder, ...names) : undefined;
}
