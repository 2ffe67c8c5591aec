/**
 * Lanes of a timeline: each request lies in the lowest lane that is free when it starts, so lanes are as many as there
 * were requests in flight at once, and those of one lane never overlap.
 * @module
 */

/** Requests in lanes: those of lane i are `order[offsets[i]]` up to `order[offsets[i + 1] - 1]`, by time. */
export interface Lanes {
  readonly order: Uint32Array<ArrayBuffer>;
  readonly offsets: Uint32Array<ArrayBuffer>;
}

/** Puts intervals into lanes. Both arrays have one length and hold finite numbers, `ends[i] >= starts[i]`. */
export function lanesOf(starts: Float64Array, ends: Float64Array): Lanes {
  const byStart = Uint32Array.from(starts.keys()).sort((a, b) =>
    (starts[a] as number) - (starts[b] as number) || a - b
  );
  const freeAt: number[] = [];
  const laneOf = new Uint32Array(starts.length);
  for (const at of byStart) {
    const start = starts[at] as number;
    const free = freeAt.findIndex((end) => end <= start);
    const lane = free < 0 ? freeAt.length : free;
    freeAt[lane] = ends[at] as number;
    laneOf[at] = lane;
  }
  return gathered(byStart, laneOf, freeAt.length);
}

function gathered(byStart: Uint32Array, laneOf: Uint32Array, lanes: number): Lanes {
  const offsets = new Uint32Array(lanes + 1);
  for (const lane of laneOf) offsets[lane + 1] = (offsets[lane + 1] as number) + 1;
  for (let lane = 0; lane < lanes; lane++) {
    offsets[lane + 1] = (offsets[lane + 1] as number) + (offsets[lane] as number);
  }
  const next = offsets.slice();
  const order = new Uint32Array(laneOf.length);
  for (const at of byStart) {
    const lane = laneOf[at] as number;
    const place = next[lane] as number;
    order[place] = at;
    next[lane] = place + 1;
  }
  return { order, offsets };
}
