/**
 * The configs and examples that come with assay, as they stand in their folders.
 * @module
 */

import assert from "node:assert/strict";
import { isDefined } from "../../engine/schema/define.ts";
import type { Defined } from "../../engine/schema/define.ts";
import { parse } from "../../engine/schema/parse.ts";
import type { Named, Suite } from "../../engine/schema/parse.ts";
import { renderIssues } from "../../engine/schema/render_issues.ts";

const ROOT = new URL("../../", import.meta.url);

/** Every module of a folder, by name. */
export async function shippedIn(folder: string): Promise<readonly Named[]> {
  const files = await Array.fromAsync(Deno.readDir(new URL(`${folder}/`, ROOT)));
  const names = files.map(({ name }) => name).filter((name) => name.endsWith(".ts")).sort();
  return await Promise.all(names.map(async (file) => {
    const module = await import(new URL(`${folder}/${file}`, ROOT).href);
    assert.ok(isDefined(module.default), `${folder}/${file}`);
    return { name: file.slice(0, -3), from: `${folder}/${file}`, config: module.default };
  }));
}

/** The suite of an example; its models and datasets are called as they call themselves. */
export function suiteOfExample(example: Named): Suite {
  const said = example.config.config as { readonly [key: string]: readonly Defined[] };
  const resolve = (list: readonly Defined[] = []): readonly Named[] =>
    list.map((config, i) => {
      assert.ok(isDefined(config), `${example.from}: ${i}`);
      const { abbr } = config.config as { readonly abbr: string };
      return { name: abbr, from: `${example.from} ${config.kind}s[${i}]`, config };
    });
  const { models, datasets } = said;
  return checked({ models: resolve(models), datasets: resolve(datasets), suite: example });
}

/** A suite of named configs without any flags. */
export function checked(chosen: {
  readonly models: readonly Named[];
  readonly datasets: readonly Named[];
  readonly suite?: Named;
  readonly summarizer?: Named;
}): Suite {
  const parsed = parse({ ...chosen, overrides: {} });
  if (parsed.ok) return parsed.value;
  throw new Error(renderIssues(parsed.issues));
}
