/**
 * The library's own view of HDF5 bytes, for tests.
 * @module
 */

import h5wasm, { type Dataset, type File } from "h5wasm";

const PATH = "/read_back.h5";

/** Opens the bytes as a file of the library while `use` runs. */
export async function withFile(
  bytes: Uint8Array,
  use: (file: File) => unknown,
): Promise<void> {
  const { FS } = await h5wasm.ready;
  FS.writeFile(PATH, bytes);
  const file = new h5wasm.File(PATH, "r");
  try {
    await use(file);
  } finally {
    file.close();
    FS.unlink(PATH);
  }
}

/** All values of a dataset as numbers. */
export function valuesOf(file: File, path: string): readonly number[] {
  const { value } = file.get(path) as Dataset;
  return Array.from(value as Iterable<number | bigint>, Number);
}
