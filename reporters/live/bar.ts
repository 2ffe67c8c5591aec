/**
 * A bar that moves in small steps.
 * @module
 */

import type { Ink } from "../text/ink.ts";

/** Columns of a bar. */
export const BAR_WIDTH = 24;

/** Eighths of a cell. */
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A bar that is full to a share, 0 to 1; empty where none is known. */
export function bar(share: number | undefined, ink: Ink): string {
  const eighths = Math.round((share ?? 0) * BAR_WIDTH * 8);
  const full = "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
  return ink.accent(full) + ink.faint("░".repeat(BAR_WIDTH - full.length));
}
