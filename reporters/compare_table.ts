/**
 * A comparison for a terminal: what differs between the plans first, then verdicts with what they rest on. No line is wider
 * than the screen, and nothing that a plan or a server says can reach the terminal as a control.
 * @module
 */

import type { Comparison, Pair } from "../engine/compare/comparison.ts";
import type { LoadComparison } from "../engine/compare/load_comparison.ts";
import type { Verdict } from "../engine/compare/verdict.ts";
import type { Column } from "./compare/columns.ts";
import { answerColumns, metricName, ratioColumns } from "./compare/columns.ts";
import { answerNotes, differenceText, headlines, sideText, stageTitle } from "./compare/words.ts";
import type { Screen } from "./text/grid.ts";
import { gridLines } from "./text/grid.ts";
import { inert } from "./text/inert.ts";
import type { Ink } from "./text/ink.ts";
import { fitted, wrapped } from "./text/width.ts";

const MOST_DIFFERENCES = 20;

const INKS: Readonly<Record<Verdict, keyof Ink>> = {
  "better": "good",
  "worse": "bad",
  "can't tell": "faint",
};

/** Lines of the whole comparison. */
export function compareLines(comparison: Comparison, screen: Screen): readonly string[] {
  const [baseline] = comparison.sides;
  return [
    ...comparison.sides.flatMap((side) =>
      wrapped(inert(sideText(side, comparison)), screen.columns)
    ),
    ...comparison.pairs.flatMap((pair) => pairLines(pair, baseline?.letter ?? "", screen)),
  ];
}

function pairLines(pair: Pair, baseline: string, screen: Screen): readonly string[] {
  const letters = [baseline, pair.side] as const;
  return [
    ...differenceLines(pair, baseline, screen),
    ...refusedLines(pair, screen),
    ...answerLines(pair, letters, screen),
    ...pair.loads.flatMap((load) => loadLines(load, letters, screen)),
    "",
    ...headlines(pair, baseline).flatMap((text) =>
      wrapped(inert(text), screen.columns).map(screen.ink.strong)
    ),
  ];
}

function differenceLines(
  { differences, side }: Pair,
  baseline: string,
  { columns, ink }: Screen,
): readonly string[] {
  if (differences.length === 0) {
    return ["", ...wrapped(`The plans of ${baseline} and ${side} say the same`, columns)];
  }
  const shown = differences.slice(0, MOST_DIFFERENCES);
  const more = differences.length - shown.length;
  return [
    "",
    ink.strong(fitted(`What differs, ${baseline} → ${side}`, columns)),
    ...shown.flatMap((difference) =>
      wrapped(inert(differenceText(difference)), columns - 2).map((line) => `  ${line}`)
    ),
    ...(more > 0 ? [fitted(`  … and ${more} more: compare.json has all`, columns)] : []),
  ];
}

function refusedLines({ refused }: Pair, { columns, ink }: Screen): readonly string[] {
  return refused.flatMap(({ task, why }) =>
    wrapped(inert(`not compared: ${task}: ${why}`), columns).map(ink.warning)
  );
}

function answerLines(
  { answers }: Pair,
  letters: readonly [string, string],
  screen: Screen,
): readonly string[] {
  if (answers.length === 0) return [];
  const columns = answerColumns(letters);
  return [
    "",
    ...tableLines("Accuracy", { columns, rows: answers, nameOf: ({ dataset }) => dataset }, screen),
    ...answers.flatMap((answer) => noteLines(answer.dataset, answerNotes(answer), screen)),
  ];
}

function loadLines(
  load: LoadComparison,
  letters: readonly [string, string],
  screen: Screen,
): readonly string[] {
  const table = { columns: ratioColumns(letters), rows: load.rows, nameOf: metricName };
  return [
    "",
    ...wrapped(inert(stageTitle(load)), screen.columns).map(screen.ink.accent),
    ...tableLines("Speed", table, screen),
    ...noteLines(load.dataset, load.notes, screen),
  ];
}

interface Table<T> {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly nameOf: (row: T) => string;
}

function tableLines<T extends { readonly verdict: Verdict }>(
  title: string,
  { columns, rows, nameOf }: Table<T>,
  screen: Screen,
): readonly string[] {
  const lines = gridLines({
    title,
    columns: columns.map(({ name }, rank) => ({ name, rank })),
    rows: rows.map((row) => ({
      name: inert(nameOf(row)),
      cells: columns.map((column) => column.of(row)),
    })),
  }, screen);
  return lines.map((line) => coloured(line, screen.ink));
}

/** The first verdict in a line in its colour; the line keeps its words. */
function coloured(line: string, ink: Ink): string {
  return line.replace(
    / (better|worse|can't tell)(?= |$)/,
    (verdict) => ink[INKS[verdict.trim() as Verdict]](verdict),
  );
}

function noteLines(
  dataset: string,
  notes: readonly string[],
  { columns, ink }: Screen,
): readonly string[] {
  return notes.flatMap((note) =>
    wrapped(inert(`note: ${dataset}: ${note}`), columns).map(ink.faint)
  );
}
