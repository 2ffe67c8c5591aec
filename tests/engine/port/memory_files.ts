/**
 * Files that are in memory only, for tests: they keep the contract of the real ones, and can be made to fail.
 * @module
 */

import type { Files } from "../../../engine/port/ports.ts";

const encoder = new TextEncoder();

/** Files in memory. `trouble` is asked before every append, and may throw. */
export function newMemoryFiles(trouble: (path: string) => void = () => {}): Files {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const folders = new Set<string>();
  const locks = new Set<string>();
  const append = (path: string, bytes: Uint8Array): void => {
    trouble(path);
    files.set(path, joined([files.get(path) ?? new Uint8Array(0), bytes]));
  };
  return {
    readText(path) {
      const bytes = files.get(path);
      return Promise.resolve(bytes && new TextDecoder().decode(bytes));
    },
    async *read(path) {
      const bytes = files.get(path) ?? new Uint8Array(0);
      for (let at = 0; at < bytes.length; at += 1000) {
        yield await Promise.resolve(bytes.slice(at, at + 1000));
      }
    },
    size: (path) => Promise.resolve(files.get(path)?.length),
    slice(path, from, to) {
      const bytes = files.get(path)?.slice(from, to) ?? new Uint8Array(0);
      return bytes.length === to - from
        ? Promise.resolve(bytes)
        : Promise.reject(new Error(`Cannot read ${path}: it ends before byte ${to}`));
    },
    list(path) {
      const inside = [...files.keys(), ...folders].filter((file) => file.startsWith(`${path}/`));
      return Promise.resolve(
        [...new Set(inside.map((file) => file.slice(path.length + 1).split("/")[0] ?? ""))].sort(),
      );
    },
    async write(path, pieces, start) {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) {
        parts.push(typeof piece === "string" ? encoder.encode(piece) : piece.slice());
      }
      const whole = joined(parts);
      if (start) whole.set(start());
      files.set(path, whole);
    },
    append: (path) =>
      Promise.resolve({
        append: (bytes) => Promise.resolve().then(() => append(path, bytes)),
        close: () => Promise.resolve(),
      }),
    truncate(path, bytes) {
      files.set(path, (files.get(path) ?? new Uint8Array(0)).slice(0, bytes));
      return Promise.resolve();
    },
    lock(path) {
      if (locks.has(path)) return Promise.resolve(undefined);
      locks.add(path);
      return Promise.resolve({ release: () => void locks.delete(path) });
    },
    makeFolder(path, { fresh = false } = {}) {
      const isNew = !folders.has(path);
      folders.add(path);
      return Promise.resolve(isNew || !fresh);
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
