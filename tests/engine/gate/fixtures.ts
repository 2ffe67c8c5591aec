/**
 * Plans and summaries that thresholds are held against: a load in two stages, and questions of two models.
 * @module
 */

import type { AccuracyMetric, AccuracyTask } from "../../../engine/event/accuracy.ts";
import { foldEvents } from "../../../engine/event/fold.ts";
import type { Summary } from "../../../engine/event/summary.ts";
import type { Gate } from "../../../engine/gate/gate.ts";
import { isMistake } from "../../../engine/gate/mistake.ts";
import { parseGate } from "../../../engine/gate/parse_gate.ts";
import type { LoadStep, Plan, Questions, Stage, Task } from "../../../engine/plan/plan.ts";
import { blockOf, FRAME, ID, TASK } from "../event/fixtures.ts";
import type { Request } from "../event/fixtures.ts";

/** Stages of so many requests each. */
export function loadOf(...requests: readonly (number | null)[]): LoadStep {
  const stages = requests.map((count): Stage => ({
    arrival: { kind: "closed", concurrency: 1, rampPerSecond: null },
    stop: count === null
      ? { kind: "duration", durationMs: 1000 }
      : { kind: "requests", requests: count },
    warmup: 0,
    cooldown: 0,
  }));
  return { kind: "load", stages, seed: 1 };
}

/** A task that is put under a load. */
export const LOADED: Task = {
  ...TASK,
  steps: [loadOf(100, 100), { kind: "measure", percentiles: [50, 99] }],
};

const QUESTIONS: Questions = {
  select: { slice: null, ids: null, order: "file" },
  fields: { id: null, reference: "answer", choices: null },
  constants: {},
  prompt: [{ role: "user", content: "{{question}}" }],
  shots: null,
  recipe: "gsm8k@assay",
  repeats: 4,
  maxOutputTokens: null,
  stop: [],
  sampling: {},
};

/** A task whose answers are scored. */
export function askedOf(model: string, file: string, questions: Partial<Questions> = {}): Task {
  return {
    id: `${model}/${file}`,
    model: { ...TASK.model, name: model.replaceAll("-", "_"), folder: model },
    dataset: {
      ...TASK.dataset,
      name: `${file}_gen`,
      file,
      questions: { ...QUESTIONS, ...questions },
    },
    steps: [{ kind: "score" }, { kind: "summarize", reports: ["table"] }],
  };
}

/** A plan of these tasks. */
export function planOf(...tasks: readonly Task[]): Plan {
  const groups = [{
    name: "bbh",
    kind: "naive",
    metric: "accuracy",
    members: ["gsm8k"],
    weights: null,
  }] as const;
  return { schema: 1, hash: "h", tasks, groups, thresholds: [] };
}

/** A load, and questions of two models. */
export const PLANS: Readonly<Record<"load" | "answers", Plan>> = {
  load: planOf(LOADED),
  answers: planOf(
    askedOf("model-a", "gsm8k"),
    askedOf("model-a", "bbh"),
    askedOf("model-b", "gsm8k"),
  ),
};

/** The gate of a text that is right. */
export function gateOf(text: string, abortOnFail = false): Gate {
  const gate = parseGate({ text, abortOnFail });
  if (isMistake(gate)) throw new Error(`${text}: found ${gate.found}`);
  return gate;
}

/** The summary of a load. */
export function loadedSummary(requests: readonly Request[], percentiles = [50, 99]): Summary {
  const block = blockOf(requests);
  const events = [...FRAME, { kind: "requests-settled", task: ID, block } as const];
  return { schema: 1, plan: "h", tasks: [foldEvents(LOADED, percentiles, events)], groups: [] };
}

/** A request that took so long to its first token, and ended ok. */
export function took(ttftMs: number, rest: Request = {}): Request {
  return {
    sent: 0,
    scheduled: 0,
    firstToken: ttftMs,
    lastToken: ttftMs + 10,
    end: ttftMs + 10,
    stage: 0,
    ...rest,
  };
}

/** The numbers of a task whose answers were scored. */
export function scoredTask(id: string, metrics: Record<string, AccuracyMetric>): AccuracyTask {
  const [model = "", dataset = ""] = id.split("/");
  return {
    kind: "accuracy",
    id,
    model,
    dataset,
    ending: "complete",
    startedAt: "2025-11-25T10:00:00.000Z",
    url: "http://127.0.0.1:8000",
    served: "m",
    environment: { assay: "0.1.0", deno: "2.9.6", os: "linux", arch: "x86_64", cores: 2 },
    recipe: "gsm8k@assay",
    recipeVersion: 1,
    version: "abcdef",
    samples: { total: 100, scored: 100, unscored: 0, truncated: 0, errors: 0, missing: 0 },
    unscoredByReason: {},
    errorsByKind: {},
    metrics,
    notes: [],
    failures: [],
  };
}
