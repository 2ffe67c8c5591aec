import { deepStrictEqual, ok } from "node:assert";
import fc from "fast-check";
import { inside, panned, ticks, zoomed } from "../../../../reporters/html/client/view.ts";

const WHOLE = { from: 0, to: 100 };
const VIEW = fc.record({
  from: fc.double({ min: 0, max: 90, noNaN: true }),
  span: fc.double({ min: 0.01, max: 10, noNaN: true }),
}).map(({ from, span }) => ({ from, to: from + span }));

Deno.test("a view never leaves the whole, however it is moved", () => {
  const far = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(fc.property(VIEW, far, factor, (view, seconds, factor) => {
    const anchor = (view.from + view.to) / 2;
    for (const next of [panned(view, WHOLE, seconds), zoomed(view, WHOLE, { factor, anchor })]) {
      ok(next.from >= 0 && next.to <= 100.000001 && next.to > next.from, JSON.stringify(next));
    }
  }));
});

Deno.test("zooming in keeps the anchor where it is", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(fc.property(VIEW, share, (view, share) => {
    const anchor = view.from + share * (view.to - view.from);
    const next = zoomed(view, WHOLE, { factor: 1.5, anchor });
    ok(Math.abs((anchor - next.from) / (next.to - next.from) - share) < 1e-6);
  }));
});

Deno.test.each([
  { view: { from: -5, to: 5 }, is: { from: 0, to: 10 } },
  { view: { from: 95, to: 105 }, is: { from: 90, to: 100 } },
  { view: { from: -50, to: 500 }, is: { from: 0, to: 100 } },
])("$view is shifted inside", ({ view, is }) => deepStrictEqual(inside(view, WHOLE), is));

Deno.test.each([
  { from: 0, to: 10, count: 5, at: [0, 2, 4, 6, 8, 10], digits: 0 },
  { from: 0.01, to: 0.09, count: 4, at: [0.02, 0.04, 0.06, 0.08], digits: 2 },
  { from: 1234, to: 1734, count: 3, at: [1400, 1600], digits: 0 },
])("ticks of $from to $to", ({ from, to, count, at, digits }) => {
  const found = ticks({ from, to }, count);
  deepStrictEqual(found.at.map((tick) => Number(tick.toFixed(6))), at);
  deepStrictEqual(found.digits, digits);
});
