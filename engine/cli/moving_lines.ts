/**
 * Lines that stay in place at the bottom of a terminal while what they say changes. Only lines that have changed are drawn.
 *
 * What was drawn before a resize may take more lines than it did: the way up is counted by what each takes now.
 * @module
 */

import { widthOf } from "../../reporters/text/width.ts";
import type { Out, Terminal } from "../port/ports.ts";

/** Lines in place. */
export interface MovingLines {
  /** Shows these in place of those that are shown; those beyond the screen's height are left out. */
  draw(lines: readonly string[]): void;
  /** Puts lines that stay above those that move. */
  say(lines: readonly string[]): void;
  /** Shows the cursor; the next drawing hides it again. */
  leave(): void;
}

const CURSOR = { hide: "\x1b[?25l", show: "\x1b[?25h" };
/** Synchronized output, mode 2026: terminals that know it show a frame at once, the others skip it. */
const FRAME = { start: "\x1b[?2026h", end: "\x1b[?2026l" };
const ERASE_BELOW = "\x1b[J";
const ERASE_RIGHT = "\x1b[K";
// deno-lint-ignore no-control-regex
const COLOUR = /\x1b\[\d+m/g;
const COLUMNS = 80;

/** Nothing is written before the first line is drawn. */
export function newMovingLines(out: Out, { rows }: Pick<Terminal, "rows">): MovingLines {
  let shown: readonly string[] = [];
  let shownColumns = 0;
  let isHidden = false;

  const columns = (): number => out.columns() ?? COLUMNS;
  const write = (text: string): void => {
    const hiding = isHidden ? "" : CURSOR.hide;
    isHidden = true;
    out.write(`${FRAME.start}${hiding}${text}${FRAME.end}`);
  };
  const redraw = (above: readonly string[], lines: readonly string[]): void => {
    const text = [...above, ...lines].map((line) => `${line}\r\n`).join("");
    write(`${up(heightOf(shown, columns()))}\r${ERASE_BELOW}${text}`);
    [shown, shownColumns] = [lines, columns()];
  };
  return {
    draw(lines) {
      const visible = lines.slice(0, Math.max(1, rows() - 1));
      const isSame = columns() === shownColumns &&
        [...shown, ...visible].every((line) => widthOf(line) <= columns());
      if (!isSame) return visible.length + shown.length > 0 ? redraw([], visible) : undefined;
      const text = changes(shown, visible, columns());
      shown = visible;
      if (text !== "") write(text);
    },
    say(lines) {
      redraw(lines, shown);
    },
    leave() {
      if (isHidden) out.write(CURSOR.show);
      isHidden = false;
    },
  };
}

/** From some lines to others, the cursor below them before and after; empty where they are the same. */
function changes(from: readonly string[], to: readonly string[], columns: number): string {
  if (from.length === to.length && from.every((line, i) => line === to[i])) return "";
  const lines = to.map((line, i) => {
    if (line === from[i]) return "\r\n";
    // In the last column the sign just written would be erased.
    return `\r${line}${widthOf(line) < columns ? ERASE_RIGHT : ""}\r\n`;
  });
  return up(from.length) + lines.join("") + (to.length < from.length ? ERASE_BELOW : "");
}

function up(lines: number): string {
  return lines > 0 ? `\x1b[${lines}A` : "";
}

/** Rows of a screen that lines take. */
function heightOf(lines: readonly string[], columns: number): number {
  return lines.reduce((sum, line) => sum + rowsOf(line, columns), 0);
}

/** Rows that a line takes; a wide sign goes to the next row where one column is left for it. */
function rowsOf(line: string, columns: number): number {
  if (widthOf(line) <= columns) return 1;
  let [rows, used] = [1, 0];
  for (const { segment } of new Intl.Segmenter("en").segment(line.replaceAll(COLOUR, ""))) {
    const width = widthOf(segment);
    if (used + width > columns) [rows, used] = [rows + 1, 0];
    used += width;
  }
  return rows;
}
