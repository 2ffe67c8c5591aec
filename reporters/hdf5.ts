/**
 * `<dataset>_details.h5`: every request and every event as HDF5, for h5py, pandas and MATLAB.
 *
 * Written by hand and front to back, so that memory is one chunk a column: the library keeps the whole file in memory, or on
 * a disk that is full reports success. No time of the wall is in it: equal input is equal bytes. Layout: `hdf5/layout.ts`.
 * @module
 */

import { Column } from "./hdf5/column.ts";
import { GrowingFile } from "./hdf5/growing_file.ts";
import { LAYOUT, type Piece, pieceOf, type Totals } from "./hdf5/layout.ts";
import { type Attributes, groupHeader, type Link } from "./hdf5/object_header.ts";
import { type TextHeap, textHeap } from "./hdf5/text_heap.ts";
import type { Recorded, Report } from "./reporter.ts";
import { inert } from "./text/inert.ts";
import { reportPath } from "./text/report_path.ts";

/** What the root group says of the file, and where its texts are. */
interface Said {
  readonly attributes: Attributes;
  readonly heap: TextHeap;
}

const VERSION = 1;
const GROUP = "requests/";

/** Renders all requests of one task, excluded and failed ones too. Times are seconds since the task's start. */
export function renderHdf5(recorded: Recorded): Report {
  const file = new GrowingFile();
  return {
    path: reportPath(recorded.task, "_details.h5"),
    pieces: pieces(file, recorded),
    start: () => file.start(),
  };
}

async function* pieces(file: GrowingFile, recorded: Recorded): AsyncGenerator<Uint8Array> {
  const attributes = attributesOf(recorded);
  const texts = [attributes, ...LAYOUT.map((shape) => shape.attributes)].flatMap(textsOf);
  const heap = textHeap(texts, file.end);
  file.put(heap.bytes);
  const columns = LAYOUT.map((shape) => ({ shape, column: new Column(file, shape) }));
  for (const { shape, column } of columns) {
    if (shape.start) column.append(shape.start);
  }
  let before: Totals = { events: 0, gaps: 0 };
  for await (const block of recorded.blocks()) {
    const piece = pieceOf(block, before);
    for (const { shape, column } of columns) {
      column.append(shape.of(piece));
      yield* file.take();
    }
    before = totalsAfter(piece);
  }
  const datasets = columns.map(({ shape, column }): Link => [shape.path, column.end(heap)]);
  putGroups(file, datasets, { attributes, heap });
  yield* file.take();
}

/** The group of the datasets that are under one, and the root group of all else. */
function putGroups(file: GrowingFile, datasets: readonly Link[], { attributes, heap }: Said): void {
  const inGroup = datasets.filter(([path]) => path.startsWith(GROUP));
  const names = inGroup.map(([path, address]): Link => [path.slice(GROUP.length), address]);
  const group = file.put(groupHeader(names, {}, heap));
  const atRoot = datasets.filter(([path]) => !path.startsWith(GROUP));
  file.putRoot(groupHeader([...atRoot, [GROUP.slice(0, -1), group]], attributes, heap));
}

function totalsAfter({ block, gaps, before }: Piece): Totals {
  return {
    events: before.events + block.eventTimes.length,
    gaps: before.gaps + gaps.seconds.length,
  };
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

function textsOf(attributes: Attributes): readonly string[] {
  return Object.values(attributes).flat().filter((value) => typeof value === "string");
}
