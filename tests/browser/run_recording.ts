/**
 * Whole runs to make pages of: loads, and answers to sums that are right, wrong, cut off, or mean harm. Seeded.
 * @module
 */

import type { AccuracyTask } from "../../engine/event/accuracy.ts";
import type { Recorded } from "../../engine/event/recorded.ts";
import { newRandom } from "../../engine/stats/random.ts";
import { wilson } from "../../engine/stats/proportion.ts";
import type { RecordedRun, ScoredAnswer } from "../../reporters/page/run.ts";
import { recording } from "./recording.ts";

/** What was typed to start the runs. */
export const COMMAND = "deno run -A mod.ts examples/suite.ts --url http://10.0.0.12:8000";

/** What a run has. */
export interface RunOptions {
  readonly loads?: readonly Recorded[];
  /** Answers of each scored dataset. */
  readonly answers?: Readonly<Record<string, readonly ScoredAnswer[]>>;
}

/** What models say that want to do harm. */
export const HARM = [
  "</script><script>stolen = 1</script>",
  "<img src=x onerror=stolen=1><svg onload=stolen=1><iframe srcdoc='<script>parent.stolen=1</script>'>",
  "[click](javascript:stolen=1) <a href='javascript:stolen=1'>here</a>",
  "\u202egnp.exe\u2066\u200f \u0000\u001b[2J \ud800",
  "$\\href{javascript:stolen=1}{x}$ $\\htmlData{a=b}{x}$ $\\includegraphics{http://127.0.0.1/x}$ \\[\\def\\a{\\a\\a}\\a\\]",
  "$" + "{".repeat(1500) + "$",
] as const;

/** A sweep and a load with failures, two datasets of answers. */
export function wholeRun(): RecordedRun {
  return runOf({
    loads: [
      recording({ requests: 1200, concurrency: 48, stages: [1, 4, 12, 24, 36, 48], failing: 0 }),
      recording({ requests: 400, concurrency: 16, failing: 0.06, dataset: "sharegpt" }),
    ],
    answers: { gsm8k_gen: sums(400, 3), arithmetic_demo: sums(60, 5) },
  });
}

/** A run of loads and answers. */
export function runOf({ loads = [], answers = {} }: RunOptions): RecordedRun {
  const scored = Object.entries(answers).map(([dataset, rows]) => taskOf(dataset, rows));
  return {
    loads,
    summary: {
      schema: 1,
      plan: "5e1f".repeat(16),
      tasks: [...loads.map(({ summary }) => summary), ...scored],
      groups: scored.length < 2 ? [] : [{
        group: "maths",
        model: "vllm-api-general-chat",
        metric: "accuracy",
        value: scored.reduce((sum, { metrics }) => sum + (metrics["accuracy"]?.value ?? 0), 0) /
          scored.length,
        members: scored.length,
        stderr: 0.021,
      }],
    },
    async *answers({ dataset }) {
      yield* answers[dataset] ?? [];
    },
  };
}

/** Answers to sums. */
export function sums(count: number, seed: number): readonly ScoredAnswer[] {
  const random = newRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const [a, b] = [Math.floor(90 * random()) + 10, Math.floor(90 * random()) + 10];
    const luck = random();
    const said = luck < 0.7 ? a * b : a * b + 10;
    return luck < 0.9 ? solved(at, [a, b, said]) : unsolved(at, [a, b], luck < 0.95);
  });
}

function solved(at: number, [a = 0, b = 0, said = 0]: readonly number[]): ScoredAnswer {
  const text = `We need $${a} \\times ${b}$. Split it up:\n\n\\[${a} \\cdot ${b} = ${a} \\cdot (${
    b - b % 10
  } + ${b % 10}) = \\boxed{${said}}\\]\n\nThe answer is ${said}.`;
  const start = text.lastIndexOf(String(said));
  return {
    ...asked(at, a, b),
    verdict: said === a * b ? "correct" : "wrong",
    why: null,
    text,
    extracted: String(said),
    offsets: [start, start + String(said).length],
    rule: at % 3 === 0 ? "boxed" : "last-number",
    finish: "stop",
  };
}

function unsolved(at: number, [a = 0, b = 0]: readonly number[], cut: boolean): ScoredAnswer {
  return {
    ...asked(at, a, b),
    verdict: "unscored",
    why: cut ? "truncated" : "no-answer",
    text: cut ? `Let me think step by step. First, ${a} times` : "I would rather not say.",
    extracted: null,
    offsets: null,
    rule: null,
    finish: cut ? "length" : "stop",
  };
}

function asked(
  at: number,
  a: number,
  b: number,
): Pick<ScoredAnswer, "id" | "repeat" | "prompt" | "references"> {
  return {
    id: String(at),
    repeat: 0,
    prompt: [
      { role: "system", prompt: "Answer the question, and state the result in \\boxed{}." },
      { role: "user", prompt: `A crate holds ${a} bottles. How many bottles are in ${b} crates?` },
    ],
    references: String(a * b),
  };
}

function taskOf(dataset: string, rows: readonly ScoredAnswer[]): AccuracyTask {
  const count = (test: (row: ScoredAnswer) => boolean): number => rows.filter(test).length;
  const correct = count(({ verdict }) => verdict === "correct");
  const unscored = count(({ verdict }) => verdict === "unscored");
  const truncated = count(({ finish }) => finish === "length");
  const n = rows.length;
  const share = (part: number): { readonly value: number; readonly n: number } => ({
    value: part / n,
    n,
  });
  return {
    kind: "accuracy",
    id: `vllm-api-general-chat/${dataset}`,
    model: "vllm-api-general-chat",
    dataset,
    ending: "complete",
    startedAt: "2026-01-02T03:00:00.000Z",
    url: "http://10.0.0.12:8000",
    served: "Qwen/Qwen3-8B",
    environment: { assay: "0.1.0", deno: "2.9.6", os: "linux", arch: "x86_64", cores: 16 },
    recipe: "gsm8k@official",
    recipeVersion: 1,
    version: "5e1f00",
    samples: { total: n, scored: n - unscored, unscored, truncated, errors: 0, missing: 0 },
    unscoredByReason: { truncated, "no-answer": unscored - truncated },
    errorsByKind: {},
    metrics: {
      accuracy: { ...share(correct), correct, ci95: wilson(correct, n) },
      extraction_failure: share(unscored),
      truncation: share(truncated),
      error: share(0),
    },
    notes: [],
    failures: [],
  };
}
