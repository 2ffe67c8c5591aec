import assert from "node:assert/strict";
import { EventGaps } from "../../../engine/event/event_gaps.ts";
import { blockOf } from "./fixtures.ts";

interface Row {
  readonly name: string;
  readonly events: readonly (readonly [number, number])[];
  readonly outputTokens: number;
  readonly gaps: readonly number[];
  /** Value and how often. */
  readonly itl: readonly number[];
  readonly untold?: number;
}

Deno.test.each<Row>([
  { name: "no event", events: [], outputTokens: 0, gaps: [], itl: [] },
  { name: "one event", events: [[5, 3]], outputTokens: 3, gaps: [], itl: [] },
  {
    name: "one token in each event, untold",
    events: [[0, 0], [10, 0], [30, 0]],
    outputTokens: 3,
    gaps: [10, 20],
    itl: [10, 20],
  },
  {
    name: "tokens told after the first event",
    events: [[0, 0], [10, 2], [40, 3]],
    outputTokens: 9,
    gaps: [10, 30],
    itl: [5, 5, 10, 10, 10],
  },
  {
    name: "tokens told, though their number is that of the events",
    events: [[0, 1], [10, 2], [40, 1]],
    outputTokens: 3,
    gaps: [10, 30],
    itl: [5, 5, 30],
  },
  {
    name: "more tokens than events, untold",
    events: [[0, 0], [10, 0], [30, 0]],
    outputTokens: 6,
    gaps: [10, 20],
    itl: [],
    untold: 1,
  },
  {
    name: "tokens told now and then",
    events: [[0, 1], [10, 2], [30, 0]],
    outputTokens: 6,
    gaps: [10, 20],
    itl: [],
    untold: 1,
  },
  {
    name: "no token count at all",
    events: [[0, 0], [10, 0]],
    outputTokens: -1,
    gaps: [10],
    itl: [],
    untold: 1,
  },
])("gaps of a stream with $name", ({ events, outputTokens, gaps, itl, untold = 0 }) => {
  const other = { events: [[0, 0], [1000, 0]] as const, outputTokens: 2 };
  const found = new EventGaps();
  found.add(blockOf([other, { events, outputTokens }, other]), 1);
  const stats = (values: readonly number[]) =>
    values.length === 0 ? undefined : {
      n: values.length,
      mean: values.reduce((sum, value) => sum + value) / values.length,
      min: Math.min(...values),
      max: Math.max(...values),
    };
  assert.deepEqual(found.gaps.statistics([]), stats(gaps));
  assert.deepEqual(found.itl.statistics([]), stats(itl));
  assert.deepEqual([found.streams, found.untold], [events.length > 1 ? 1 : 0, untold]);
});
