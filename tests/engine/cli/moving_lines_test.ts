import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { newMovingLines } from "../../../engine/cli/moving_lines.ts";
import type { MovingLines } from "../../../engine/cli/moving_lines.ts";
import { Emulator } from "./live/emulator.ts";

function on(emulator: Emulator): MovingLines {
  return newMovingLines({
    columns: () => emulator.columns,
    colour: false,
    write: (text) => emulator.write(text),
  }, { rows: () => emulator.rows });
}

const line = fc.oneof(
  fc.constantFrom("", "same", "通义千问 🚀", "█".repeat(30), "a longer line of thirty signs.."),
  fc.string({ unit: fc.constantFrom(..."ab 千🚀"), maxLength: 30 }),
).map((text) => text.trimEnd());
const lines = fc.array(line, { maxLength: 8 });
const step = fc.oneof(
  fc.record({ draw: lines }),
  fc.record({ say: fc.array(line.filter((text) => text !== ""), { minLength: 1, maxLength: 2 }) }),
  fc.record({ resize: fc.integer({ min: 12, max: 60 }) }),
);

Deno.test("moving lines: the screen is what was said, then what is shown, whatever came before", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), lines, (steps, last) => {
      const emulator = new Emulator(40, 40);
      const moving = on(emulator);
      const said: string[] = [];
      for (const step of steps) {
        if ("draw" in step) moving.draw(step.draw);
        else if ("resize" in step) emulator.resize(step.resize);
        else {
          moving.say(step.say);
          said.push(...step.say);
        }
      }
      emulator.resize(60);
      moving.draw([...last, "end"]);
      deepStrictEqual(emulator.lines(), [...said, ...last, "end"]);
      strictEqual(emulator.openFrames, 0);
      moving.leave();
      strictEqual(emulator.cursorShown, true);
    }),
    { numRuns: 150 },
  );
});

Deno.test("moving lines: what is the same is not drawn again", () => {
  const emulator = new Emulator(80, 24);
  const moving = on(emulator);
  const many = Array.from({ length: 10 }, (_, i) => `line ${i} `.repeat(6));
  moving.draw(many);
  const first = emulator.written;
  moving.draw(many);
  strictEqual(emulator.written, first);
  moving.draw([...many.slice(0, -1), "changed"]);
  ok(emulator.written - first < 70, `${emulator.written - first} signs for one line`);
  strictEqual(emulator.lines().at(-1), "changed");
});

Deno.test("moving lines: what is higher than the screen is left out, so that the way up stays known", () => {
  const emulator = new Emulator(40, 5);
  const moving = on(emulator);
  moving.say(["said"]);
  const many = Array.from({ length: 9 }, (_, i) => `line ${i}`);
  for (const end of ["a", "b", "c"]) moving.draw(many.map((line) => `${line} ${end}`));
  deepStrictEqual(emulator.lines(), ["said", "line 0 c", "line 1 c", "line 2 c", "line 3 c"]);
});

Deno.test("moving lines: nothing is written where there is nothing to show", () => {
  const emulator = new Emulator(40, 5);
  const moving = on(emulator);
  moving.draw([]);
  moving.leave();
  strictEqual(emulator.written, 0);
});
