/**
 * A plan that was read from a file: as it is executed again, or as the one whose results are looked at.
 * @module
 */

import * as z from "zod";
import { baseUrl, envName, headers } from "./address.ts";
import { issueAt } from "./issue.ts";
import { above, flag, real, text, whole } from "./leaf.ts";
import { fileName } from "./model.ts";
import { concurrency, count, MOST, rate, seed } from "./quantities.ts";
import { plannedQuestions } from "./questions.ts";
import { sampling } from "./sampling.ts";
import { kinds, list, oneOf, record } from "./shape.ts";
import { simProfile } from "./sim.ts";
import { plannedSources } from "./source.ts";
import { GROUP_KINDS, summarizer } from "./suite.ts";
import { validate } from "./validate.ts";
import type { Parsed } from "./validate.ts";

const BIG = 2 ** 31 - 1;
const rows = whole(1, BIG);

const retry = record({ attempts: whole(1, 1000), backoffMs: whole(0, BIG) });

const model = record({
  name: text("a name"),
  folder: fileName,
  api: oneOf(["openai-chat", "openai-completions"]),
  server: z.discriminatedUnion("kind", [
    record({ kind: z.literal("http"), url: baseUrl }),
    record({ kind: z.literal("sim"), profile: simProfile }),
  ], kinds("http", "sim")),
  model: z.string("a text"),
  stream: flag(),
  apiKeyEnv: envName.nullable(),
  headers,
  maxOutputTokens: count,
  sampling,
  continuousUsage: flag(),
  timeoutMs: whole(1, BIG),
  retry,
  tokenizer: z.string("a path").nullable(),
  chatTemplate: z.string("a path").nullable(),
});

const { synthetic, file, hub } = plannedSources;

const dataset = record({
  // Merged datasets are named after all their parts.
  name: text("a name", MOST),
  file: fileName,
  source: z.discriminatedUnion("kind", [
    synthetic,
    file,
    hub,
    record({
      kind: z.literal("merged"),
      parts: list(record({ name: text("a name"), source: synthetic, rows, seed }), 1000),
    }),
  ], kinds("synthetic", "file", "hub", "merged")),
  rows: rows.nullable(),
  seed,
  questions: plannedQuestions.nullable(),
});

const arrival = z.discriminatedUnion("kind", [
  record({
    kind: z.literal("closed"),
    concurrency,
    rampPerSecond: rate.nullable(),
  }),
  record({
    kind: z.literal("open"),
    process: oneOf(["constant", "poisson", "gamma"]),
    ratePerSecond: rate,
    shape: above(0, 1000),
    maxConcurrency: concurrency.nullable(),
  }),
], kinds("closed", "open"));

const stage = record({
  arrival,
  stop: z.discriminatedUnion("kind", [
    record({ kind: z.literal("rows") }),
    record({ kind: z.literal("requests"), requests: whole(1, BIG) }),
    record({ kind: z.literal("duration"), durationMs: whole(1, BIG) }),
  ], kinds("rows", "requests", "duration")),
  warmup: whole(0, BIG),
  cooldown: whole(0, BIG),
});

const step = z.discriminatedUnion("kind", [
  record({
    kind: z.literal("generate"),
    concurrency: concurrency.nullable(),
    retry,
    maxErrorRate: real(0, 1),
  }),
  record({ kind: z.literal("judge") }),
  record({ kind: z.literal("score") }),
  record({ kind: z.literal("load"), stages: list(stage, 1000), seed }),
  record({ kind: z.literal("measure"), percentiles: summarizer.percentiles }),
  record({ kind: z.literal("summarize"), reports: summarizer.reports }),
], kinds("generate", "judge", "score", "load", "measure", "summarize"));

const task = record({
  id: text("an id"),
  model,
  dataset,
  steps: list(step, 20),
}).refine(({ id, model, dataset }) => id === `${model.folder}/${dataset.file}`, {
  path: ["id"],
  error: "the model's folder, a slash, the dataset's file",
});

const plan = record({
  schema: z.literal(1, "1: a plan of this version of assay"),
  hash: z.string("a text").regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
  tasks: list(task, 1_000_000).superRefine((tasks, issue) => {
    const ids = new Set<string>();
    for (const [at, { id }] of tasks.entries()) {
      if (ids.has(id)) {
        issue.addIssue({ code: "custom", path: [at, "id"], message: "each id once" });
      }
      ids.add(id);
    }
  }),
  groups: z.array(
    record({
      name: text("a name"),
      kind: oneOf(GROUP_KINDS),
      metric: text("the name of a metric"),
      members: list(fileName, 1000),
      weights: list(real(0, 1e12), 1000).nullable(),
    }),
    "a list of groups",
  ).max(1000, "a list of at most 1000 groups"),
  // Plans of earlier versions have none.
  thresholds: z.array(
    record({ text: text("a threshold", 500), abortOnFail: flag() }),
    "a list of thresholds",
  ).max(1000, "a list of at most 1000 thresholds").default([]),
});

/** A plan's shape, as this layer knows it. */
export type StoredPlan = z.infer<typeof plan>;

/** Checks the text of a plan file; `from` names it in issues. */
export function parseStoredPlan(json: string, from: string): Parsed<StoredPlan> {
  try {
    return validate<StoredPlan>(plan, JSON.parse(json), { config: from, path: [] });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const issue = issueAt({ config: from, path: [] }, {
      found: "no JSON",
      allowed: "a plan, as configs/plan.json of a run",
    });
    return { ok: false, issues: [issue] };
  }
}
