/**
 * Configs as modules would define them, and what is said of wrong ones.
 * @module
 */

import type { Defined } from "../../../engine/schema/define.ts";
import { parse } from "../../../engine/schema/parse.ts";
import type { Chosen, Named, Suite } from "../../../engine/schema/parse.ts";
import { renderIssues } from "../../../engine/schema/render_issues.ts";

/** A config of a kind under a name, from a file of that name; unchecked, as a module may say anything. */
export function named(kind: string, config: unknown, name = `my_${kind}`): Named {
  return { name, from: `configs/${kind}s/${name}.ts`, config: { kind, config } as Defined };
}

/** A dataset that nothing is wrong with. */
export const DATASET = { source: { kind: "synthetic", input: 8, output: 4 }, rows: 2 } as const;

/** One model and one dataset, with what is said about them. */
export function chosenOf(said: Partial<Chosen> = {}): Chosen {
  return {
    models: [named("model", {})],
    datasets: [named("dataset", DATASET)],
    overrides: {},
    ...said,
  };
}

/** The suite; throws what is wrong with it. */
export function suiteOf(chosen: Chosen): Suite {
  const parsed = parse(chosen);
  if (parsed.ok) return parsed.value;
  throw new Error(renderIssues(parsed.issues));
}

/** All issues as a user sees them; throws where there is none. */
export function issuesText(chosen: Chosen): string {
  const parsed = parse(chosen);
  if (!parsed.ok) return renderIssues(parsed.issues);
  throw new Error(`Cannot show issues: there are none in ${JSON.stringify(chosen)}`);
}
