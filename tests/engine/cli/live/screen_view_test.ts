import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from "node:assert";
import { newScreenView } from "../../../../engine/cli/live/screen_view.ts";
import type { View } from "../../../../engine/cli/live/subject.ts";
import { widthOf } from "../../../../reporters/text/width.ts";
import { ASKING, LOAD, scriptedTerminal, subjectOf } from "./scripted_terminal.ts";
import type { ScriptedTerminal } from "./scripted_terminal.ts";

function screen(
  columns: number,
  options?: { readonly keys: boolean },
): ScriptedTerminal & { readonly view: View; readonly interrupts: string[] } {
  const scripted = scriptedTerminal(columns, options);
  const { out, terminal } = scripted;
  const interrupts: string[] = [];
  const view = newScreenView({ out, terminal, interrupt: () => void interrupts.push("q") });
  return { ...scripted, view, interrupts };
}

Deno.test.each([{ columns: 40 }, { columns: 80 }, { columns: 120 }])(
  "screen of $columns columns: a load and questions, one that ended, a caution, help",
  async ({ columns }, t) => {
    const { view, emulator, press } = screen(columns);
    const asking = subjectOf(ASKING);
    view.look([subjectOf(LOAD), asking]);
    view.said?.("a caution that \x1b[2J is long enough to be broken on forty columns");
    view.ended?.({ ...LOAD, ending: "complete" });
    view.look([asking]);
    press("?");
    const lines = emulator.lines();
    for (const line of lines) ok(widthOf(line) < columns || columns === 40, line);
    await t.assertSnapshot(lines.join("\n"));
    view.close();
    strictEqual(emulator.cursorShown, true);
    strictEqual(emulator.openFrames, 0);
    match(emulator.lines().at(-1) ?? "", /^✓/);
  },
);

Deno.test("q asks to stop and says so; it is one Ctrl-C, and no second one", () => {
  const { view, press, interrupts, emulator } = screen(80);
  view.look([subjectOf(LOAD)]);
  press("q");
  press("Q");
  deepStrictEqual(interrupts, ["q"]);
  match(emulator.lines().join("\n"), /Stopping: what has finished is kept/);
  view.close();
});

Deno.test("p holds questions and lets them go on; a load says why it cannot be held", () => {
  const { view, press, emulator } = screen(80);
  const asking = subjectOf(ASKING);
  view.look([asking]);
  press("p");
  match(emulator.lines()[0] ?? "", /paused/);
  press("p");
  deepStrictEqual(asking.held, [true, false]);
  view.look([subjectOf(LOAD)]);
  press("p");
  match(emulator.lines().join("\n"), /A load cannot pause: its schedule is what is measured/);
  press("?");
  doesNotMatch(emulator.lines().join("\n"), /A load cannot pause: its/);
  view.close();
});

Deno.test("keys do nothing while nothing runs", () => {
  const { view, press, interrupts, emulator } = screen(80);
  press("q");
  press("?");
  deepStrictEqual([interrupts, emulator.lines()], [[], []]);
  view.close();
});

Deno.test("without keys none are offered", () => {
  const { view, emulator } = screen(80, { keys: false });
  view.look([subjectOf(LOAD)]);
  doesNotMatch(emulator.lines().join("\n"), /q stop/);
  view.close();
});

Deno.test("a resize draws anew, and leaves nothing of what was there", () => {
  const { view, emulator, events } = screen(120);
  view.look([subjectOf(ASKING)]);
  for (const columns of [50, 40, 100]) {
    emulator.resize(columns);
    events.resized();
    strictEqual(emulator.lines().filter((line) => line.startsWith("sim/gsm8k")).length, 1);
    strictEqual(emulator.lines().filter((line) => line.includes("q stop")).length, 1);
  }
  view.close();
});

Deno.test("the terminal is given back before the process stops or ends, and taken again after", () => {
  const { view, emulator, events, isTaken } = screen(80);
  view.look([subjectOf(LOAD)]);
  deepStrictEqual([isTaken(), emulator.cursorShown], [true, false]);
  events.leaving();
  deepStrictEqual([isTaken(), emulator.cursorShown], [false, true]);
  events.resumed();
  view.look([subjectOf({ ...LOAD, ok: 30 })]);
  deepStrictEqual([isTaken(), emulator.cursorShown], [true, false]);
  view.close();
  deepStrictEqual([isTaken(), emulator.cursorShown], [false, true]);
});
