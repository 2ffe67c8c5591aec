import { deepStrictEqual, strictEqual } from "node:assert";
import { newTimeouts } from "../../../../engine/run/generate/timeouts.ts";
import { ScriptedNetwork } from "../load/scripted_network.ts";
import { ScriptedTime } from "../load/scripted_time.ts";

Deno.test("each is late at its own time, and none that ended before", () => {
  const time = new ScriptedTime();
  const network = new ScriptedNetwork(() => ({ endMs: 0 }), time);
  const start = time.now;
  const late: [string, number][] = [];
  const timeouts = newTimeouts(network, 100);
  const begin = (name: string) => timeouts(() => late.push([name, time.now - start]));
  begin("a");
  const endB = begin("b");
  time.at(start + 30, () => begin("c"));
  time.at(start + 50, endB);
  time.at(start + 500, () => begin("d"));
  while (time.step());
  deepStrictEqual(late, [["a", 100], ["c", 130], ["d", 600]]);
});

Deno.test("one timer serves them all", () => {
  const time = new ScriptedTime();
  const network = new ScriptedNetwork(() => ({ endMs: 0 }), time);
  const timeouts = newTimeouts(network, 100);
  for (let i = 0; i < 1000; i++) timeouts(() => {})();
  let steps = 0;
  while (time.step()) steps++;
  strictEqual(steps, 1);
});
