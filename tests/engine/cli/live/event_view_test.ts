import { deepStrictEqual } from "node:assert";
import { newEventView } from "../../../../engine/cli/live/event_view.ts";
import type { View } from "../../../../engine/cli/live/subject.ts";
import { ASKING, LOAD, subjectOf } from "./scripted_terminal.ts";

function linesOf(use: (view: View) => void): readonly unknown[] {
  const written: string[] = [];
  use(newEventView({
    columns: () => undefined,
    colour: false,
    write: (text) => void written.push(text),
  }));
  return written.join("").trimEnd().split("\n").map((line) => JSON.parse(line));
}

Deno.test("events: where each task stands, and what happens, one object a line", () => {
  const { kind: _, ...load } = LOAD;
  const { kind: __, ...asking } = ASKING;
  deepStrictEqual(
    linesOf((view) => {
      view.look([subjectOf(LOAD), subjectOf(ASKING)]);
      view.told?.({ kind: "limit-changed", task: "t", from: 8, to: 16, why: "a\nb" });
      view.told?.({
        kind: "answering-ended",
        task: "t",
        ending: "complete",
        answered: 1,
        failed: 0,
        wallMs: 5,
      });
      view.ended?.({ ...ASKING, ending: "complete" });
    }),
    [
      { kind: "progress", of: "load", ...load },
      { kind: "progress", of: "answers", ...asking },
      { kind: "limit-changed", task: "t", from: 8, to: 16, why: "a\nb" },
      { kind: "task-ended", task: "t", ending: "complete", answered: 1, failed: 0, wallMs: 5 },
      { kind: "progress", of: "answers", ...asking, ending: "complete" },
    ],
  );
});
