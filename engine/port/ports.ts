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

/** A file held by this process alone. */
export interface Lock {
  release(): void;
}

/** Files. Paths are those of the system. A missing file is `undefined`; every other trouble throws. */
export interface Files {
  readText(path: string): Promise<string | undefined>;
  /** Pieces of a file from the start to the end; nothing where there is no file. */
  read(path: string): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Bytes of a file; `undefined` where there is none, or where a folder is. */
  size(path: string): Promise<number | undefined>;
  /** Bytes `[from, to)` of a file; throws where they are not all there. */
  slice(path: string, from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Names in a folder, sorted; nothing where there is no folder. */
  list(path: string): Promise<readonly string[]>;
  /**
   * Writes a whole file, in place of an earlier one only when all of it is written. What `start` returns after the last
   * piece takes the place of as many bytes at the beginning.
   */
  write(
    path: string,
    pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
    start?: () => Uint8Array,
  ): Promise<void>;
  append(path: string): Promise<Appender>;
  /** Cuts a file to its first so many bytes. */
  truncate(path: string, bytes: number): Promise<void>;
  /** Holds a file for this process alone, made if need be; `undefined` where another one holds it. Ends with the process. */
  lock(path: string): Promise<Lock | undefined>;
  /** Makes a folder and its parents. With `fresh`, false if it was there already. */
  makeFolder(path: string, options?: { readonly fresh?: boolean }): Promise<boolean>;
}

/** The web. */
export interface Web {
  /**
   * Asks for a file, and follows redirects. Bearer keys and cookies are not sent to another origin, and https is not left for
   * http. The body must be read, or left by leaving its loop. Throws where nobody answers, or nothing comes for too long.
   */
  get(
    url: string,
    options: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
  ): Promise<{
    readonly status: number;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: AsyncIterable<Uint8Array<ArrayBuffer>>;
  }>;
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

/** The terminal of a person who watches. */
export interface Terminal {
  /** Lines of its screen. */
  rows(): number;
  /** Hears keys as they are pressed, without Enter; `undefined` where none can be heard. Ctrl-C stays a signal. */
  keys(hear: (key: string) => void): Keys | undefined;
  /** Hears what happens to it; the result ends the hearing. */
  events(events: TerminalEvents): () => void;
}

/** Keys that are heard. */
export interface Keys {
  /** Gives the terminal back for a while, and takes it again. */
  leave(): void;
  resume(): void;
  /** Gives the terminal back for good. */
  end(): void;
}

/** What happens to a terminal. */
export interface TerminalEvents {
  resized(): void;
  /** The process is about to be stopped by Ctrl-Z, or to end; called again where both happen. */
  leaving(): void;
  /** The process goes on after it was stopped. */
  resumed(): void;
}
