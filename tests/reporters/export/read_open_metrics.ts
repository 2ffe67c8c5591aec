/**
 * A strict reader of OpenMetrics text 1.0, as far as its metrics are gauges, summaries and histograms. What breaks a rule of
 * the specification throws.
 * @module
 */

import assert from "node:assert/strict";

/** A family. */
export interface Exposed {
  readonly name: string;
  readonly type: string;
  readonly samples: readonly Sample[];
}

interface Sample {
  /** With its suffix. */
  readonly series: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  gauge: [""],
  summary: ["", "_sum", "_count"],
  histogram: ["_bucket", "_sum", "_count"],
};
const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const HEAD =
  /^# TYPE (\S+) (gauge|summary|histogram)\n(?:# UNIT (\S+) (\S+)\n)?# HELP (\S+) (.*)\n/;
const SAMPLE = /^([a-zA-Z_:][\w:]*)\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*)\} (\S+)\n/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/g;
/** As Go prints floats between 1e-4 and 1e21. */
const CANONICAL = /^(\d+\.\d+|\+Inf)$/;

/** All families of a text. */
export function readOpenMetrics(text: string): readonly Exposed[] {
  assert.ok(text.endsWith("# EOF\n"), "the last line is EOF");
  let rest = text.slice(0, -"# EOF\n".length);
  const families: Exposed[] = [];
  while (rest !== "") {
    const [head, name = "", type = "", unitOf, unit, helpOf, help = ""] = HEAD.exec(rest) ?? [];
    assert.ok(head, `a head: ${rest.slice(0, 80)}`);
    assert.match(name, NAME);
    assert.deepEqual([unitOf ?? name, helpOf], [name, name]);
    assert.ok(unit === undefined || name.endsWith(`_${unit}`), `${name} ends in ${unit}`);
    assert.doesNotMatch(help.replaceAll(/\\[\\"n]/g, ""), /[\\"]/, "help is escaped");
    rest = rest.slice(head.length);
    const samples: Sample[] = [];
    for (let found; (found = SAMPLE.exec(rest)); rest = rest.slice(found[0].length)) {
      samples.push(sampleOf(found));
    }
    checkFamily({ name, type, samples });
    families.push({ name, type, samples });
  }
  assert.equal(new Set(families.map(({ name }) => name)).size, families.length, "each family once");
  return families;
}

function sampleOf([, series = "", pairs = "", number = ""]: RegExpExecArray): Sample {
  const labels = [...pairs.matchAll(LABEL)].map(([, name = "", text = ""]) =>
    [name, text.replace(/\\(.)/g, (_, sign) => sign === "n" ? "\n" : sign)] as const
  );
  assert.equal(new Set(labels.map(([name]) => name)).size, labels.length, "each label once");
  const value = Number(number);
  assert.ok(Number.isFinite(value), `${series} is ${number}`);
  return { series, labels: Object.fromEntries(labels), value };
}

function checkFamily({ name, type, samples }: Exposed): void {
  assert.ok(samples.length > 0, `${name} has samples`);
  const allowed = SUFFIXES[type]?.map((suffix) => name + suffix);
  for (const { series, labels } of samples) {
    assert.ok(allowed?.includes(series), `${series} is of the ${type} ${name}`);
    for (const label of [labels["le"], labels["quantile"]]) {
      if (label !== undefined) assert.match(label, CANONICAL);
    }
  }
  const keys = samples.map(({ series, labels }) => JSON.stringify([series, labels]));
  assert.equal(new Set(keys).size, keys.length, `each series of ${name} once`);
  for (const group of groupsOf(samples)) checkGroup(type, group);
}

/** Samples that share all labels but `le` and `quantile`; they stand together. */
function groupsOf(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const keyOf = ({ labels: { le: _le, quantile: _quantile, ...labels } }: Sample): string =>
    JSON.stringify(labels);
  const groups = [...Map.groupBy(samples, keyOf).values()];
  assert.deepEqual(groups.flat(), samples, "samples of a metric stand together");
  return groups;
}

function checkGroup(type: string, samples: readonly Sample[]): void {
  if (type === "gauge") return assert.equal(samples.length, 1);
  const of = (suffix: string): readonly Sample[] =>
    samples.filter(({ series }) => series.endsWith(suffix));
  const [count] = of("_count");
  assert.ok(count && of("_sum").every(({ value }) => value >= 0));
  if (type !== "histogram") return;
  const buckets = of("_bucket");
  const bounds = buckets.map(({ labels }) => Number(labels["le"]?.replace("+Inf", "Infinity")));
  assert.deepEqual(bounds, [...bounds].sort((a, b) => a - b), "bounds ascend");
  assert.equal(bounds.at(-1), Infinity);
  const counts = buckets.map(({ value }) => value);
  assert.deepEqual(counts, [...counts].sort((a, b) => a - b), "counts are cumulative");
  assert.equal(counts.at(-1), count.value);
}
