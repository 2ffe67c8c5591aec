import assert from "node:assert/strict";
import fc from "fast-check";
import { TimerHeap } from "../../../engine/net/timer_heap.ts";

/** Takes all that is due by `due`; returns what the tasks push. */
function takeAll(heap: TimerHeap, due: number): void {
  const { mark } = heap;
  for (let task = heap.take(due, mark); task; task = heap.take(due, mark)) task();
}

Deno.test("what is due comes in the order of times, then of asking; the rest stays", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
    const heap = new TimerHeap();
    const ran: number[] = [];
    times.forEach((time, i) => heap.add(time, () => ran.push(i)));
    takeAll(heap, 10);
    const timeOf = (i: number): number => times[i] as number;
    const order = times.map((_, i) => i).toSorted((a, b) => timeOf(a) - timeOf(b));
    assert.deepEqual(ran, order.filter((i) => timeOf(i) <= 10));
    assert.equal(heap.next, Math.min(...times.filter((time) => time > 10)));
  }));
});

Deno.test("what a task asks for waits for the next look", () => {
  const heap = new TimerHeap();
  const ran: string[] = [];
  heap.add(1, () => {
    ran.push("a");
    heap.add(0, () => ran.push("b"));
  });
  takeAll(heap, 2);
  assert.deepEqual(ran, ["a"]);
  takeAll(heap, 2);
  assert.deepEqual(ran, ["a", "b"]);
});

Deno.test("cleared, it has nothing to do; NaN is no time", () => {
  const heap = new TimerHeap();
  heap.add(1, () => {});
  heap.clear();
  assert.equal(heap.next, Infinity);
  assert.throws(() => heap.add(NaN, () => {}), RangeError);
});
