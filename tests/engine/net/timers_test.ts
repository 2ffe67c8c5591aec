import assert from "node:assert/strict";
import fc from "fast-check";
import { now, Timers } from "../../../engine/net/timers.ts";

Deno.test("any times are run in order, each once, none early", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -2, max: 4 }), { minLength: 1 }),
      async (ms) => {
        const timers = new Timers();
        const start = now();
        const ran: number[] = [];
        const { promise, resolve } = Promise.withResolvers<void>();
        ms.forEach((offset, i) => {
          timers.at(start + offset * 1e6, () => {
            assert.ok(now() >= start + offset * 1e6, "early");
            if (ran.push(i) === ms.length) resolve();
          });
        });
        await promise;
        const inOrder = ms.map((_, i) => i).toSorted((a, b) =>
          (ms[a] as number) - (ms[b] as number)
        );
        assert.deepEqual(ran, inOrder);
      },
    ),
    { numRuns: 30 },
  );
});

Deno.test("a task that asks again at once lets the event loop turn", async () => {
  const timers = new Timers();
  let turned = false;
  let rounds = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(() => turned = true, 0);
  const again = (): void => {
    rounds++;
    if (turned) resolve();
    else timers.at(-1, again);
  };
  timers.at(-1, again);
  await promise;
  assert.ok(rounds > 1);
});

Deno.test("a task that throws does not hold up the others", async () => {
  const timers = new Timers();
  const { promise, resolve } = Promise.withResolvers<void>();
  const caught = Promise.withResolvers<unknown>();
  const onError = (event: ErrorEvent): void => {
    event.preventDefault();
    caught.resolve(event.error);
  };
  addEventListener("error", onError);
  timers.at(-2, () => {
    throw new RangeError("on purpose");
  });
  timers.at(-1, resolve);
  await promise;
  assert.ok(await caught.promise instanceof RangeError);
  removeEventListener("error", onError);
});

Deno.test("what is cleared does not run, whatever clears it", async () => {
  const timers = new Timers();
  const ran: string[] = [];
  timers.at(-2, () => {
    ran.push("first");
    timers.clear();
  });
  timers.at(-1, () => ran.push("second"));
  timers.at(now() + 60e9, () => ran.push("far"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  timers.at(-1, () => ran.push("later"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(ran, ["first", "later"]);
});

Deno.test("a time that is none is refused, since it would hold up all others", () => {
  assert.throws(() => new Timers().at(NaN, () => {}), RangeError);
});

Deno.test("threads that start at different times have one time", async () => {
  const worker = new Worker(new URL("./now_worker.ts", import.meta.url), { type: "module" });
  const ask = (): Promise<number> =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }): void => resolve(data);
      worker.postMessage(null);
    });
  await ask();
  const before = now();
  const there = await ask();
  const after = now();
  worker.terminate();
  assert.ok(there > before - 1e6 && there < after + 1e6, `${before} ${there} ${after}`);
});
