/**
 * `<dataset>_details.h5`: every request and every event as HDF5, for h5py, pandas and MATLAB.
 *
 * Datasets grow chunk by chunk in the library's own memory file, which is handed on in pieces; equal input is equal bytes,
 * because the headers, all made first, are freed from the wall clock at the end. Layout: `hdf5/layout.ts`.
 * @module
 */

import type { File } from "h5wasm";
import { Column, createColumn } from "./hdf5/column.ts";
import { LAYOUT, pieceOf, type Totals } from "./hdf5/layout.ts";
import { settleTimes } from "./hdf5/settled_times.ts";
import type { Recorded, Report } from "./reporter.ts";
import { inert } from "./text/inert.ts";
import { reportPath } from "./text/report_path.ts";

type Attributes = Readonly<Record<string, string | number>>;
type Library = typeof import("h5wasm");
type Disk = NonNullable<Library["FS"]>;

const VERSION = 1;
const PIECE_BYTES = 1 << 20;

/** Renders all requests of one task, excluded and failed ones too. Times are seconds since the task's start. */
export function renderHdf5(recorded: Recorded): Report {
  return {
    path: reportPath(recorded.task, "_details.h5"),
    pieces: pieces(recorded, attributesOf(recorded)),
  };
}

async function* pieces(
  recorded: Recorded,
  attributes: Attributes,
): AsyncGenerator<Uint8Array> {
  const library: Library = await import("h5wasm");
  const { FS: disk } = await library.ready;
  const path = freePath(disk);
  try {
    createFile(new library.File(path, "w"), attributes);
    const headerBytes = disk.stat(path).size;
    await fill(new library.File(path, "a"), recorded);
    yield* bytesOf(disk, path, headerBytes);
  } finally {
    if (disk.analyzePath(path).exists) disk.unlink(path);
  }
}

function attributesOf({ task, plan, summary }: Recorded): Attributes {
  return {
    schema_version: VERSION,
    plan,
    assay: inert(summary.environment.assay),
    task: inert(task.id),
    model: inert(task.model.name),
    dataset: inert(task.dataset.name),
    served: inert(summary.served),
    stamps: summary.client.stamps,
  };
}

function createFile(file: File, attributes: Attributes): void {
  try {
    for (const [name, value] of Object.entries(attributes)) {
      file.create_attribute(name, value, null, typeof value === "number" ? "<i" : null);
    }
    file.create_group("requests");
    for (const column of LAYOUT) createColumn(file, column);
  } finally {
    file.close();
  }
}

async function fill(file: File, recorded: Recorded): Promise<void> {
  try {
    const columns = LAYOUT.map((shape) => ({ shape, column: new Column(file, shape) }));
    for (const { shape, column } of columns) {
      if (shape.start) column.append(shape.start);
    }
    let before: Totals = { events: 0, gaps: 0 };
    for await (const block of recorded.blocks()) {
      const piece = pieceOf(block, before);
      for (const { shape, column } of columns) column.append(shape.of(piece));
      before = {
        events: before.events + block.eventTimes.length,
        gaps: before.gaps + piece.gaps.seconds.length,
      };
    }
    for (const { column } of columns) column.flush();
  } finally {
    file.close();
  }
}

/** The file in pieces; object headers, which alone hold times, lie in its first `headerBytes`. */
function* bytesOf(disk: Disk, path: string, headerBytes: number): Generator<Uint8Array> {
  const stream = disk.open(path, "r");
  try {
    const read = (length: number): Uint8Array => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, disk.read(stream, bytes, 0, length));
    };
    const headers = read(headerBytes);
    settleTimes(headers);
    yield headers;
    for (let bytes = read(PIECE_BYTES); bytes.length > 0; bytes = read(PIECE_BYTES)) yield bytes;
  } finally {
    disk.close(stream);
  }
}

/** Files of reports that are rendered at the same time lie side by side. */
function freePath(disk: Disk): string {
  let number = 0;
  while (disk.analyzePath(`/${number}.h5`).exists) number++;
  return `/${number}.h5`;
}
