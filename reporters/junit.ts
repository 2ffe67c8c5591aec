/**
 * JUnit XML: a suite for each task, with a case for having run and one for each threshold, for the pages of CI systems.
 *
 * Names and texts may be hostile: controls are named, what XML cannot hold is replaced, and all of it is escaped.
 * @module
 */

import type { AccuracyTask } from "../engine/event/accuracy.ts";
import type { Summary, TaskSummary, ThresholdResult } from "../engine/event/summary.ts";
import { inert } from "./text/inert.ts";

interface Case {
  readonly name: string;
  /** Why it failed; `undefined` where it did not. */
  readonly failure?: { readonly kind: string; readonly text: string };
}

interface Suite {
  readonly name: string;
  readonly time?: string;
  readonly cases: readonly Case[];
}

/** The whole document. `missing`: ids of tasks of which nothing was recorded. */
export function renderJunit(summary: Summary, missing: readonly string[]): string {
  const suites = suitesOf(summary, missing);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="assay" ${countsOf(suites.flatMap(({ cases }) => cases))}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>",
    "",
  ].join("\n");
}

function suitesOf(
  { tasks, thresholds = [] }: Summary,
  missing: readonly string[],
): readonly Suite[] {
  const bySubject = Map.groupBy(thresholds, ({ subject }) => taskOf(subject));
  const ran = tasks.map((task): Suite => ({
    name: task.id,
    time: task.startedAt,
    cases: [ranCase(task), ...(bySubject.get(task.id) ?? []).map(thresholdCase)],
  }));
  const gone = missing.filter((id) => tasks.every((task) => task.id !== id)).map((id): Suite => ({
    name: id,
    cases: [NOT_RUN, ...(bySubject.get(id) ?? []).map(thresholdCase)],
  }));
  const named = new Set([...ran, ...gone].map(({ name }) => name));
  const others = [...bySubject].filter(([subject]) => !named.has(subject));
  return [
    ...ran,
    ...gone,
    ...others.map(([name, results]) => ({ name, cases: results.map(thresholdCase) })),
  ];
}

/** The id of the task in a subject: a stage is named by its threshold. */
function taskOf(subject: string): string {
  return subject.replace(/ stage=\d+$/, "");
}

const RAN = "ran";
const NOT_RUN: Case = { name: RAN, failure: { kind: "no data", text: "nothing was recorded" } };

function ranCase(task: TaskSummary | AccuracyTask): Case {
  const [good, total] = task.kind === "performance"
    ? [task.requests.ok, task.requests.total]
    : [task.samples.scored + task.samples.unscored, task.samples.total];
  if (task.ending === "complete" && good > 0) return { name: RAN };
  const failures = task.failures.map(({ kind, count }) => `, ${count} × ${kind}`).join("");
  return {
    name: RAN,
    failure: { kind: task.ending, text: `${good} of ${total} went well${failures}` },
  };
}

function thresholdCase({ threshold: name, verdict, text }: ThresholdResult): Case {
  return verdict === "pass" ? { name } : { name, failure: { kind: verdict, text } };
}

function suiteLines({ name, time, cases }: Suite): readonly string[] {
  const at = time === undefined ? "" : ` timestamp="${escaped(time)}"`;
  return [
    `  <testsuite name="${escaped(name)}" ${countsOf(cases)}${at}>`,
    ...cases.flatMap((one) => caseLines(one, name)),
    "  </testsuite>",
  ];
}

function caseLines({ name, failure }: Case, suite: string): readonly string[] {
  const head = `    <testcase name="${escaped(name)}" classname="${escaped(suite)}"`;
  if (!failure) return [`${head}/>`];
  const text = escaped(`${failure.kind}: ${failure.text}`);
  return [
    `${head}>`,
    `      <failure type="${escaped(failure.kind)}" message="${text}">${text}</failure>`,
    "    </testcase>",
  ];
}

function countsOf(cases: readonly Case[]): string {
  const failures = cases.filter(({ failure }) => failure).length;
  return `tests="${cases.length}" failures="${failures}" errors="0"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escaped(text: string): string {
  return inert(text).replace(/[\ufffe\uffff]/g, "\ufffd").replace(
    /[&<>"']/g,
    (sign) => ENTITIES[sign] ?? sign,
  );
}
