/**
 * Progress of a run while it goes on: a few lines for each task, one for each that has ended, or one where there is no
 * terminal.
 *
 * A pure picture of what it is given: it keeps nothing from one call to the next.
 * @module
 */

import type { Ending } from "../engine/event/event.ts";
import { answerPicture } from "./live/answer_picture.ts";
import { bar, BAR_WIDTH } from "./live/bar.ts";
import { loadPicture } from "./live/load_picture.ts";
import { phraseLine, phraseLines } from "./live/phrases.ts";
import type { Picture } from "./live/picture.ts";
import type { Progress } from "./live/progress.ts";
import { spark } from "./live/spark.ts";
import { figure } from "./text/figure.ts";
import type { Screen } from "./text/grid.ts";
import { type Ink, inkOf } from "./text/ink.ts";
import { fitted, widthOf } from "./text/width.ts";

/** How progress is shown. */
export interface LiveOptions {
  /** Width of the terminal; taken as 40 where it is less. */
  readonly columns: number;
  readonly colour: boolean;
}

const NARROWEST = 40;
const SPARK_WIDTH = 60;

const MARKS: Readonly<Record<Ending, { readonly sign: string; readonly ink: keyof Ink }>> = {
  complete: { sign: "✓", ink: "good" },
  interrupted: { sign: "■", ink: "warning" },
  unreachable: { sign: "✗", ink: "bad" },
};

/** Lines for each task: its name and stage, a bar, figures; one line where it has ended. None is wider than the screen. */
export function renderLive(
  progress: readonly Progress[],
  { columns, colour }: LiveOptions,
): readonly string[] {
  const screen = { columns: Math.max(NARROWEST, Math.floor(columns)), ink: inkOf(colour) };
  return progress.flatMap((task) => {
    const picture = pictureOf(task);
    return task.ending === null
      ? taskLines(picture, task.perSecond, screen)
      : [endedLine(picture, task.ending, screen)];
  });
}

/** One line without colours, for logs and pipes, however long it is. */
export function renderLiveLine(progress: Progress): string {
  const { name, beside, done, figures, latencies, troubles } = pictureOf(progress);
  return phraseLine([`${name}${beside}`, done, ...figures, ...latencies, ...troubles]);
}

function pictureOf(progress: Progress): Picture {
  return progress.kind === "load" ? loadPicture(progress) : answerPicture(progress);
}

function taskLines(
  { name, beside, share, done, figures, latencies, troubles, unit }: Picture,
  perSecond: readonly number[],
  { columns, ink }: Screen,
): readonly string[] {
  const side = fitted(beside, columns - 1);
  return [
    ink.strong(fitted(name, Math.max(1, columns - widthOf(side)))) + ink.faint(side),
    `${bar(share, ink)} ${fitted(done, columns - BAR_WIDTH - 1)}`,
    ...phraseLines(figures, columns),
    ...phraseLines(latencies, columns),
    ...phraseLines(troubles, columns).map(ink.bad),
    ...sparkLines(perSecond, unit, { columns, ink }),
  ];
}

function sparkLines(
  perSecond: readonly number[],
  unit: string,
  { columns, ink }: Screen,
): readonly string[] {
  const newest = perSecond.at(-1);
  if (newest === undefined) return [];
  const label = ` ${figure(newest)} ${unit}`;
  const bars = spark(perSecond, Math.min(SPARK_WIDTH, columns - widthOf(label)));
  return [ink.accent(bars) + ink.faint(label)];
}

function endedLine({ name, result }: Picture, ending: Ending, { columns, ink }: Screen): string {
  const { sign, ink: colour } = MARKS[ending];
  const room = columns - 2;
  const words = ending === "complete" ? result : [ending, ...result];
  const shown = fitted(name, Math.max(Math.floor(room / 2), room - 2 - widthOf(phraseLine(words))));
  const [first = ""] = phraseLines(words, Math.max(1, room - widthOf(shown) - 2));
  return `${ink[colour](sign)} ${ink.strong(shown)}  ${first}`;
}
