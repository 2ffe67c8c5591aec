/**
 * Cautions: what a reader must know before trusting a number. Each is a rule that looks at the sums of a task.
 * @module
 */

import type { ClientInfo, ClientLoad } from "./client.ts";
import type { Ending } from "./event.ts";
import type { FailureFold } from "./failures.ts";
import type { StageFold } from "./stage_fold.ts";
import type { TokenSource } from "./summary.ts";

/** What the rules look at. */
export interface Findings {
  readonly total: StageFold;
  /** By index of the stage, ascending. */
  readonly stages: ReadonlyMap<number, StageFold>;
  readonly percentiles: readonly number[];
  readonly ending: Ending;
  /** Failures of requests that are excluded. */
  readonly excludedFailures: FailureFold;
  readonly client: ClientInfo & { readonly load: ClientLoad };
  /** Warnings given during the run. */
  readonly warnings: readonly string[];
}

/** Percentiles from here on need samples. */
const TAIL = 95;
const ENOUGH_SAMPLES = 100;
/** Share of a core above which events are read late, and the shortest load of which that can be said. */
const BUSY = 0.7;
const BUSY_MS = 500;

const SOURCES: Readonly<Record<TokenSource["source"], readonly string[]>> = {
  server: [],
  tokenizer: ["output tokens counted by the client's tokenizer: the server does not tell them"],
  mixed: ["output tokens of some requests not told by the server"],
  none: ["output tokens unknown: neither the server nor a tokenizer counted them"],
};

const RULES: readonly ((findings: Findings) => readonly string[])[] = [
  noteEnding,
  noteTails,
  noteItl,
  noteTokens,
  noteExcludedFailures,
  noteBusyClient,
  ({ warnings }) => warnings,
];

/** All cautions that apply, each once. */
export function notesOf(findings: Findings): readonly string[] {
  return [...new Set(RULES.flatMap((rule) => rule(findings)))];
}

function noteEnding({ ending, total }: Findings): readonly string[] {
  if (ending === "complete") return [];
  const { total: settled } = total.requests();
  return [`partial run: ${ending} after ${settled} measured requests`];
}

function noteTails({ total, stages, percentiles }: Findings): readonly string[] {
  const names = percentiles.filter((p) => p >= TAIL).map((p) => `p${p}`).join(", ");
  const few = (fold: StageFold, where: string): readonly string[] => {
    const n = fold.tally("ttft_ms").n;
    if (names === "" || n === 0 || n >= ENOUGH_SAMPLES) return [];
    return [`${where}${names} of ${n} requests: fewer than ${ENOUGH_SAMPLES} samples`];
  };
  if (stages.size < 2) return few(total, "");
  return [...stages].flatMap(([stage, fold]) => few(fold, `stage ${stage + 1}: `));
}

function noteItl({ total: { events } }: Findings): readonly string[] {
  if (events.untold === 0) return [];
  const why =
    "events and tokens differ in number, and the server does not tell how many tokens each event carried";
  return [
    events.untold === events.streams
      ? `no inter-token latency: ${why}`
      : `inter-token latency of ${
        events.streams - events.untold
      } of ${events.streams} requests: ${why} in the others`,
  ];
}

function noteTokens({ total }: Findings): readonly string[] {
  if (total.requests().ok === 0) return [];
  const { source, mismatch = 0 } = total.tokens.source();
  const share = Number((mismatch * 100).toPrecision(2));
  return [
    ...SOURCES[source],
    ...(mismatch > 0
      ? [`output tokens of server and tokenizer differ by over 1 % in ${share} % of requests`]
      : []),
  ];
}

function noteExcludedFailures({ excludedFailures }: Findings): readonly string[] {
  const [first] = excludedFailures.list();
  if (!first) return [];
  const text = first.text ? `: ${first.text}` : "";
  return [`${excludedFailures.count} warm-up or cool-down requests failed: ${first.kind}${text}`];
}

function noteBusyClient({ client }: Findings): readonly string[] {
  const { busiestShare, cpuShare } = client.load;
  const share = busiestShare ?? (cpuShare ?? 0) / Math.max(client.workers, 1);
  if (share <= BUSY || client.load.wallMs < BUSY_MS) return [];
  return [`load thread busy ${Math.round(share * 100)} % of the time: events may be stamped late`];
}
