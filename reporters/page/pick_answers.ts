/**
 * Which answers a page carries: those that went wrong rather than those that went well, and of long texts both ends.
 *
 * A page stays openable whatever a run holds; it says what it leaves out, and where all of it is.
 * @module
 */

import type { AccuracyTask } from "../../engine/event/accuracy.ts";
import type { Json } from "../../engine/plan/plan.ts";
import type { AnswerRow, AnswerSet, ShownMessage } from "../html/client/answer_set.ts";
import type { RecordedRun, ScoredAnswer } from "./run.ts";

/** Answers of one task, and how many there are of each sort. */
export interface Picked {
  readonly set: AnswerSet;
  readonly task: AccuracyTask;
  readonly right: Share;
  readonly other: Share;
}

/** So many of so many. */
export interface Share {
  readonly shown: number;
  readonly all: number;
}

/** Most answers of a task, by whether they are right. */
export const MOST = { right: 500, other: 2000 } as const;
/** Most characters: of all tasks together, of one prompt or answer, of one short field. */
const CHARACTERS = { all: 24e6, text: 12_000, field: 1000 };

/** Picks from each scored task. */
export async function pickAnswers(run: RecordedRun): Promise<readonly Picked[]> {
  const scored = run.summary.tasks.filter((task) => task.kind === "accuracy");
  const budget = CHARACTERS.all / Math.max(1, scored.length);
  const picked: Picked[] = [];
  for (const task of scored) picked.push(await pickFrom(task, run.answers(task), budget));
  return picked;
}

async function pickFrom(
  task: AccuracyTask,
  answers: AsyncIterable<ScoredAnswer>,
  budget: number,
): Promise<Picked> {
  const rows: AnswerRow[] = [];
  const all = { right: 0, other: 0 };
  const shown = { right: 0, other: 0 };
  let room = budget;
  for await (const answer of answers) {
    const sort = answer.verdict === "correct" ? "right" : "other";
    all[sort]++;
    if (shown[sort] >= MOST[sort] || room <= 0) continue;
    const row = rowOf(answer);
    room -= lengthOf(row);
    shown[sort]++;
    rows.push(row);
  }
  return {
    task,
    set: { model: task.model, dataset: task.dataset, rows },
    right: { shown: shown.right, all: all.right },
    other: { shown: shown.other, all: all.other },
  };
}

function rowOf(answer: ScoredAnswer): AnswerRow {
  const { id, repeat, verdict, why, rule, finish, extracted, references } = answer;
  const { text, span } = shortened(answer.text, answer.offsets, CHARACTERS.text);
  const field = (value: string): string => shortened(value, null, CHARACTERS.field).text;
  return {
    id: field(id),
    repeat,
    verdict,
    why: why && field(why),
    rule: rule && field(rule),
    finish: finish && field(finish),
    prompt: messagesOf(answer.prompt),
    answer: text,
    span,
    extracted: extracted === null ? null : field(extracted),
    reference: references === null ? "" : field(textOf(references)),
  };
}

function messagesOf(prompt: Json): readonly ShownMessage[] {
  if (prompt === null) return [];
  const messages: readonly Json[] = Array.isArray(prompt) ? prompt : [prompt];
  return messages.map((message) => {
    const said = isRecord(message) ? message : { prompt: message };
    const role = said["role"];
    return {
      role: typeof role === "string" ? role : "",
      text: shortened(textOf(said["prompt"] ?? message), null, CHARACTERS.text).text,
    };
  });
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A text's two ends where it is longer than `most`, and a stretch of it where it then stands: `null` where it was cut. */
export function shortened(
  text: string,
  span: readonly [start: number, end: number] | null,
  most: number,
): { readonly text: string; readonly span: readonly [start: number, end: number] | null } {
  if (text.length <= most) return { text, span };
  const half = Math.floor(most / 2);
  const from = text.length - half;
  const gap = `\n… ${from - half} characters left out …\n`;
  const shift = half + gap.length - from;
  const kept = span === null || span[1] <= half
    ? span
    : span[0] >= from
    ? [span[0] + shift, span[1] + shift] as const
    : null;
  return { text: text.slice(0, half) + gap + text.slice(from), span: kept };
}

function lengthOf({ answer, prompt, reference }: AnswerRow): number {
  return answer.length + reference.length +
    prompt.reduce((sum, { text }) => sum + text.length, 0);
}
