/**
 * Blocks as a file that only grows: one frame after the other, each with its lengths and checksums.
 *
 * A frame is a head of 32 bytes (magic, version, rows, events, bytes of notes, CRC-32 of the body, CRC-32 of the head),
 * then the columns, widest first, then the notes as JSON, padded to 8 bytes. All little-endian, as every host of Deno is.
 * @module
 */

import { isSound, MAX_EVENTS, MAX_ROWS, parseNotes } from "./block_check.ts";
import { CODE_COLUMNS, COUNT_COLUMNS, TIME_COLUMNS } from "./block.ts";
import type { Block } from "./block.ts";
import { crc32 } from "./crc32.ts";

const MAGIC = [0x61737361, 0x6b6c6279] as const; // "assa", "yblk"
const VERSION = 1;
const HEAD = 32;
const HEAD_WORDS = HEAD / 4;
const MAX_NOTE_BYTES = 2 ** 26;

interface Lengths {
  readonly rows: number;
  readonly events: number;
  readonly noteBytes: number;
}

/**
 * One frame. Throws where the block is larger than a frame may be (2²⁰ rows, 2²⁵ events, 64 MB of notes), or where
 * {@linkcode decodeBlocks} would refuse it.
 */
export function encodeBlock(block: Block): Uint8Array<ArrayBuffer> {
  const notes = new TextEncoder().encode(block.notes.length > 0 ? JSON.stringify(block.notes) : "");
  const lengths = { rows: block.rows, events: block.eventTimes.length, noteBytes: notes.length };
  checkStorable(block, lengths);
  const frame = new Uint8Array(frameBytes(lengths));
  const target = layoutOf(frame.buffer, lengths);
  for (const column of TIME_COLUMNS) target.times[column].set(block.times[column]);
  for (const column of COUNT_COLUMNS) target.counts[column].set(block.counts[column]);
  for (const column of CODE_COLUMNS) target.codes[column].set(block.codes[column]);
  target.eventOffsets.set(block.eventOffsets);
  target.eventTimes.set(block.eventTimes);
  target.eventTokens.set(block.eventTokens);
  target.notes.set(notes);
  const head = new Uint32Array(frame.buffer, 0, HEAD_WORDS);
  head.set([...MAGIC, VERSION, lengths.rows, lengths.events, lengths.noteBytes]);
  head[6] = crc32(frame.subarray(HEAD));
  head[7] = crc32(frame.subarray(0, HEAD - 4));
  return frame;
}

/**
 * The blocks of a file that comes in pieces. It ends before the first frame that is cut off or damaged: a run that was
 * killed loses its last block alone. `lost` is told, at the end, how many bytes gave no block, if any.
 */
export async function* decodeBlocks(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  lost?: (bytes: number) => void,
): AsyncGenerator<Block> {
  const reader = new FrameReader();
  for await (const piece of pieces) yield* reader.read(piece);
  if (reader.lost > 0) lost?.(reader.lost);
}

class FrameReader {
  #frame = new Uint8Array(HEAD);
  #filled = 0;
  #damaged = false;
  #lost = 0;

  /** Bytes since the last block. */
  get lost(): number {
    return this.#lost;
  }

  /** The blocks that a further piece completes. */
  *read(piece: Uint8Array): Generator<Block> {
    this.#lost += piece.length;
    let at = 0;
    while (at < piece.length && !this.#damaged) {
      const part = piece.subarray(at, at + this.#frame.length - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      const block = this.#filled === this.#frame.length ? this.#complete() : undefined;
      if (!block) continue;
      this.#lost = piece.length - at;
      yield block;
    }
  }

  /** A head makes room for its body; a body becomes a block. */
  #complete(): Block | undefined {
    const lengths = lengthsOf(this.#frame);
    const bytes = lengths && frameBytes(lengths);
    if (bytes !== undefined && bytes > this.#frame.length) {
      const frame = new Uint8Array(bytes);
      frame.set(this.#frame);
      this.#frame = frame;
      return undefined;
    }
    const block = lengths && blockOf(this.#frame, lengths);
    this.#damaged = !block;
    this.#frame = new Uint8Array(HEAD);
    this.#filled = 0;
    return block;
  }
}

function lengthsOf(frame: Uint8Array<ArrayBuffer>): Lengths | undefined {
  const [first, second, version, rows = 0, events = 0, noteBytes = 0, , crc] = new Uint32Array(
    frame.buffer,
    0,
    HEAD_WORDS,
  );
  const known = first === MAGIC[0] && second === MAGIC[1] && version === VERSION;
  const lengths = { rows, events, noteBytes };
  if (!known || !isWithinLimits(lengths)) return undefined;
  return crc32(frame.subarray(0, HEAD - 4)) === crc ? lengths : undefined;
}

function blockOf(frame: Uint8Array<ArrayBuffer>, lengths: Lengths): Block | undefined {
  const [crc] = new Uint32Array(frame.buffer, HEAD - 8, 1);
  if (crc32(frame.subarray(HEAD)) !== crc) return undefined;
  const { notes: bytes, ...columns } = layoutOf(frame.buffer, lengths);
  const notes = parseNotes(bytes, lengths.rows);
  if (!notes) return undefined;
  const block = { rows: lengths.rows, ...columns, notes };
  return isSound(block) ? block : undefined;
}

function checkStorable(block: Block, lengths: Lengths): void {
  if (!isWithinLimits(lengths)) {
    throw new RangeError(
      `Cannot store block: ${lengths.rows} requests with ${lengths.events} events and ` +
        `${lengths.noteBytes} bytes of notes are too many for one frame; take blocks more often`,
    );
  }
  if (isSound(block)) return;
  throw new TypeError("Cannot store block: an offset, a stage or a code in it is out of range");
}

function isWithinLimits({ rows, events, noteBytes }: Lengths): boolean {
  return rows <= MAX_ROWS && events <= MAX_EVENTS && noteBytes <= MAX_NOTE_BYTES;
}

/** Bytes of a whole frame, its head and padding included. */
function frameBytes({ rows, events, noteBytes }: Lengths): number {
  const row = TIME_COLUMNS.length * 8 + COUNT_COLUMNS.length * 4 + CODE_COLUMNS.length;
  const body = rows * row + (rows + 1) * 4 + events * 10 + noteBytes;
  return Math.ceil((HEAD + body) / 8) * 8;
}

/** The parts of a frame, as views of it. Widest elements first, so each part is aligned. */
function layoutOf(buffer: ArrayBuffer, { rows, events, noteBytes }: Lengths) {
  let at = HEAD;
  const part = <View extends { readonly byteLength: number }>(
    View: new (buffer: ArrayBuffer, at: number, length: number) => View,
    length: number,
  ): View => {
    const view = new View(buffer, at, length);
    at += view.byteLength;
    return view;
  };
  const columns = <Name extends string, View>(names: readonly Name[], column: () => View) =>
    Object.fromEntries(names.map((name) => [name, column()])) as Record<Name, View>;
  return {
    times: columns(TIME_COLUMNS, () => part(Float64Array<ArrayBuffer>, rows)),
    eventTimes: part(Float64Array<ArrayBuffer>, events),
    counts: columns(COUNT_COLUMNS, () => part(Int32Array<ArrayBuffer>, rows)),
    eventOffsets: part(Uint32Array<ArrayBuffer>, rows + 1),
    eventTokens: part(Uint16Array<ArrayBuffer>, events),
    codes: columns(CODE_COLUMNS, () => part(Uint8Array<ArrayBuffer>, rows)),
    notes: part(Uint8Array<ArrayBuffer>, noteBytes),
  };
}
