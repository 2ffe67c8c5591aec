/**
 * Reports into files of the run's folder.
 * @module
 */

import type { Report } from "../event/recorded.ts";
import type { RunPorts } from "./ports.ts";

/** Writes them, one after the other; resolves with their paths, relative to the run's folder. */
export async function writeReports(
  reports: readonly Report[],
  { files, folder }: Pick<RunPorts, "files" | "folder">,
): Promise<readonly string[]> {
  for (const { path, pieces, start } of reports) {
    const slash = path.lastIndexOf("/");
    await files.makeFolder(`${folder}/${path.slice(0, Math.max(0, slash))}`);
    await files.write(`${folder}/${path}`, pieces, start);
  }
  return reports.map(({ path }) => path);
}
