/**
 * A steady load seen from both ends: how far the client's stamps lie behind the times at which the server sent.
 * @module
 */

import { OUTCOMES } from "../../event/block.ts";
import type { Block } from "../../event/block.ts";
import type { Stamps } from "../../mock/ledger.ts";
import { percentile } from "../../stats/percentile.ts";
import { Tally } from "../../stats/tally.ts";
import type { Outcome } from "./run_trial.ts";

/** What there is to see. */
export interface StampErrors {
  /** Client's stamp less server's, in milliseconds, of events that were sent while 19 of 20 streams were there. */
  readonly errors: Tally;
  /** Such events a second. */
  readonly eventsPerSecond: number;
  /** Requests that did not end well, or with another number of events than the server sent. */
  readonly lost: number;
}

const OK = OUTCOMES.indexOf("ok");
const NS_PER_MS = 1e6;
const NS_PER_SECOND = 1e9;
/** Percent of the streams that may begin after the others, or end before them. */
const FEW = 5;

/** Holds a client's events against the server's. The server must know each request by its row. */
export function stampErrorsOf({ blocks, stamps, aheadNs }: Outcome): StampErrors {
  const pages = new Map(stamps.map((page) => [page.id, page]));
  const pairs: (readonly [seen: Float64Array, sent: readonly number[]])[] = [];
  let lost = 0;
  for (const block of blocks) {
    for (let row = 0; row < block.rows; row++) {
      const seen = seenOf(block, row);
      const sent = sentOf(pages.get(String(block.counts.sample[row])));
      if (seen && seen.length === sent.length && sent.length > 0) pairs.push([seen, sent]);
      else lost++;
    }
  }
  const from = percentile(sorted(pairs.map(([, sent]) => sent[0] as number)), 100 - FEW);
  const to = percentile(sorted(pairs.map(([, sent]) => sent.at(-1) as number)), FEW);
  const errors = new Tally();
  for (const [seen, sent] of pairs) {
    sent.forEach((at, i) => {
      if (at >= from && at < to) errors.add(((seen[i] as number) - at - aheadNs) / NS_PER_MS);
    });
  }
  const eventsPerSecond = to > from ? errors.n * NS_PER_SECOND / (to - from) : 0;
  return { errors, eventsPerSecond, lost };
}

function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function seenOf({ codes, eventOffsets, eventTimes }: Block, row: number): Float64Array | undefined {
  if (codes.outcome[row] !== OK) return;
  return eventTimes.subarray(eventOffsets[row], eventOffsets[row + 1]);
}

function sentOf(page: Stamps | undefined): readonly number[] {
  return page?.sentAt ?? [];
}
