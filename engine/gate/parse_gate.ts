/**
 * The text of a threshold as a gate: METRIC[_STAT][{label=value,…}] OP VALUE[UNIT], or … not_worse_than PATH by D [at C].
 *
 * Pure, and it never throws: what cannot be read is a mistake that says what may stand there.
 * @module
 */

import { REQUEST_METRICS } from "../event/metrics.ts";
import type { Threshold } from "../plan/plan.ts";
import type { Check, Gate, Labels, Operator, Stat } from "./gate.ts";
import { METRIC_NAMES, metricOf, ofAnswers } from "./metrics.ts";
import type { GateMetric } from "./metrics.ts";
import { isMistake } from "./mistake.ts";
import type { Mistake } from "./mistake.ts";
import { amountOf } from "./quantity.ts";

const LONGEST = 500;
const SHAPE = /^\s*([A-Za-z][\w.@^-]*)(?![\w.@^-])\s*(?:\{([^{}]*)\})?\s*(\S.*)$/s;
const STAT = /^(.+)[_.](mean|avg|min|max|med|median|p\d{1,2}(?:\.\d{1,6})?)$/;
const BOUND = /^(<=|>=|==|<|>)\s*(.*)$/s;
const NOT_WORSE = /^not_worse_than\s+(\S.*?)\s+by\s+(\S+)(?:\s+at\s+(\S+))?$/s;
const LABELS = ["model", "dataset", "stage", "group"];
const FORMS =
  "ttft_p99 < 300ms, accuracy{dataset=gsm8k} > 55%, accuracy not_worse_than ../baseline by 0.01 at 0.95";
const STATS = "mean, min, max, med or pNN";
const USUAL_CONFIDENCE = 0.95;

/**
 * Reads a threshold.
 *
 * @param ownRecipe A user's own recipe may have metrics that are not known here.
 */
export function parseGate({ text, abortOnFail }: Threshold, ownRecipe = false): Gate | Mistake {
  const [, word = "", labelText, rest = ""] = SHAPE.exec(text.slice(0, LONGEST)) ?? [];
  if (word === "" || text.length > LONGEST) {
    return { found: shownText(text), allowed: `a threshold, as ${FORMS}` };
  }
  const measured = measuredOf(word, ownRecipe);
  if (isMistake(measured)) return measured;
  const labels = labelsOf(labelText);
  if (isMistake(labels)) return labels;
  const { metric, stat } = measured;
  const check = BOUND.test(rest)
    ? boundOf(rest.trim(), metric, word)
    : notWorseOf(rest.trim(), { metric, stat, labels });
  return isMistake(check) ? check : { text, abortOnFail, metric, stat, labels, check };
}

interface Measured {
  readonly metric: GateMetric;
  readonly stat: Stat | null;
}

/** A metric by its whole name, else by its name before a statistic: `concurrency_mean` is a metric. */
function measuredOf(word: string, ownRecipe: boolean): Measured | Mistake {
  const plain = plainOf(word);
  const whole = metricOf(plain);
  const [, base = plain, statWord] = STAT.exec(plain) ?? [];
  const metric = whole ?? metricOf(base) ?? (ownRecipe ? ofAnswers(word) : undefined);
  if (!metric) {
    return {
      found: `the metric ${shownText(word)}`,
      allowed:
        "a metric of summary.json, as ttft_p99, request_throughput, error_rate, accuracy, pass@4",
      names: { wrong: plain, right: METRIC_NAMES.map((name) => name + plain.slice(base.length)) },
    };
  }
  const stat = whole || statWord === undefined ? null : statOf(statWord);
  if (metric.shape === "distribution" && !stat) {
    return {
      found: `${base}, which has many values`,
      allowed: `one of its statistics, ${STATS}, as ${base}_p99`,
    };
  }
  if (metric.shape === "number" && stat) {
    return { found: `${statWord} of ${base}, which is one number`, allowed: base };
  }
  return { metric, stat };
}

function statOf(word: string): Stat | null {
  if (word === "min" || word === "max") return { kind: word };
  if (word === "mean" || word === "avg") return { kind: "mean" };
  const p = word === "med" || word === "median" ? 50 : Number(word.slice(1));
  return p > 0 ? { kind: "percentile", p } : null;
}

function labelsOf(text: string | undefined): Labels | Mistake {
  const labels: Record<string, string | number> = {};
  for (const pair of text?.split(",") ?? []) {
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, Math.max(0, at)).trim(), unquoted(pair.slice(at + 1))];
    if (!LABELS.includes(name) || value === "") {
      return {
        found: `the label ${shownText(pair.trim())}`,
        allowed: `${LABELS.join(", ")}, each as model=NAME`,
        names: { wrong: name, right: LABELS },
      };
    }
    if (name === "stage" && !/^\d{1,4}$/.test(value)) {
      return { found: `stage=${shownText(value)}`, allowed: "a stage by its number, from 0" };
    }
    labels[name] = name === "stage" ? Number(value) : value;
  }
  return labels;
}

function boundOf(text: string, { name, quantity }: GateMetric, word: string): Check | Mistake {
  const [, operator = "", amount = ""] = BOUND.exec(text) ?? [];
  const saysUnit = plainOf(word).startsWith(name);
  const value = amountOf(amount.trim(), quantity, saysUnit);
  return isMistake(value) ? value : { kind: "bound", operator: operator as Operator, value };
}

interface Compared extends Measured {
  readonly labels: Labels;
}

function notWorseOf(text: string, compared: Compared): Check | Mistake {
  const [, baseline = "", by = "", at] = NOT_WORSE.exec(text) ?? [];
  if (baseline === "") {
    return {
      found: shownText(text),
      allowed: "an operator, < <= > >= ==, with a value; or not_worse_than FOLDER by D at C",
    };
  }
  const barred = comparable(compared);
  if (barred) return barred;
  const margin = amountOf(by, "share");
  if (isMistake(margin) || margin < 0) {
    return { found: `by ${shownText(by)}`, allowed: "by a share, as 0.01 or 1%" };
  }
  const confidence = at === undefined ? USUAL_CONFIDENCE : amountOf(at, "share");
  if (isMistake(confidence) || !(confidence > 0.5 && confidence < 1)) {
    return { found: `at ${shownText(at ?? "")}`, allowed: "at a confidence above 0.5, below 1" };
  }
  return { kind: "not-worse", baseline: unquoted(baseline), margin, confidence };
}

/** Only what many samples make can be tested. */
function comparable({ metric, stat, labels }: Compared): Mistake | undefined {
  if (labels.group !== undefined || labels.stage !== undefined) {
    return { found: "not_worse_than of a group or a stage", allowed: "not_worse_than of tasks" };
  }
  const isOfRequests = REQUEST_METRICS.some(({ name }) => name === metric.name);
  const isTestable = isOfRequests && metric.better !== null &&
    (stat?.kind === "percentile" || stat?.kind === "mean");
  if (isTestable || metric.of !== "load") return;
  return {
    found: `not_worse_than of ${metric.name}${stat ? `, ${stat.kind}` : ""}`,
    allowed: "accuracy and the other shares, or the mean or a percentile of a latency of requests",
  };
}

function plainOf(word: string): string {
  return word.toLowerCase().replaceAll("-", "_");
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, "$2");
}

function shownText(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
