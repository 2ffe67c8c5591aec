/**
 * Scored answers into numbers. Pure, and the same for a run that has just ended and for answers of another tool.
 *
 * Accuracy is right answers ÷ answers: what states no answer is not right. Failures and references that cannot be read
 * are in no metric, and are counted.
 * @module
 */

import { bootstrapInterval } from "../stats/bootstrap.ts";
import { wilson } from "../stats/proportion.ts";
import { repeatMetrics } from "../stats/repeats.ts";
import type { RepeatMetric } from "../stats/repeats.ts";
import { clusteredStandardError, proportionStandardError } from "../stats/standard_error.ts";
import type { Part, Score } from "../plan/sample.ts";
import type { AccuracyMetric, AccuracyTask, SampleCounts } from "./accuracy.ts";
import type { ScoredTrial } from "./trial.ts";

/** What scored answers come to. */
export type Accuracy = Pick<
  AccuracyTask,
  "samples" | "metrics" | "unscoredByReason" | "errorsByKind" | "failures" | "notes"
>;

/** How numbers are drawn from them. */
export interface AccuracyOptions {
  /** Of the bootstrap. */
  readonly seed: number;
  /** Times every sample was to be asked. */
  readonly repeats: number;
}

interface Answered {
  readonly id: string;
  readonly repeat: number;
  readonly score: Score;
  readonly finish: string | null;
}

/** The numbers of a task, from all of its rows, in whatever order. */
export function foldAccuracy(
  rows: readonly ScoredTrial[],
  options: AccuracyOptions,
): Accuracy {
  const trials = rows.toSorted(byIdAndRepeat);
  const answers = trials.flatMap(({ id, repeat, outcome }): readonly Answered[] =>
    outcome.kind === "scored" ? [{ id, repeat, ...outcome }] : []
  );
  const judged = answers.filter(({ score }) => score.why !== "bad-reference");
  const samples = countsOf(trials, answers);
  return {
    samples,
    unscoredByReason: tally(answers.flatMap(({ score }) => score.why ?? [])),
    errorsByKind: tally(
      trials.flatMap(({ outcome }) => outcome.kind === "failed" ? outcome.failure : []),
    ),
    metrics: {
      ...accuracyOf(judged, options),
      ...partsOf(judged, options),
      ...(options.repeats > 1 ? repeated(judged, options) : {}),
      ...sharesOf(answers, samples),
    },
    failures: failuresOf(trials),
    notes: notesOf(samples, answers.length - judged.length),
  };
}

function byIdAndRepeat(a: ScoredTrial, b: ScoredTrial): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.repeat - b.repeat;
}

function countsOf(trials: readonly ScoredTrial[], answers: readonly Answered[]): SampleCounts {
  const unscored = answers.filter(({ score }) => score.verdict === "unscored").length;
  const of = (kind: ScoredTrial["outcome"]["kind"]): number =>
    trials.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    total: trials.length,
    scored: answers.length - unscored,
    unscored,
    truncated: answers.filter(isTruncated).length,
    errors: of("failed"),
    missing: of("missing"),
  };
}

function isTruncated({ finish }: Answered): boolean {
  return finish === "length";
}

function isCorrect({ score }: Answered): boolean {
  return score.verdict === "correct";
}

function accuracyOf(
  answers: readonly Answered[],
  options: AccuracyOptions,
): Readonly<Record<string, AccuracyMetric>> {
  if (answers.length === 0) return {};
  const correct = answers.filter(isCorrect).length;
  const parts = answers.map((answer) => ({
    id: answer.id,
    part: { sum: isCorrect(answer) ? 1 : 0, n: 1 },
  }));
  return { accuracy: { ...meanOf(parts, options), correct } };
}

interface NamedPart {
  readonly id: string;
  readonly part: Part;
}

function partsOf(
  answers: readonly Answered[],
  options: AccuracyOptions,
): Readonly<Record<string, AccuracyMetric>> {
  const names = [...new Set(answers.flatMap(({ score }) => Object.keys(score.parts)))].sort();
  return Object.fromEntries(names.map((name) => {
    const parts = answers.flatMap(({ id, score }): readonly NamedPart[] => {
      const part = score.parts[name];
      return part && part.n > 0 ? [{ id, part }] : [];
    });
    return [name, meanOf(parts, options)];
  }));
}

/** Σ sum ÷ Σ n, with the interval that suits it. */
function meanOf(parts: readonly NamedPart[], { seed, repeats }: AccuracyOptions): AccuracyMetric {
  const sum = parts.reduce((total, { part }) => total + part.sum, 0);
  const n = parts.reduce((total, { part }) => total + part.n, 0);
  const isProportion = repeats === 1 &&
    parts.every(({ part }) => part.n === 1 && (part.sum === 0 || part.sum === 1));
  if (isProportion) {
    return finite({
      value: sum / n,
      n,
      stderr: proportionStandardError(sum, n),
      ci95: wilson(sum, n),
    });
  }
  const clusters = [...Map.groupBy(parts, ({ id }) => id).values()];
  const interval = bootstrapInterval(
    clusters.map((cluster) => ({
      sum: cluster.reduce((total, { part }) => total + part.sum, 0),
      n: cluster.reduce((total, { part }) => total + part.n, 0),
    })),
    { seed },
  );
  const values = clusters.map((cluster) => cluster.map(({ part }) => part.sum / part.n));
  return finite({
    value: sum / n,
    n,
    stderr: clusteredStandardError(values),
    ...(interval ? { ci95: interval } : {}),
  });
}

/** Metrics of repeats: pass@k and cons@k for k = 2, 4, 8, … and for all of them. */
function repeated(
  answers: readonly Answered[],
  { seed, repeats }: AccuracyOptions,
): Readonly<Record<string, AccuracyMetric>> {
  const rows = answers.map((answer) => ({
    sample: answer.id,
    repeat: answer.repeat,
    extracted: answer.score.extracted,
    correct: isCorrect(answer),
  }));
  const powers = Array.from({ length: 30 }, (_, i) => 2 ** (i + 1)).filter((k) => k < repeats);
  const metrics = [...powers, repeats].flatMap((k) => {
    const { passAtK, passHatK, consAtK } = repeatMetrics(rows, k);
    return [
      [`pass@${k}`, passAtK],
      [`pass^${k}`, passHatK],
      [`cons@${k}`, consAtK],
    ] as const;
  });
  return Object.fromEntries(
    metrics.filter(([, { values }]) => values.length > 0)
      .map(([name, metric]) => [name, overSamples(metric, seed)]),
  );
}

function overSamples({ value, values }: RepeatMetric, seed: number): AccuracyMetric {
  const interval = bootstrapInterval(values.map((sum) => ({ sum, n: 1 })), { seed });
  return finite({
    value,
    n: values.length,
    stderr: clusteredStandardError(values.map((value) => [value])),
    ...(interval ? { ci95: interval } : {}),
  });
}

/** Shares that say how far the other numbers can be trusted. */
function sharesOf(
  answers: readonly Answered[],
  { total, missing, errors }: SampleCounts,
): Readonly<Record<string, AccuracyMetric>> {
  const asked = total - missing;
  const share = (correct: number, n: number): AccuracyMetric =>
    finite({ value: correct / n, correct, n, ci95: wilson(correct, n) });
  return {
    ...(answers.length > 0
      ? {
        extraction_failure: share(
          answers.filter(({ score }) => score.why === "no-answer").length,
          answers.length,
        ),
        truncation: share(answers.filter(isTruncated).length, answers.length),
      }
      : {}),
    ...(asked > 0 ? { error: share(errors, asked) } : {}),
  };
}

function failuresOf(trials: readonly ScoredTrial[]): Accuracy["failures"] {
  const failed = trials.flatMap(({ outcome }) => outcome.kind === "failed" ? [outcome] : []);
  return [...Map.groupBy(failed, ({ failure }) => failure)].map(([kind, all]) => ({
    kind,
    count: all.length,
    text: all[0]?.text ?? "",
  }));
}

function notesOf(
  { total, missing, truncated }: SampleCounts,
  unreadable: number,
): readonly string[] {
  return [
    ...(missing > 0
      ? [
        `${missing} of ${total} were not asked yet: --reuse goes on, and these numbers are of the others`,
      ]
      : []),
    ...(truncated > 0
      ? [`${truncated} answers were cut off by the limit of their length: --max-out-len raises it`]
      : []),
    ...(unreadable > 0
      ? [`${unreadable} references cannot be read: their answers are in no metric`]
      : []),
  ];
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = Map.groupBy(words, (word) => word);
  return Object.fromEntries([...counts].map(([word, { length }]) => [word, length]).sort());
}

/** Without what is not a number: the standard error of one sample. */
function finite(metric: AccuracyMetric): AccuracyMetric {
  const { stderr, ...rest } = metric;
  return stderr !== undefined && Number.isFinite(stderr) ? metric : rest;
}
