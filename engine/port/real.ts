/**
 * The real outside world, by Deno.
 * @module
 */

import { dirname } from "@std/path";
import type { Appender, Clock, Files, Out, Shell } from "./ports.ts";

/** The machine's clocks. */
export const realClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  sleep(ms, signal) {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = (): void => {
        clearTimeout(id);
        reject(signal?.reason);
      };
      const id = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, ms);
      signal?.addEventListener("abort", stop, { once: true });
    });
  },
};

/** The machine's files. */
export const realFiles: Files = {
  readText: (path) => orMissing(Deno.readTextFile(path)),
  async *read(path) {
    using file = await orMissing(Deno.open(path));
    if (!file) return;
    for (;;) {
      const piece = new Uint8Array(1 << 20);
      const size = await file.read(piece);
      if (size === null) return;
      yield piece.subarray(0, size);
    }
  },
  async size(path) {
    const found = await orMissing(Deno.stat(path));
    return found?.isFile ? found.size : undefined;
  },
  async slice(path, from, to) {
    using file = await Deno.open(path);
    await file.seek(from, Deno.SeekMode.Start);
    const bytes = new Uint8Array(to - from);
    for (let at = 0; at < bytes.length;) {
      const size = await file.read(bytes.subarray(at));
      if (size === null) throw new Error(`Cannot read ${path}: it ends before byte ${to}`);
      at += size;
    }
    return bytes;
  },
  async list(path) {
    try {
      return (await Array.fromAsync(Deno.readDir(path), ({ name }) => name)).sort();
    } catch (error) {
      if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
        return [];
      }
      throw error;
    }
  },
  async write(path, pieces, start) {
    const partial = `${path}.partial`;
    try {
      await writeAll(partial, pieces);
      if (start) await writeStart(partial, start());
      await Deno.rename(partial, path);
    } catch (error) {
      await Deno.remove(partial).catch(() => {});
      throw error;
    }
  },
  async append(path) {
    await Deno.mkdir(dirname(path), { recursive: true });
    return await openAppender(path, { append: true, create: true });
  },
  truncate: (path, bytes) => Deno.truncate(path, bytes),
  async lock(path) {
    await Deno.mkdir(dirname(path), { recursive: true });
    const file = await Deno.open(path, { write: true, create: true });
    if (await file.tryLock(true)) {
      return {
        release() {
          Deno.removeSync(path);
          file.close();
        },
      };
    }
    file.close();
  },
  async makeFolder(path, { fresh = false } = {}) {
    if (!fresh) {
      await Deno.mkdir(path, { recursive: true });
      return true;
    }
    await Deno.mkdir(dirname(path), { recursive: true });
    try {
      await Deno.mkdir(path);
      return true;
    } catch (error) {
      if (error instanceof Deno.errors.AlreadyExists) return false;
      throw error;
    }
  },
};

/** Standard output or standard error. */
export function realOut(stream: typeof Deno.stdout | typeof Deno.stderr): Out {
  const terminal = stream.isTerminal();
  const encoder = new TextEncoder();
  return {
    colour: terminal && !Deno.noColor,
    columns() {
      if (!terminal) return;
      try {
        return Deno.consoleSize().columns || 80;
      } catch {
        return 80;
      }
    },
    write(text) {
      const bytes = encoder.encode(text);
      try {
        for (let at = 0; at < bytes.length;) at += stream.writeSync(bytes.subarray(at));
      } catch (error) {
        if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
      }
    },
  };
}

/** The shell that started this process. */
export const realShell: Shell = { env: (name) => Deno.env.get(name) };

/** Nothing where there is no file, below what is no folder neither. */
async function orMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return;
    if (error instanceof Deno.errors.NotADirectory) return;
    throw error;
  }
}

async function openAppender(path: string, options: Deno.OpenOptions): Promise<Appender> {
  const file = await Deno.open(path, options);
  return {
    append: (bytes) => writeWhole(file, bytes),
    close() {
      file.close();
      return Promise.resolve();
    },
  };
}

async function writeStart(path: string, bytes: Uint8Array): Promise<void> {
  using file = await Deno.open(path, { write: true });
  await writeWhole(file, bytes);
}

async function writeWhole(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
}

type Pieces = Parameters<Files["write"]>[1];

async function writeAll(path: string, pieces: Pieces): Promise<void> {
  const appender = await openAppender(path, { write: true, create: true, truncate: true });
  try {
    for await (const piece of inBuffers(pieces)) await appender.append(piece);
  } finally {
    await appender.close();
  }
}

const BUFFER_SIZE = 1 << 16;

/** Joins small pieces, so that a file of many lines is few writes. */
async function* inBuffers(pieces: Pieces): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === "string" ? encoder.encode(piece) : piece;
    waiting.push(bytes);
    size += bytes.length;
    if (size < BUFFER_SIZE) continue;
    yield joined(waiting, size);
    [waiting, size] = [[], 0];
  }
  if (size > 0) yield joined(waiting, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
