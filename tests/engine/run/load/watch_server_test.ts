import { deepStrictEqual, strictEqual } from "node:assert";
import type { Event } from "../../../../engine/event/event.ts";
import { newServerWatch } from "../../../../engine/run/load/watch_server.ts";

/** A clock on which every sleep ends at once, and the times that were slept until. */
function jumping(): { now(): number; date(): Date; sleep(ms: number): Promise<void> } {
  let now = 5000;
  return {
    now: () => now,
    date: () => new Date(0),
    sleep(ms) {
      now += ms;
      return Promise.resolve();
    },
  };
}

async function watched(answers: readonly (string | undefined)[]): Promise<{
  readonly told: readonly Event[];
  readonly asked: number;
}> {
  const told: Event[] = [];
  const over = Promise.withResolvers<void>();
  let asked = 0;
  const watch = newServerWatch({
    task: "m/d",
    clock: jumping(),
    tell: (event) => void told.push(event),
    ask() {
      const answer = answers[asked++];
      if (asked === answers.length) over.resolve();
      return Promise.resolve(answer);
    },
  });
  watch.started(250e6);
  watch.started(9e9);
  await over.promise;
  await watch.end();
  return { told, asked };
}

Deno.test("a server is asked each second, on the task's own clock, until it tells nothing", async () => {
  const { told, asked } = await watched(["tgi_queue_size 1", "tgi_queue_size 2", undefined]);
  deepStrictEqual(told, [
    { kind: "server-metrics", task: "m/d", atNs: 250e6, metrics: { waiting: 1 } },
    { kind: "server-metrics", task: "m/d", atNs: 1250e6, metrics: { waiting: 2 } },
  ]);
  strictEqual(asked, 3);
});

Deno.test("a server that tells nothing of use is asked once", async () => {
  deepStrictEqual(await watched(["# nothing"]), { told: [], asked: 1 });
});

Deno.test("a watch that never began ends at once", async () => {
  const clock = jumping();
  const ask = (): never => {
    throw new Error("asked");
  };
  await newServerWatch({ task: "t", clock, ask, tell: () => {} }).end();
});
