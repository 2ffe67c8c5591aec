/**
 * What a run leaves behind, in a folder that is gone after the test.
 * @module
 */

import { join } from "@std/path";
import type { Summary, TaskSummary } from "../../engine/event/summary.ts";

/** Does something in a folder that is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await Deno.makeTempDir({ prefix: "assay-" });
  try {
    return await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Writes files by their paths, and the folders they need. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await Deno.mkdir(join(folder, path, ".."), { recursive: true });
    await Deno.writeTextFile(join(folder, path), text);
  }
}

/** The run folders in a working folder, oldest first. */
export async function runsIn(cwd: string): Promise<readonly string[]> {
  const root = join(cwd, "outputs/default");
  try {
    const names = await Array.fromAsync(Deno.readDir(root), ({ name }) => name);
    return names.sort((a, b) => a < b ? -1 : 1).map((name) => join(root, name));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** The summary of a load. */
export type LoadSummary = Omit<Summary, "tasks"> & { readonly tasks: readonly TaskSummary[] };

/** The summary of the only run. */
export async function summaryIn<S = LoadSummary>(cwd: string): Promise<S> {
  const [folder = "", ...others] = await runsIn(cwd);
  if (others.length > 0) throw new Error(`Cannot choose a summary: there are others: ${others}`);
  return JSON.parse(await Deno.readTextFile(join(folder, "summary.json")));
}

/** All files below a folder with their bytes, by path. */
export async function filesIn(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const walk = async (path: string): Promise<void> => {
    for await (const { name, isDirectory } of Deno.readDir(path)) {
      const inner = join(path, name);
      if (isDirectory) await walk(inner);
      else files.set(inner.slice(folder.length + 1), await Deno.readFile(inner));
    }
  };
  await walk(folder);
  return files;
}
