/**
 * A map from short ASCII names that is asked with bytes, so that a key in a buffer need not become a string.
 * @module
 */

interface Entry<T> {
  readonly bytes: Uint8Array;
  readonly value: T;
}

/** Values by name. Names are found by length, then byte by byte: meant for a dozen of them. */
export class Names<T> {
  readonly #byLength: readonly (readonly Entry<T>[])[];

  constructor(names: Iterable<readonly [string, T]>) {
    const byLength: Entry<T>[][] = [];
    for (const [name, value] of names) {
      const bytes = new TextEncoder().encode(name);
      (byLength[bytes.length] ??= []).push({ bytes, value });
    }
    this.#byLength = Array.from(byLength, (entries) => entries ?? []);
  }

  /** The value of the name that stands at `[start, end)`. */
  find(bytes: Uint8Array, start: number, end: number): T | undefined {
    const entries = this.#byLength[end - start];
    if (entries === undefined) return undefined;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as Entry<T>;
      if (isSame(entry.bytes, bytes, start)) return entry.value;
    }
    return undefined;
  }
}

function isSame(name: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < name.length; i++) {
    if (name[i] !== bytes[start + i]) return false;
  }
  return true;
}
