/**
 * Where the files of a source are on this machine: `--data-dir`, then `ASSAY_DATA`, then `./data`.
 * @module
 */

import { isAbsolute, join } from "@std/path";
import { formatOfName } from "../../dataset/rows/format.ts";
import { RowsError } from "../../dataset/rows/rows_error.ts";
import type { FileSource } from "../../plan/plan.ts";
import type { SourcePorts } from "./ports.ts";

/** A place to look, and why. */
interface Place {
  readonly path: string;
  readonly why: string;
}

/** Says how rows are chosen and answers limited; it holds none. */
const META_SUFFIX = ".meta.json";

/** Path of a file, or paths of a folder's data files in the order of their names. Throws a RowsError where there is neither. */
export async function filesAt(source: FileSource, ports: SourcePorts): Promise<readonly string[]> {
  const places = placesOf(source.path, ports);
  for (const { path } of places) {
    if (await ports.files.size(path) !== undefined) return [path];
    const names = await ports.files.list(path);
    if (names.length) return inFolder(path, names, source);
  }
  throw missing(source, places);
}

function placesOf(path: string, { ownFolder, dataFolder, env }: SourcePorts): readonly Place[] {
  const own = /^assay:(.*)$/.exec(path)?.[1];
  if (own !== undefined) return [{ path: join(ownFolder, own), why: "what comes with assay" }];
  if (isAbsolute(path)) return [{ path, why: "as it is written" }];
  const folders = [
    { path: dataFolder, why: "--data-dir" },
    { path: env("ASSAY_DATA"), why: "ASSAY_DATA" },
    { path: "data", why: "the default" },
  ];
  return folders.flatMap(({ path: folder, why }) =>
    folder ? [{ path: join(folder, path), why }] : []
  );
}

/** Plain text is data only where the source says so: folders have their licences and notes. */
function inFolder(
  folder: string,
  names: readonly string[],
  { format }: FileSource,
): readonly string[] {
  const data = names.filter((name) => {
    const found = formatOfName(name);
    if (name.startsWith(".") || name.endsWith(META_SUFFIX)) return false;
    return format === null ? found !== null && found !== "txt" : found === format;
  });
  if (data.length) return data.map((name) => join(folder, name));
  throw new RowsError(
    `Cannot read rows: ${folder} is a folder without ${format ?? "data"} files`,
  );
}

function missing({ path, publisher }: FileSource, places: readonly Place[]): RowsError {
  const looked = places.map((place) => `${place.path} (${place.why})`).join(", ");
  const what = publisher ? `. It holds, and is found at: ${publisher}` : "";
  const cure = places.some(({ why }) => why === "the default")
    ? ". Put it there, or name another folder with --data-dir or ASSAY_DATA"
    : "";
  return new RowsError(`Cannot find ${path}: there is none at ${looked}${what}${cure}`);
}
