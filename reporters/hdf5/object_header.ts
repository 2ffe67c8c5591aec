/**
 * Headers of groups and datasets: messages that say what the object is. No time of the wall is among them.
 *
 * Source: HDF5 File Format Specification 3.0, IV.A.1.b (headers of version 2) and IV.A.2 (messages).
 * @module
 */

import { joined, little, NOWHERE, type Part, utf8 } from "./bytes.ts";
import { sealed } from "./checksum.ts";
import { DATATYPES, growingSpace, listSpace, SCALAR_SPACE } from "./datatypes.ts";
import type { TextHeap } from "./text_heap.ts";

/** What an object says of itself: texts, lists of texts, and whole numbers of 32 bits. */
export type Attributes = Readonly<Record<string, string | number | readonly string[]>>;

/** A name in a group, and the address of the header of what it stands for. */
export type Link = readonly [name: string, address: number];

/** What stands in a dataset. */
export interface StoredValues {
  readonly type: keyof typeof DATATYPES;
  readonly bytesPerValue: number;
  readonly length: number;
  /** Values in a chunk. */
  readonly chunk: number;
  /** Level of its deflate. */
  readonly deflate: number;
  /** Address of the tree over its chunks; nothing where there are none. */
  readonly tree: number | undefined;
}

const SIGNATURE = utf8("OHDR");
const VERSION = 2;
const NO_FLAGS = 0;
const ASCII = 0;
/** The size of the messages takes four bytes; nothing else is stored before them. */
const SIZE_OF_FOUR = 2;
const KINDS = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  fill: 0x05,
  link: 0x06,
  layout: 0x08,
  groupInfo: 0x0a,
  filters: 0x0b,
  attribute: 0x0c,
} as const;

/** Links stand in the header itself: no heap of links, no index of their names. */
const LINK_INFO = message("linkInfo", [[0, 0], NOWHERE, NOWHERE]);
const GROUP_INFO = message("groupInfo", [[0, NO_FLAGS]]);
/** Version 3: chunks are made when they are needed, and zeros stand where nothing was written. */
const FILL = message("fill", [[3, 0x0b]]);

/** The header of a group: names and addresses of what is in it. */
export function groupHeader(
  links: readonly Link[],
  attributes: Attributes,
  heap: TextHeap,
): Uint8Array {
  return headerOf([
    LINK_INFO,
    GROUP_INFO,
    ...links.map(linkOf),
    ...attributesOf(attributes, heap),
  ]);
}

/** The header of a dataset that has one dimension and may grow. */
export function datasetHeader(
  values: StoredValues,
  attributes: Attributes,
  heap: TextHeap,
): Uint8Array {
  return headerOf([
    message("dataspace", [growingSpace(values.length)]),
    message("datatype", [DATATYPES[values.type]]),
    FILL,
    filtersOf(values),
    layoutOf(values),
    ...attributesOf(attributes, heap),
  ]);
}

function headerOf(messages: readonly Uint8Array[]): Uint8Array {
  const body = joined(messages);
  return sealed([SIGNATURE, [VERSION, SIZE_OF_FOUR], little(body.length, 4), body]);
}

function message(kind: keyof typeof KINDS, parts: readonly Part[]): Uint8Array {
  const body = joined(parts);
  return joined([[KINDS[kind]], little(body.length, 2), [NO_FLAGS], body]);
}

/** Version 2, one filter: deflate, number 1, without flags and with one word of options, its level. */
function filtersOf({ deflate }: StoredValues): Uint8Array {
  const words = [1, NO_FLAGS, 1].map((word) => little(word, 2));
  return message("filters", [[2, 1], ...words, little(deflate, 4)]);
}

/** Version 3, class 2: chunks in a tree, of two dimensions, the last of which is the bytes of a value. */
function layoutOf({ tree, chunk, bytesPerValue }: StoredValues): Uint8Array {
  const address = tree === undefined ? NOWHERE : little(tree, 8);
  return message("layout", [[3, 2, 2], address, little(chunk, 4), little(bytesPerValue, 4)]);
}

/** Version 1: a hard link, the length of its name in one byte. */
function linkOf([name, address]: Link): Uint8Array {
  const text = utf8(name);
  return message("link", [[1, NO_FLAGS, text.length], text, little(address, 8)]);
}

/** Version 3; names are ASCII. */
function attributesOf(attributes: Attributes, heap: TextHeap): readonly Uint8Array[] {
  return Object.entries(attributes).map(([name, value]) => {
    const { type, space, bytes } = valueOf(value, heap);
    const text = utf8(`${name}\0`);
    const sizes = [text, type, space].map(({ length }) => little(length, 2));
    return message("attribute", [[3, NO_FLAGS], ...sizes, [ASCII], text, type, space, bytes]);
  });
}

interface StoredAttribute {
  readonly type: Uint8Array;
  readonly space: Uint8Array;
  readonly bytes: Uint8Array;
}

function valueOf(value: Attributes[string], heap: TextHeap): StoredAttribute {
  if (typeof value === "number") {
    return { type: DATATYPES.i32, space: SCALAR_SPACE, bytes: little(value, 4) };
  }
  const texts = typeof value === "string" ? [value] : value;
  const space = typeof value === "string" ? SCALAR_SPACE : listSpace(value.length);
  return { type: DATATYPES.text, space, bytes: joined(texts.map(heap.reference)) };
}
