/**
 * Where calibrations are kept: one file in the user's cache, one entry for each host and set of versions.
 * @module
 */

import { dirname, join } from "@std/path";
import type { Calibration } from "../../event/calibration.ts";
import type { Environment } from "../../event/event.ts";
import type { Files, Shell } from "../../port/ports.ts";

/** Whose calibration is meant. */
export type Place = Pick<Calibration, "host" | "environment">;

/** Entries that are kept, the newest first. */
const MOST = 32;

/** This host with these versions. Its name is empty where we may not know it. */
export function placeOf(environment: Environment): Place {
  const { state } = Deno.permissions.querySync({ name: "sys", kind: "hostname" });
  return { host: state === "granted" ? Deno.hostname() : "", environment };
}

/** The file, or nothing where the shell names no folder for it. `ASSAY_CACHE` comes first. */
export function calibrationPath(shell: Shell, os: string): string | undefined {
  const within = (name: string, ...folders: readonly string[]): string | undefined => {
    const folder = shell.env(name);
    return folder ? join(folder, ...folders, "calibration.json") : undefined;
  };
  return within("ASSAY_CACHE") ??
    (os === "windows"
      ? within("LOCALAPPDATA", "assay")
      : within("XDG_CACHE_HOME", "assay") ?? within("HOME", ".cache", "assay"));
}

/** The entry of a host with these versions. A file that cannot be read as calibrations holds none. */
export async function findCalibration(
  files: Files,
  path: string,
  place: Place,
): Promise<Calibration | undefined> {
  return (await entriesOf(files, path)).find((entry) => isOf(entry, place));
}

/** Puts an entry in the place of an earlier one of the same host and versions. */
export async function saveCalibration(
  files: Files,
  path: string,
  calibration: Calibration,
): Promise<void> {
  const others = (await entriesOf(files, path)).filter((entry) => !isOf(entry, calibration));
  const kept = [calibration, ...others].slice(0, MOST);
  await files.makeFolder(dirname(path));
  await files.write(path, [`${JSON.stringify(kept, null, 2)}\n`]);
}

async function entriesOf(files: Files, path: string): Promise<readonly Calibration[]> {
  try {
    const value: unknown = JSON.parse(await files.readText(path) ?? "[]");
    return Array.isArray(value) ? value.filter(isCalibration) : [];
  } catch {
    return [];
  }
}

const SAME: readonly (keyof Environment)[] = ["assay", "deno", "os", "arch", "cores"];

function isOf(entry: Place, place: Place): boolean {
  return entry.host === place.host &&
    SAME.every((name) => entry.environment[name] === place.environment[name]);
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === "string";
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const objectOf = (shape: Shape) => (value: unknown): boolean =>
  typeof value === "object" && value !== null &&
  Object.entries(shape).every(([key, check]) =>
    check(Object.hasOwn(value, key) ? value[key as never] : undefined)
  );
const listOf = (check: (value: unknown) => boolean) => (value: unknown): boolean =>
  Array.isArray(value) && value.every(check);
const optional = (check: (value: unknown) => boolean) => (value: unknown): boolean =>
  value === undefined || check(value);

const isSpread = objectOf({ p50: isNumber, p99: isNumber, max: isNumber });
const isRung = objectOf({
  streams: isNumber,
  eventsPerStream: isNumber,
  eventsPerSecond: isNumber,
  errorMs: optional(isSpread),
  delayMs: optional(isSpread),
  cpuShare: isNumber,
  trouble: (value) => value === null || isText(value),
});
const isEntry = objectOf({
  schema: (value) => value === 1,
  host: isText,
  environment: objectOf({
    assay: isText,
    deno: isText,
    os: isText,
    arch: isText,
    cores: isNumber,
  }),
  at: isText,
  clients: listOf(objectOf({
    client: isText,
    rungs: listOf(isRung),
    requests: objectOf({ perSecond: isNumber, cpuShare: isNumber }),
    lagMs: isSpread,
  })),
});

function isCalibration(value: unknown): value is Calibration {
  return isEntry(value);
}
