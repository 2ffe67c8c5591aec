/**
 * A table of a terminal: named rows, right-aligned numbers, no frames. It fits every width of at least 40.
 *
 * Where columns do not fit, the least telling ones are left out and named; where few fit, each row becomes a paragraph.
 * @module
 */

import type { Ink } from "./ink.ts";
import { fitted, padded, widthOf, wrapped } from "./width.ts";

/** A column of numbers; `rank` 0 is the last one to be left out. */
export interface GridColumn {
  readonly name: string;
  readonly rank: number;
}

/** A table. Each row has a name and one cell for each column. */
export interface Grid {
  readonly title: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

/** Where and how text is shown. */
export interface Screen {
  readonly columns: number;
  readonly ink: Ink;
}

const GAP = "  ";
const FEWEST = 4;

/** Lines of the table. */
export function gridLines(grid: Grid, screen: Screen): readonly string[] {
  const nameWidth = Math.max(...[grid.title, ...grid.rows.map(({ name }) => name)].map(widthOf));
  const widths = grid.columns.map(({ name }, at) =>
    Math.max(widthOf(name), ...grid.rows.map(({ cells }) => widthOf(cells[at] ?? "")))
  );
  const room = screen.columns - nameWidth;
  const kept = fittingColumns(grid.columns, widths, room);
  if (kept.size < Math.min(FEWEST, grid.columns.length)) return paragraphs(grid, screen);
  const shown = [...kept].sort((a, b) => a - b);
  const line = (name: string, cells: readonly string[]): string =>
    [
      padded(name, nameWidth),
      ...shown.map((at) => padded(cells[at] ?? "", widths[at] ?? 0, "start")),
    ].join(GAP);
  const names = grid.columns.map(({ name }) => name);
  return [
    screen.ink.strong(line(grid.title, names)),
    ...grid.rows.map(({ name, cells }) => line(name, cells)),
    ...leftOutLines(names.filter((_, at) => !kept.has(at)), screen),
  ];
}

function fittingColumns(
  columns: readonly GridColumn[],
  widths: readonly number[],
  room: number,
): ReadonlySet<number> {
  const kept = new Set<number>();
  const byRank = columns.map((_, at) => at).sort((a, b) => rankOf(columns, a) - rankOf(columns, b));
  let left = room;
  for (const at of byRank) {
    left -= GAP.length + (widths[at] ?? 0);
    if (left < 0) break;
    kept.add(at);
  }
  return kept;
}

function rankOf(columns: readonly GridColumn[], at: number): number {
  return columns[at]?.rank ?? columns.length;
}

function leftOutLines(names: readonly string[], { columns, ink }: Screen): readonly string[] {
  if (names.length === 0) return [];
  return wrapped(`… ${names.join(", ")}: not shown in ${columns} columns`, columns).map(ink.faint);
}

function paragraphs(grid: Grid, { columns, ink }: Screen): readonly string[] {
  const names = grid.columns.map(({ name }) => name);
  return [
    ink.strong(fitted(grid.title, columns)),
    ...grid.rows.flatMap(({ name, cells }) => [
      fitted(name, columns),
      ...flowed(cells.map((cell, at) => `${names[at]} ${cell}`), columns),
    ]),
  ];
}

/** Phrases side by side, indented; a phrase too long for a line is cut. */
function flowed(phrases: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  for (const phrase of phrases) {
    const last = lines.at(-1);
    const longer = last === undefined ? undefined : `${last}${GAP}${phrase}`;
    if (longer !== undefined && widthOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(fitted(GAP + phrase, columns));
  }
  return lines;
}
