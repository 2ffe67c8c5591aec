/**
 * Where the chunks of a dataset lie: a B-tree built from the leaves up, once all chunks are known.
 *
 * Source: HDF5 File Format Specification 3.0, III.A.1 (version 1, node type 1), which every release of the library reads.
 * @module
 */

import { joined, little, NOWHERE, type Part, utf8 } from "./bytes.ts";
import type { GrowingFile } from "./growing_file.ts";

/** A compressed chunk of a dataset of one dimension. */
export interface Placed {
  readonly address: number;
  readonly bytes: number;
}

/** A chunk or a node, and the chunk it begins with. */
interface Child {
  readonly address: number;
  readonly key: Uint8Array;
}

const SIGNATURE = utf8("TREE");
const RAW_CHUNKS = 1;
/** Twice the library's rank of chunk trees, 32: a node has room for so many, used or not. */
const CHILDREN = 64;
const HEADER_BYTES = 24;
const KEY_BYTES = 24;
const NODE_BYTES = HEADER_BYTES + CHILDREN * 8 + (CHILDREN + 1) * KEY_BYTES;
const ALL_FILTERS = 0;

/** Puts the tree over all chunks of so many values each; returns the root's address, nothing where there are no chunks. */
export function putChunkTree(
  file: GrowingFile,
  chunks: readonly Placed[],
  values: number,
): number | undefined {
  const end = keyOf(0, chunks.length * values);
  let children = chunks.map(({ address, bytes }, at): Child => ({
    address,
    key: keyOf(bytes, at * values),
  }));
  if (children.length === 0) return;
  for (let level = 0; level === 0 || children.length > 1; level++) {
    children = putLevel(file, children, { level, end });
  }
  return children[0]?.address;
}

interface Level {
  readonly level: number;
  /** Key of what would come behind the last chunk. */
  readonly end: Uint8Array;
}

function putLevel(file: GrowingFile, children: readonly Child[], { level, end }: Level): Child[] {
  const first = file.end;
  const count = Math.ceil(children.length / CHILDREN);
  const nodeAt = (at: number): Part =>
    at < 0 || at >= count ? NOWHERE : little(first + at * NODE_BYTES, 8);
  return Array.from({ length: count }, (_, at) => {
    const own = children.slice(at * CHILDREN, (at + 1) * CHILDREN);
    const node = joined([
      SIGNATURE,
      [RAW_CHUNKS, level],
      little(own.length, 2),
      nodeAt(at - 1),
      nodeAt(at + 1),
      ...own.flatMap(({ key, address }) => [key, little(address, 8)]),
      children[(at + 1) * CHILDREN]?.key ?? end,
    ], NODE_BYTES);
    return { address: file.put(node), key: own[0]?.key ?? end };
  });
}

/** Bytes of a chunk and its first value; the last number is the place within a value, always 0. */
function keyOf(bytes: number, firstValue: number): Uint8Array {
  return joined([little(bytes, 4), little(ALL_FILTERS, 4), little(firstValue, 8), little(0, 8)]);
}
