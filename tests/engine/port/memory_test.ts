import { ok } from "node:assert";
import { newCollect } from "../../../engine/port/memory.ts";

Deno.test("what nobody holds any more is collected at once", () => {
  const collect = newCollect();
  const held = new WeakRef(Array.from({ length: 1000 }, () => ({})));
  // A reference that was read in this turn holds on to what it refers to until the turn ends.
  return new Promise<void>((resolve) => setTimeout(resolve)).then(async () => {
    collect(Number.MAX_SAFE_INTEGER);
    ok(held.deref() !== undefined);
    await new Promise<void>((resolve) => setTimeout(resolve));
    collect(0);
    ok(held.deref() === undefined);
  });
});
