/**
 * The bodies of all requests in one piece of memory: a million small arrays would cost more than what they hold.
 * @module
 */

/** Bodies, one after the other: body i is `bytes[offsets[i], offsets[i + 1])`. */
export interface Bodies {
  readonly bytes: Uint8Array<ArrayBuffer> | Uint8Array<SharedArrayBuffer>;
  readonly offsets: Float64Array<ArrayBuffer>;
}

/** Puts bodies together as they are made. */
export function joinBodies(bodies: Iterable<Uint8Array>): Bodies {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  const offsets = [0];
  for (const body of bodies) {
    if (length + body.length > bytes.length) {
      const grown = new Uint8Array(Math.max(length + body.length, bytes.length * 2));
      grown.set(bytes);
      bytes = grown;
    }
    bytes.set(body, length);
    offsets.push(length += body.length);
  }
  return { bytes: bytes.slice(0, length), offsets: Float64Array.from(offsets) };
}

/** The same bodies in memory that threads share, for as many as there are. */
export function sharedBodies({ bytes, offsets }: Bodies): Bodies {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return { bytes: shared, offsets };
}

/** One body. Out of shared memory it is a copy: what sends it does not take another. */
export function bodyOf({ bytes, offsets }: Bodies, index: number): Uint8Array<ArrayBuffer> {
  const [start, end] = [offsets[index], offsets[index + 1]];
  return isShared(bytes)
    ? bytes.slice(start, end) as Uint8Array<ArrayBuffer>
    : bytes.subarray(start, end);
}

function isShared(bytes: Bodies["bytes"]): bytes is Uint8Array<SharedArrayBuffer> {
  return bytes.buffer instanceof SharedArrayBuffer;
}
