/**
 * From what modules and the command line say to a suite, or to every issue of every config.
 * @module
 */

import { datasetLong } from "./dataset.ts";
import type { DatasetLong } from "./dataset.ts";
import { DATASET_SUGAR } from "./dataset_sugar.ts";
import type { Defined } from "./define.ts";
import { issueAt } from "./issue.ts";
import type { Issue } from "./issue.ts";
import { modelLong } from "./model.ts";
import type { Model } from "./model.ts";
import { MODEL_SUGAR } from "./model_sugar.ts";
import { flagOf, overrides as overridesSchema } from "./overrides.ts";
import type { Overrides } from "./overrides.ts";
import { shown } from "./shown.ts";
import { desugar, isRaw } from "./sugar.ts";
import type { Rule } from "./sugar.ts";
import { suiteLong, summarizerLong } from "./suite.ts";
import type { GroupConfig, SuiteLong, SuiteRest } from "./suite.ts";
import { validate } from "./validate.ts";
import type { Parsed } from "./validate.ts";
import type * as z from "zod";

/** A config by its name, as its module defined it. */
export interface Named<Config = Defined> {
  /** The name of the config. */
  readonly name: string;
  /** Where it stands, for issues: a file, or a place in one. */
  readonly from: string;
  readonly config: Config;
}

/** Everything that was chosen, unchecked. Names are resolved to definitions before. */
export interface Chosen {
  readonly models: readonly Named[];
  readonly datasets: readonly Named[];
  readonly summarizer?: Named | undefined;
  /** The suite module, if there is one, without its models and datasets. */
  readonly suite?: Named | undefined;
  /** Means over collections that were chosen by name. */
  readonly groups?: readonly GroupConfig[] | undefined;
  readonly overrides: Overrides;
}

/** Everything that was chosen, checked. */
export interface Suite {
  readonly models: readonly Named<Model>[];
  readonly datasets: readonly Named<DatasetLong>[];
  readonly rest: SuiteRest;
  /** Means over collections that were chosen by name. */
  readonly groups: readonly GroupConfig[];
  readonly overrides: Overrides;
}

/** Checks all of it. Collects every issue of every config before giving up. */
export function parse(chosen: Chosen): Parsed<Suite> {
  const models = chosen.models.map((named) =>
    parseNamed(named, { rules: MODEL_SUGAR, schema: modelLong, kind: "model" })
  );
  const datasets = chosen.datasets.map((named) =>
    parseNamed(named, { rules: DATASET_SUGAR, schema: datasetLong, kind: "dataset" })
  );
  const rest = restOf(chosen);
  const flags = validate(overridesSchema, chosen.overrides, {
    config: "command line",
    path: [],
    show: flagOf,
  });
  const issues = [...models, ...datasets, ...rest, flags].flatMap((part) =>
    part.ok ? [] : part.issues
  );
  if (issues.length > 0 || !flags.ok) return { ok: false, issues };
  return {
    ok: true,
    value: {
      models: models.flatMap(valueOf),
      datasets: datasets.flatMap(valueOf),
      rest: Object.assign({}, ...rest.flatMap(valueOf)),
      groups: chosen.groups ?? [],
      overrides: flags.value,
    },
  };
}

interface Kind<T> {
  readonly rules: readonly Rule[];
  readonly schema: z.ZodType<T>;
  readonly kind: string;
}

/** What the suite says, and over it the summarizer, which the command line names. */
function restOf({ summarizer, suite }: Chosen): readonly Parsed<SuiteRest>[] {
  return [
    ...(suite ? [saidBy(suite, { rules: [], schema: suiteLong, kind: "suite" })] : []),
    ...(summarizer
      ? [saidBy(summarizer, { rules: [], schema: summarizerLong, kind: "summarizer" })]
      : []),
  ];
}

/** What a config says beside its models and datasets. */
function saidBy(named: Named, kind: Kind<SuiteRest & Partial<SuiteLong>>): Parsed<SuiteRest> {
  const parsed = parseNamed(named, kind);
  if (!parsed.ok) return parsed;
  const { models: _, datasets: __, ...rest } = parsed.value.config;
  const said = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { ok: true, value: Object.fromEntries(said) };
}

function parseNamed<T>(named: Named, { rules, schema, kind }: Kind<T>): Parsed<Named<T>> {
  const { name, from, config } = named;
  const whole = { config: from, path: [] };
  if (config.kind !== kind) {
    return fault(issueAt(whole, { found: `a ${config.kind}`, allowed: `a ${kind}` }));
  }
  if (!isRaw(config.config)) {
    return fault(
      issueAt(whole, { found: shown(config.config), allowed: `an object, as a ${kind} is` }),
    );
  }
  const { long, place, issues, broken } = desugar(config.config, rules, whole);
  const checked = validate(schema, long, place);
  if (checked.ok && issues.length === 0) {
    return { ok: true, value: { name, from, config: checked.value } };
  }
  const others = checked.ok ? [] : checked.issues.filter(({ path }) => !broken.includes(path));
  return { ok: false, issues: [...issues, ...others] };
}

function fault(issue: Issue): Parsed<never> {
  return { ok: false, issues: [issue] };
}

function valueOf<T>(part: Parsed<T>): readonly T[] {
  return part.ok ? [part.value] : [];
}
