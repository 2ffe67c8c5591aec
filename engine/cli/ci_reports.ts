/**
 * What continuous integration is told of a run: JUnit XML where it was asked for, annotations and a step summary on GitHub.
 * @module
 */

import { dirname } from "@std/path";
import { githubAnnotations, githubSummary } from "../../reporters/github.ts";
import { renderJunit } from "../../reporters/junit.ts";
import type { Summary } from "../event/summary.ts";
import type { Interpreted } from "../run/interpret.ts";
import type { World } from "./execute.ts";

/** Where it is told. */
export interface CiOptions {
  readonly world: World;
  readonly json: boolean;
  readonly junit: string | undefined;
}

/** Writes all that is wanted. */
export async function writeCiReports(
  { summary, missing }: Pick<Interpreted, "summary" | "missing">,
  { world, json, junit }: CiOptions,
): Promise<void> {
  if (junit !== undefined) {
    await world.files.makeFolder(dirname(junit));
    await world.files.write(junit, [renderJunit(summary, missing)]);
  }
  if (world.shell.env("GITHUB_ACTIONS") !== "true") return;
  // GitHub reads commands of both; with --json, stdout holds JSON and nothing else.
  (json ? world.err : world.out).write(githubAnnotations(summary));
  await appendSummary(summary, world);
}

async function appendSummary(summary: Summary, { shell, files }: World): Promise<void> {
  const path = shell.env("GITHUB_STEP_SUMMARY");
  if (path === undefined || path === "") return;
  const file = await files.append(path);
  try {
    await file.append(new TextEncoder().encode(`${githubSummary(summary)}\n`));
  } finally {
    await file.close();
  }
}
