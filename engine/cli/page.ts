/**
 * Pages of `--help`: what they say, and how it becomes lines.
 * @module
 */

import type { FlagGroup } from "./flag.ts";

/** What a page says, in its order. */
export interface Page {
  /** What it does; of the whole program, also what it can be told to do. */
  readonly head: readonly string[];
  readonly example: readonly string[];
  readonly groups: readonly FlagGroup[];
  readonly notes: readonly string[];
}

/** A page as text that ends with a line break; with `all`, the flags that are rarely needed too. */
export function renderPage(page: Page, all = false): string {
  const flags = page.groups.flatMap((group) => groupLines(group, all));
  return [...firstLines(page), "", ...flags, ...page.notes, ""].join("\n");
}

/** What a page says before its flags: what it does, and an example. */
export function firstLines({ head, example }: Page): readonly string[] {
  return example.length === 0 ? head : [...head, "", ...example];
}

/** A heading, a line for each flag but the rare ones, unless all are asked for, and a blank line. */
function groupLines({ heading, flags }: FlagGroup, all: boolean): readonly string[] {
  const shown = flags.filter(({ rare }) => all || !rare);
  const spelled = shown.map(({ name, short, value }) =>
    `  ${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`
  );
  const width = Math.max(...spelled.map((text) => text.length)) + 2;
  return [heading, ...shown.map(({ help }, i) => (spelled[i] ?? "").padEnd(width) + help), ""];
}
