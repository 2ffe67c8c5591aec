import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { bodyOf, joinBodies, sharedBodies } from "../../../../engine/run/load/bodies.ts";

Deno.test("bodies that were joined are found again, by other threads too", () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 50 }),
    fc.nat(200_000).map((length) => new Uint8Array(length).fill(length)),
  );
  fc.assert(
    fc.property(fc.array(body, { maxLength: 6 }), (bodies) => {
      const joined = joinBodies(bodies);
      for (const found of [joined, sharedBodies(joined)]) {
        deepStrictEqual(
          bodies.map((_, i) => bodyOf(found, i).slice()),
          bodies.map((body) => body.slice()),
        );
      }
    }),
    { numRuns: 40 },
  );
});
