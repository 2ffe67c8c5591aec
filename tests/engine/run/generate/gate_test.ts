import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import { Gate } from "../../../../engine/run/generate/gate.ts";

const never = new AbortController().signal;

Deno.test("gate: nothing passes while it is closed, all once it is open", async () => {
  const gate = new Gate();
  const passed: string[] = [];
  const pass = async (name: string): Promise<void> => {
    await gate.passed(never);
    passed.push(name);
  };
  await pass("before");
  gate.close();
  gate.close();
  const waiting = [pass("a"), pass("b")];
  await Promise.resolve();
  deepStrictEqual([passed, gate.isClosed], [["before"], true]);
  gate.open();
  gate.close();
  await new Promise((resolve) => setTimeout(resolve));
  deepStrictEqual(passed, ["before"], "it was closed again before they went");
  gate.open();
  await Promise.all(waiting);
  deepStrictEqual([passed, gate.isClosed], [["before", "a", "b"], false]);
});

Deno.test("gate: who waits leaves with the reason of the signal", async () => {
  const gate = new Gate();
  gate.close();
  const controller = new AbortController();
  const waiting = gate.passed(controller.signal);
  controller.abort(new Error("enough"));
  await rejects(waiting, /enough/);
  await rejects(gate.passed(AbortSignal.abort(new Error("too late"))), /too late/);
  gate.open();
  strictEqual(await gate.passed(AbortSignal.abort()), undefined);
});
