/**
 * A file as decoders see it: bytes from the start on, or by their place.
 * @module
 */

/** A file of rows. */
export interface RowFile {
  /** Its path or address, for messages and for what its suffix tells. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Pieces from the start to the end, each time it is called. They own their memory. */
  read(): AsyncIterable<Uint8Array>;
  /** Bytes `[from, to)`. Rejects where they are not all there. */
  slice(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Text of a file, still in bytes, that is not compressed any more. */
export interface RowText {
  readonly name: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}
