/**
 * Issues in words: the only place that makes sentences of them.
 * @module
 */

import type { Issue } from "./issue.ts";

/** What is wrong, in one line: the place, what was found, and the nearest valid name. */
export function headline(issue: Pick<Issue, "path" | "found" | "nearest">): string {
  const subject = issue.path === "" ? "this config" : `\`${issue.path}\``;
  const hint = issue.nearest === undefined ? "" : ` Did you mean \`${issue.nearest}\`?`;
  return `Cannot use ${subject}: found ${issue.found}.${hint}`;
}

/**
 * Words all issues, grouped by config in the order given: a heading with their number, then for each issue what was
 * found, the nearest valid name, and what is allowed. Ends with a line break.
 */
export function renderIssues(issues: readonly Issue[]): string {
  const groups = Map.groupBy(issues, (issue) => issue.config);
  const heading = `Cannot start: ${counted(issues.length, "issue")} in ${
    counted(groups.size, "config")
  }.`;
  const blocks = [...groups].map(([config, own]) => [config, ...own.map(lines)].join("\n"));
  return `${[heading, ...blocks].join("\n\n")}\n`;
}

function lines(issue: Issue): string {
  return `  ${headline(issue)}\n    Allowed: ${issue.allowed}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
