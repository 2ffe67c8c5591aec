import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { joinBodies } from "../../../../engine/run/load/bodies.ts";

Deno.test("bodies that were joined are found again", () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 50 }),
    fc.nat(200_000).map((length) => new Uint8Array(length).fill(length)),
  );
  fc.assert(
    fc.property(fc.array(body, { maxLength: 6 }), (bodies) => {
      const { bytes, offsets } = joinBodies(bodies);
      deepStrictEqual(
        Array.from(bodies, (_, i) => bytes.slice(offsets[i], offsets[i + 1])),
        bodies.map((body) => body.slice()),
      );
    }),
    { numRuns: 40 },
  );
});
