/**
 * The measured requests of each stage of one run that ended ok, as columns of numbers to resample.
 *
 * Beyond so many, every second one is let go and only every second one taken from there on, again and again: memory is flat,
 * and which ones are kept hangs on their order alone.
 * @module
 */

import type { Block } from "../event/block.ts";
import { OUTCOMES, PHASES } from "../event/block.ts";
import { carriedOf } from "../event/event_gaps.ts";
import { REQUEST_METRICS } from "../event/metrics.ts";
import { outputTokensOf } from "../event/tokens.ts";

/** Latencies with one value for each request, milliseconds. */
export const LATENCIES = ["ttft_ms", "tpot_ms", "e2el_ms"] as const;

/** Kept requests: row i of every list is one. Times in seconds since the task's origin. */
export interface Requests {
  readonly sent: readonly number[];
  readonly end: readonly number[];
  /** Output tokens; 0 where nobody told. */
  readonly tokens: readonly number[];
  readonly latencies: Readonly<Record<typeof LATENCIES[number], readonly number[]>>;
  /** One in so many was kept. */
  readonly stride: number;
}

/** Inter-token latencies of kept requests: request i has the next `counts[i]` of `values`, each of them `copies` times. */
export interface TokenGaps {
  readonly sent: readonly number[];
  readonly counts: readonly number[];
  readonly values: readonly number[];
  readonly copies: readonly number[];
  readonly stride: number;
}

/** One stage of one run. */
export interface StageSeries {
  /** Counted from 0. */
  readonly stage: number;
  /** Measured requests, and those of them that ended ok. */
  readonly total: number;
  readonly ok: number;
  /** Output tokens of those that ended ok. */
  readonly outputTokens: number;
  /** First sent to last end. */
  readonly durationSeconds: number;
  readonly requests: Requests;
  readonly gaps: TokenGaps;
}

interface Columns {
  sent: number[];
  end: number[];
  tokens: number[];
  latencies: Record<typeof LATENCIES[number], number[]>;
  stride: number;
}

interface GapColumns {
  sent: number[];
  counts: number[];
  values: number[];
  copies: number[];
  stride: number;
}

interface Gathering {
  total: number;
  ok: number;
  outputTokens: number;
  from: number;
  to: number;
  readonly requests: Columns;
  readonly gaps: GapColumns;
}

const MEASURED = PHASES.indexOf("measured");
const OK = OUTCOMES.indexOf("ok");
const NS_PER_SECOND = 1e9;
const NS_PER_MS = 1e6;
const MOST_REQUESTS = 200_000;
const MOST_GAPS = 300_000;

/** Gathers the stages of a run, each kept thin on its own. */
export async function gatherStages(
  blocks: AsyncIterable<Block>,
  limits: { readonly requests: number; readonly gaps: number } = {
    requests: MOST_REQUESTS,
    gaps: MOST_GAPS,
  },
): Promise<readonly StageSeries[]> {
  const stages = new Map<number, Gathering>();
  for await (const block of blocks) {
    for (let row = 0; row < block.rows; row++) {
      if (block.codes.phase[row] !== MEASURED) continue;
      const stage = block.counts.stage[row] as number;
      const gathering = stages.get(stage) ?? newGathering();
      stages.set(stage, gathering);
      add(gathering, block, row);
      if (gathering.requests.sent.length > limits.requests) thinRequests(gathering.requests);
      while (isOver(gathering.gaps, limits.gaps)) thinGaps(gathering.gaps);
    }
  }
  return [...stages].map(([stage, { from, to, ...kept }]) => ({
    ...kept,
    stage,
    durationSeconds: to - from,
  })).sort((a, b) => a.stage - b.stage);
}

function newGathering(): Gathering {
  return {
    total: 0,
    ok: 0,
    outputTokens: 0,
    from: Infinity,
    to: -Infinity,
    requests: {
      sent: [],
      end: [],
      tokens: [],
      latencies: { ttft_ms: [], tpot_ms: [], e2el_ms: [] },
      stride: 1,
    },
    gaps: { sent: [], counts: [], values: [], copies: [], stride: 1 },
  };
}

function add(gathering: Gathering, block: Block, row: number): void {
  gathering.total++;
  if (block.codes.outcome[row] !== OK) return;
  const at = gathering.ok++;
  const sent = (block.times.sent[row] as number) / NS_PER_SECOND;
  const end = (block.times.end[row] as number) / NS_PER_SECOND;
  const tokens = outputTokensOf(block, row) || 0;
  gathering.outputTokens += tokens;
  gathering.from = Math.min(gathering.from, sent);
  gathering.to = Math.max(gathering.to, end);
  const { requests, gaps } = gathering;
  if (at % requests.stride === 0) {
    requests.sent.push(sent);
    requests.end.push(end);
    requests.tokens.push(tokens);
    for (const name of LATENCIES) requests.latencies[name].push(latencyOf(name, block, row));
  }
  if (at % gaps.stride === 0) addGaps(gaps, block, row);
}

function latencyOf(name: typeof LATENCIES[number], block: Block, row: number): number {
  return REQUEST_METRICS.find((metric) => metric.name === name)?.of(block, row) ?? NaN;
}

/** As the metric `itl_ms` is defined: none of a request whose events carry nobody knows how many tokens. */
function addGaps(gaps: GapColumns, block: Block, row: number): void {
  const { eventTimes, eventTokens, eventOffsets } = block;
  const first = eventOffsets[row] as number;
  const end = eventOffsets[row + 1] as number;
  const carried = carriedOf(block, row);
  const before = gaps.values.length;
  for (let event = first + 1; event < end && carried !== "unknown"; event++) {
    const gap = ((eventTimes[event] as number) - (eventTimes[event - 1] as number)) / NS_PER_MS;
    const tokens = carried === "told" ? eventTokens[event] as number : 1;
    gaps.values.push(gap / tokens);
    gaps.copies.push(tokens);
  }
  gaps.sent.push((block.times.sent[row] as number) / NS_PER_SECOND);
  gaps.counts.push(gaps.values.length - before);
}

function thinRequests(requests: Columns): void {
  const { latencies } = requests;
  requests.sent = requests.sent.filter(isKept);
  requests.end = requests.end.filter(isKept);
  requests.tokens = requests.tokens.filter(isKept);
  for (const name of LATENCIES) latencies[name] = latencies[name].filter(isKept);
  requests.stride *= 2;
}

function isOver({ values, counts }: GapColumns, limit: number): boolean {
  return values.length + counts.length > limit && counts.length > 1;
}

function thinGaps(gaps: GapColumns): void {
  const kept = gaps.counts.flatMap((count, at) => Array<boolean>(count).fill(isKept(0, at)));
  gaps.values = gaps.values.filter((_, at) => kept[at]);
  gaps.copies = gaps.copies.filter((_, at) => kept[at]);
  gaps.sent = gaps.sent.filter(isKept);
  gaps.counts = gaps.counts.filter(isKept);
  gaps.stride *= 2;
}

function isKept(_: unknown, at: number): boolean {
  return at % 2 === 0;
}
