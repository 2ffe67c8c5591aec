/**
 * Plans from what was chosen, and plans from files: every issue of all of it at once.
 * @module
 */

import { hashOf, sorted } from "../plan/canonical.ts";
import { checkSuite } from "../plan/check.ts";
import { deepFreeze } from "../plan/freeze.ts";
import type { Mode } from "../plan/modes.ts";
import type { Plan } from "../plan/plan.ts";
import { reduce } from "../plan/reduce.ts";
import type { Files } from "../port/ports.ts";
import type { Issue } from "../schema/issue.ts";
import { parse } from "../schema/parse.ts";
import { renderIssues } from "../schema/render_issues.ts";
import { parseStoredPlan } from "../schema/stored_plan.ts";
import type { Choice } from "./choose.ts";
import { UsageError } from "./exit_codes.ts";
import { streamingModels } from "./streaming_models.ts";

/** How a choice becomes a plan. */
export interface Asking {
  /** What `--mode` says. */
  readonly asked: Mode | undefined;
  readonly configDir: string;
}

/** The plan of a choice. Throws a {@linkcode UsageError} that says all that is wrong with it. */
export async function planOf(
  { chosen, troubles }: Choice,
  { asked, configDir }: Asking,
): Promise<Plan> {
  const parsed = parse(chosen);
  if (!parsed.ok || troubles.length > 0) {
    throw issuesError(parsed.ok ? [] : parsed.issues, troubles);
  }
  const suite = parsed.value;
  const mode = asked ?? suite.rest.mode ?? "all";
  const streaming = suite.models.some(({ config }) => config.stream === false)
    ? await streamingModels(configDir)
    : [];
  const issues = checkSuite(suite, mode, streaming);
  if (issues.length > 0) throw issuesError(issues);
  return reduce(suite, mode);
}

/** The plan in a file. Throws a {@linkcode UsageError} where it is none. */
export async function readPlan(files: Files, path: string): Promise<Plan> {
  const text = await files.readText(path);
  if (text === undefined) {
    throw new UsageError(`Cannot read the plan ${path}: there is no such file`);
  }
  const parsed = parseStoredPlan(text, path);
  if (!parsed.ok) throw issuesError(parsed.issues);
  return rehashed(parsed.value);
}

/** A plan whose tasks are others than before: it is another plan, and gets a hash of its own. */
export function rehashed(plan: Plan): Plan {
  return deepFreeze(sorted({ ...plan, hash: hashOf(plan.tasks) }));
}

function issuesError(issues: readonly Issue[], troubles: readonly string[] = []): UsageError {
  const rendered = issues.length > 0 ? [renderIssues(issues).trimEnd()] : [];
  return new UsageError([...troubles, ...rendered].join("\n\n"));
}
