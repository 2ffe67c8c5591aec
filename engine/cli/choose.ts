/**
 * From the words of the command line to configs: by name, from a suite module, or the embedded default.
 * @module
 */

import type { SourcePorts } from "../run/sources/ports.ts";
import { isDefined } from "../schema/define.ts";
import type { Defined } from "../schema/define.ts";
import type { Overrides } from "../schema/overrides.ts";
import type { Chosen, Named } from "../schema/parse.ts";
import type { GroupConfig } from "../schema/suite.ts";
import type { HeaderValue } from "../plan/plan.ts";
import type { Arguments } from "./arguments.ts";
import { expandCollection, memberOf } from "./collections.ts";
import { loadConfig } from "./config_files.ts";
import type { Kind } from "./config_files.ts";
import { customDataset, isDataFile } from "./custom_dataset.ts";
import { UsageError } from "./exit_codes.ts";
import { loadFile } from "./load_module.ts";

/** What was chosen, and in words what could not be had of it. */
export interface Choice {
  readonly chosen: Chosen;
  readonly troubles: readonly string[];
}

/** What is measured where nobody says: the simulated server, or the one at `--url`. */
const DEFAULTS = {
  speed: { sim: "sim", url: "vllm_api_stream_chat", dataset: "synthetic_gen" },
  answers: { sim: "sim_demo", url: "vllm_api_general_chat", dataset: "arithmetic_demo" },
} as const;

const SPEED_MODES: readonly unknown[] = ["perf", "perf_viz"];

/** What is chosen from. */
export interface Asked {
  readonly overrides: Overrides;
  /** What `--mode` says. */
  readonly mode: string | undefined;
  /** Where a data file is looked for. */
  readonly sources: SourcePorts;
}

/** Finds and loads everything that was asked for. Throws a {@linkcode UsageError} where the suite itself does not load. */
export async function choose(
  args: Arguments,
  { overrides, mode, sources }: Asked,
): Promise<Choice> {
  const [path] = args.words;
  const suite = path === undefined ? undefined : await loadSuite(path);
  const said = suite?.config.config as { readonly mode?: unknown } | undefined;
  const usual = DEFAULTS[SPEED_MODES.includes(mode ?? said?.mode ?? "all") ? "speed" : "answers"];
  const models = listOf(args, "models", suite) ??
    [overrides.url === undefined ? usual.sim : usual.url];
  const datasets = datasetsOf(args, suite) ?? [usual.dataset];
  const configDir = args.word("config-dir") ?? "configs";
  const load = (kind: Kind, entries: readonly unknown[]): readonly Promise<Named>[] =>
    entries.map((entry, i) => resolveEntry(entry, { sources, kind, configDir, suite, index: i }));
  const summarizer = args.word("summarizer");
  const { lists: [chosenModels, entries, summarizers], troubles } = await allOf([
    load("model", models),
    load("dataset", datasets),
    summarizer === undefined ? [] : [loadConfig("summarizer", summarizer, configDir)],
  ]);
  const expanded = (entries ?? []).map(expandCollection);
  const chosen: Chosen = {
    models: chosenModels ?? [],
    datasets: expanded.flatMap(({ datasets }) => datasets),
    groups: expanded.flatMap(({ group }): readonly GroupConfig[] => group ? [group] : []),
    summarizer: summarizers?.[0],
    suite,
    overrides,
  };
  return { chosen, troubles };
}

/** What the flags say over every config. */
export function overridesOf(
  args: Arguments,
  headers: Readonly<Record<string, HeaderValue>>,
): Overrides {
  const values: Overrides = {
    url: args.word("url"),
    model: args.word("model"),
    apiKeyEnv: args.word("api-key-env"),
    headers: Object.keys(headers).length > 0 ? headers : undefined,
    concurrency: args.number("concurrency"),
    requestRate: args.number("request-rate"),
    numPrompts: args.number("num-prompts"),
    numWarmups: args.number("num-warmups"),
    maxOutLen: args.number("max-out-len"),
    seed: args.number("seed"),
    pressure: args.has("pressure") || undefined,
    pressureTime: args.number("pressure-time"),
    mergeDs: args.has("merge-ds") || undefined,
    recipe: args.word("recipe"),
    repeats: args.number("repeats"),
    slice: args.word("slice"),
    sampleIds: args.has("sample-ids") ? args.many("sample-ids") : undefined,
    order: args.word("order") as Overrides["order"],
    system: args.word("system"),
    attempts: args.number("attempts"),
    maxErrorRate: args.number("max-error-rate"),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

async function loadSuite(path: string): Promise<Named> {
  const named = await loadFile(path);
  if (named.config.kind === "suite") return named;
  throw new UsageError(
    `Cannot run ${path}: it defines a ${named.config.kind}. Write defineSuite({ … }), or name the config by --${named.config.kind}s`,
  );
}

/** What the flag names, else what the suite lists. */
function listOf(
  args: Arguments,
  name: "models" | "datasets",
  suite: Named | undefined,
): readonly unknown[] | undefined {
  if (args.has(name)) return args.many(name);
  const listed = (suite?.config.config as Readonly<Record<string, unknown>> | undefined)?.[name];
  return Array.isArray(listed) ? listed : undefined;
}

/** Datasets by name, and a file of one's own as ais_bench takes it. */
function datasetsOf(args: Arguments, suite: Named | undefined): readonly unknown[] | undefined {
  const listed = listOf(args, "datasets", suite);
  const custom = args.word("custom-dataset-path");
  return listed ?? (custom === undefined ? undefined : [custom]);
}

interface Around {
  readonly sources: SourcePorts;
  readonly kind: Kind;
  readonly configDir: string;
  readonly suite: Named | undefined;
  readonly index: number;
}

async function resolveEntry(
  entry: unknown,
  { sources, kind, configDir, suite, index }: Around,
): Promise<Named> {
  if (typeof entry === "string") {
    if (kind !== "dataset") return await loadConfig(kind, entry, configDir);
    if (isDataFile(entry)) return await customDataset(entry, sources);
    const [name = "", member] = entry.split("/");
    const named = await loadConfig(kind, name, configDir);
    return member === undefined ? named : memberOf(named, member);
  }
  const from = `${suite?.from} ${kind}s[${index}]`;
  if (!isDefined(entry)) {
    throw new UsageError(
      `Cannot use ${from}: it is neither a name nor what define${
        kind === "model" ? "Model" : "Dataset"
      } returns`,
    );
  }
  return { name: nameOf(entry) ?? `${suite?.name}_${kind}_${index + 1}`, from, config: entry };
}

function nameOf({ config }: Defined): string | undefined {
  const { abbr } = config as { readonly abbr?: unknown };
  return typeof abbr === "string" && abbr !== "" ? abbr : undefined;
}

interface Loaded {
  readonly lists: readonly (readonly Named[])[];
  readonly troubles: readonly string[];
}

/** Waits for all; the messages of those that failed are kept, each once. */
async function allOf(lists: readonly (readonly Promise<Named>[])[]): Promise<Loaded> {
  const settled = await Promise.all(lists.map((list) => Promise.allSettled(list)));
  const reasons: readonly unknown[] = settled.flat().flatMap((result) =>
    result.status === "rejected" ? [result.reason] : []
  );
  const fault = reasons.find((reason) => !(reason instanceof UsageError));
  if (fault) throw fault;
  return {
    lists: settled.map((list) =>
      list.flatMap((result) => result.status === "fulfilled" ? [result.value] : [])
    ),
    troubles: [...new Set(reasons.map((reason) => (reason as UsageError).message))],
  };
}
