import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import type { Bars } from "../../../../reporters/html/client/bars.ts";
import { barsOf, indexAt } from "../../../../reporters/html/client/bars.ts";
import type { ColumnName, Columns } from "../../../../reporters/html/client/columns.ts";
import { COLUMNS } from "../../../../reporters/html/client/columns.ts";

type Cells = { readonly [name in ColumnName]?: number };

const WIDTH = 100;
const VIEW = { from: 0, to: 10 };

/** Columns of requests that are measured, ok, and 1 s long, a quarter of which is prefill, unless told. */
function columnsOf(requests: readonly Cells[]): Columns {
  const usual: Cells = { phase: 1, firstMs: 250, lastMs: 1000, endMs: 1000 };
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([name, Column]) => [
      name,
      Column.from(requests.map((cells) => ({ ...usual, ...cells })[name as ColumnName] ?? 0)),
    ]),
  ) as unknown as Columns;
}

function shown(requests: readonly Cells[]): Partial<Bars> {
  const bars = barsOf(columnsOf(requests), Uint32Array.of(0, requests.length), {
    view: VIEW,
    width: WIDTH,
  });
  return Object.fromEntries(Object.entries(bars).filter(([, list]) => list.length > 0));
}

Deno.test.each<
  { readonly what: string; readonly requests: readonly Cells[]; readonly bars: Partial<Bars> }
>([
  {
    what: "prefill, then decode",
    requests: [{ startS: 2, firstMs: 300 }],
    bars: { prefill: [0, 20, 3, 0], decode: [0, 23, 7, 0] },
  },
  {
    what: "warm-up as excluded",
    requests: [{ startS: 2, firstMs: 300, phase: 0 }],
    bars: { prefill: [0, 20, 3, 1], decode: [0, 23, 7, 1] },
  },
  {
    what: "a failure as one bar",
    requests: [{ startS: 2, outcome: 6, firstMs: NaN, lastMs: NaN }],
    bars: { failed: [0, 20, 10, 0] },
  },
  {
    what: "an aborted request as one bar",
    requests: [{ startS: 2, outcome: 1 }],
    bars: { aborted: [0, 20, 10, 0] },
  },
  {
    what: "no more than what lies in the view",
    requests: [{ startS: -0.5 }, { startS: 9.5, firstMs: 800 }],
    bars: { decode: [0, 0, 5, 0], prefill: [0, 95, 5, 0] },
  },
  {
    what: "nothing of what lies beside the view",
    requests: [{ startS: -5 }, { startS: 11 }],
    bars: {},
  },
  {
    what: "requests narrower than a pixel as what fills most of it",
    requests: [0, 0.02, 0.04].map((startS) => ({ startS, firstMs: 2, lastMs: 10, endMs: 10 })),
    bars: { decode: [0, 0, 1, 0] },
  },
  {
    what: "a failure among them",
    requests: [0, 0.02, 0.04].map((startS, at) => ({
      startS,
      endMs: 10,
      outcome: at === 1 ? 7 : 0,
    })),
    bars: { failed: [0, 0, 1, 0] },
  },
  {
    what: "neighbouring pixels of a kind as one bar",
    requests: [0, 0.1, 0.2].map((startS) => ({ startS, firstMs: 2, lastMs: 10, endMs: 10 })),
    bars: { decode: [0, 0, 3, 0] },
  },
])("shows $what", ({ requests, bars }) => deepStrictEqual(shown(requests), bars));

Deno.test("rectangles lie inside the plot and are bounded by its pixels", () => {
  const gaps = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 40 }), endMs: fc.nat(40) }), {
    maxLength: 400,
  });
  fc.assert(fc.property(gaps, (gaps) => {
    let startS = 0;
    const requests = gaps.map(({ gap, endMs }) => {
      const cells = { startS: startS += gap / 1000, endMs, firstMs: endMs / 2, lastMs: endMs };
      startS += endMs / 1000;
      return cells;
    });
    const lists = Object.values(shown(requests));
    ok(lists.reduce((sum, list) => sum + list.length / 4, 0) <= 2 * WIDTH);
    for (const list of lists) {
      for (let at = 0; at < list.length; at += 4) {
        const [x, width] = [Number(list[at + 1]), Number(list[at + 2])];
        ok(x >= 0 && width >= 1 && x + width <= WIDTH);
      }
    }
  }));
});

Deno.test.each([
  { limit: -1, index: 1 },
  { limit: 3, index: 1 },
  { limit: 4.9, index: 1 },
  { limit: 5, index: 2 },
  { limit: 99, index: 3 },
])("index of the last at or below $limit", ({ limit, index }) => {
  strictEqual(indexAt([0, 3, 5, 9, 11], { from: 1, to: 4 }, limit), index);
});
