/**
 * Where the rows of datasets are found: data folders, downloads and what comes with assay.
 * @module
 */

import { fromFileUrl } from "@std/path";
import { realWeb } from "../port/web.ts";
import type { Clock, Files, Out, Shell } from "../port/ports.ts";
import type { Progress, SourcePorts } from "../run/sources/ports.ts";
import type { Arguments } from "./arguments.ts";

/** What sources are found with. */
export interface Finding {
  readonly clock: Clock;
  readonly files: Files;
  readonly shell: Shell;
  readonly err: Out;
  readonly signal: AbortSignal;
}

/** Folder of what comes with assay, `assay:NAME`. */
export const OWN_FOLDER = new URL("../../examples/data/", import.meta.url);
const LINE_MS = 2000;
const MIB = 1 << 20;

/** The sources of a command. */
export function newSources(args: Arguments, finding: Finding): SourcePorts {
  const { files, shell, signal } = finding;
  return {
    env: (name) => shell.env(name),
    files,
    web: realWeb(),
    os: Deno.build.os,
    dataFolder: args.word("data-dir") ?? null,
    ownFolder: fromFileUrl(OWN_FOLDER),
    signal,
    progress: newDownloadLines(finding),
  };
}

/** A line now and then while something is downloaded. */
function newDownloadLines({ clock, err }: Finding): (progress: Progress) => void {
  let last = clock.now();
  return ({ address, bytes, total }) => {
    if (clock.now() - last < LINE_MS) return;
    last = clock.now();
    const of = total === null ? "" : ` of ${(total / MIB).toFixed(1)}`;
    err.write(`downloading ${address}: ${(bytes / MIB).toFixed(1)}${of} MiB\n`);
  };
}
