/**
 * Lines as the published rules for BIG-Bench Hard take them.
 * @module
 */

import { strip } from "../python/text.ts";

/** The first line of a text without its last period. */
export function lineOf(text: string): string {
  const line = strip(text.split("\n", 1)[0] ?? "");
  return line.endsWith(".") ? strip(line.slice(0, -1)) : line;
}

/** The first text between two pairs of asterisks in a line. */
export function boldOf(line: string): string | undefined {
  return /\*\*([^\n]*?)\*\*/.exec(line)?.[1];
}
