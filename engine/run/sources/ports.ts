/**
 * What is needed to find the rows of a dataset.
 * @module
 */

import type { Files, Shell, Web } from "../../port/ports.ts";

/** A download under way, or done. */
export interface Progress {
  /** Without what may be secret in it. */
  readonly address: string;
  /** So far. */
  readonly bytes: number;
  /** Of so many in all; `null` where the server does not say. */
  readonly total: number | null;
}

/** What sources need of the outside world. */
export interface SourcePorts extends Shell {
  readonly files: Files;
  readonly web: Web;
  /** Name of the operating system, as `Deno.build.os` has it. */
  readonly os: string;
  /** `--data-dir`; `null` where it was not given. */
  readonly dataFolder: string | null;
  /** Folder of the datasets that come with assay. */
  readonly ownFolder: string;
  readonly signal: AbortSignal;
  /** Told of every piece of a download. */
  progress(progress: Progress): void;
}
