/**
 * The outside world, as the engine sees it.
 * @module
 */

/** Time. */
export interface Clock {
  /** Milliseconds since an arbitrary origin; never goes back. */
  now(): number;
  /** The time of the wall, for names and records only. */
  date(): Date;
  /** Resolves after `ms`, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A file open for appending. */
export interface Appender {
  append(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Files. Paths are those of the system. A missing file is `undefined`; every other trouble throws. */
export interface Files {
  readText(path: string): Promise<string | undefined>;
  /** Pieces of a file from the start to the end; nothing where there is no file. */
  read(path: string): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Names in a folder, sorted; nothing where there is no folder. */
  list(path: string): Promise<readonly string[]>;
  /** Writes a whole file, in place of an earlier one only when all of it is written. */
  write(
    path: string,
    pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  ): Promise<void>;
  append(path: string): Promise<Appender>;
  /** Makes a folder and its parents. With `fresh`, false if it was there already. */
  makeFolder(path: string, options?: { readonly fresh?: boolean }): Promise<boolean>;
}

/** Where words go. */
export interface Out {
  /** Columns of the terminal, or `undefined` where there is none. */
  columns(): number | undefined;
  /** Whether colours are welcome. */
  readonly colour: boolean;
  write(text: string): void;
}

/** What the shell gave. */
export interface Shell {
  env(name: string): string | undefined;
}
