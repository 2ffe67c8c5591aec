/**
 * A file that only grows: what is put into it gets its address at once, and can be written and forgotten.
 *
 * Only the superblock, at the very start, points forward; it is made last, once the root group has its address.
 * Source: HDF5 File Format Specification 3.0, II.A (superblock version 2).
 * @module
 */

import { little, NOWHERE } from "./bytes.ts";
import { sealed } from "./checksum.ts";

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const VERSION = 2;
const ADDRESS_BYTES = 8;
const NO_FLAGS = 0;
const SUPERBLOCK_BYTES = 48;

/** One HDF5 file on its way out. */
export class GrowingFile {
  #waiting: Uint8Array[] = [new Uint8Array(SUPERBLOCK_BYTES)];
  #end = SUPERBLOCK_BYTES;
  #root: number | undefined;

  /** Where the next thing will lie. */
  get end(): number {
    return this.#end;
  }

  /** Adds bytes, which must not change any more; returns their address. */
  put(bytes: Uint8Array): number {
    const address = this.#end;
    this.#waiting.push(bytes);
    this.#end += bytes.length;
    return address;
  }

  /** What was put since the last time, to be written behind what was taken before. */
  take(): readonly Uint8Array[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  /** Ends the file with the header of its root group. */
  putRoot(header: Uint8Array): void {
    this.#root = this.put(header);
  }

  /** The superblock, which takes the place of the zeros at the start. Throws where there is no root group yet. */
  start(): Uint8Array {
    if (this.#root === undefined) {
      throw new Error("Cannot begin the HDF5 file: its pieces are not all made yet");
    }
    return sealed([
      SIGNATURE,
      [VERSION, ADDRESS_BYTES, ADDRESS_BYTES, NO_FLAGS],
      little(0, ADDRESS_BYTES),
      NOWHERE,
      little(this.#end, ADDRESS_BYTES),
      little(this.#root, ADDRESS_BYTES),
    ]);
  }
}
