/**
 * Flags as the lines of a page of `--help`.
 * @module
 */

import type { FlagGroup } from "./flags.ts";

/** A heading, a line for each flag but the rare ones, unless all are asked for, and a blank line. */
export function groupLines({ heading, flags }: FlagGroup, all: boolean): readonly string[] {
  const shown = flags.filter(({ rare }) => all || !rare);
  const spelled = shown.map(({ name, short, value }) =>
    `  ${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`
  );
  const width = Math.max(...spelled.map((text) => text.length)) + 2;
  return [heading, ...shown.map(({ help }, i) => (spelled[i] ?? "").padEnd(width) + help), ""];
}
