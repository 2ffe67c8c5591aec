import { ok } from "node:assert";
import { aheadOf } from "../../../../engine/cli/calibrate/shared_clock.ts";
import { isNativeUsable } from "../../../../engine/net/native/usable.ts";

const now = (): number => performance.now() * 1e6;
/** A minute on another clock of this thread. */
const SHIFT = 60e9;
const SLACK = 1e6;
const CLOCKS = isNativeUsable().ok ? ["wall", "kernel"] as const : ["wall"] as const;

Deno.test.each(CLOCKS.map((clock) => ({ clock })))(
  "two clocks of a thread come to one on the $clock clock",
  ({ clock }) => {
    const difference = aheadOf(() => now() - SHIFT, clock) - aheadOf(now, clock);
    ok(Math.abs(difference - SHIFT) < SLACK, `${difference}`);
  },
);

Deno.test("the wall's clock is that of Date", () => {
  const away = (now() + aheadOf(now, "wall")) / 1e6 - Date.now();
  ok(Math.abs(away) < 1000, `${away} ms`);
});
