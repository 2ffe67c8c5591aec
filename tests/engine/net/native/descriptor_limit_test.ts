import assert from "node:assert/strict";
import { raiseDescriptorLimit } from "../../../../engine/net/native/descriptor_limit.ts";
import { isNativeUsable } from "../../../../engine/net/native/usable.ts";
import { needsNative } from "./needs_native.ts";

/** Soft and hard limit, as the system tells them. */
function limits(): readonly number[] {
  const line = /^Max open files +(\d+) +(\d+)/m.exec(Deno.readTextFileSync("/proc/self/limits"));
  return [Number(line?.[1]), Number(line?.[2])];
}

if (isNativeUsable().ok) {
  Deno.test("the descriptor limit is raised as far as it may, and never lowered", () => {
    const [soft = NaN, hard = NaN] = limits();
    assert.equal(raiseDescriptorLimit(1), soft);
    assert.equal(raiseDescriptorLimit(hard), hard);
    assert.deepEqual(limits(), [hard, hard]);
    assert.equal(raiseDescriptorLimit(2 ** 40), hard);
    assert.deepEqual(limits(), [hard, hard]);
  });
} else Deno.test(...needsNative("the descriptor limit"), () => {});
