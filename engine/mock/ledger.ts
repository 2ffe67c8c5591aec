/**
 * The server's own truth: when each request came and when each of its events was handed to the kernel.
 *
 * Memory is bounded: beyond the limits the oldest requests are forgotten whole, and counted.
 * @module
 */

/** What is known of one request. Times are nanoseconds of the server's clock. */
export interface Stamps {
  /** Counted from 1 in order of arrival. */
  readonly order: number;
  /** Its `x-request-id`. */
  readonly id: string | null;
  /** When its last byte was read. */
  readonly receivedAt: number;
  readonly promptTokens: number;
  /** When each event that carries tokens was sent; a whole answer is one event. */
  readonly sentAt: readonly number[];
  /** Tokens in each of these. */
  readonly tokens: readonly number[];
  /** The most that one of these was sent after its time. */
  readonly worstLagNs: number;
  readonly endedAt: number | null;
  readonly ending: Ending | null;
}

/** How a request ended: at its limit, on its own, with an error or a scripted fault, because the client left. */
export type Ending = "length" | "stop" | "error" | "abort";

/** One request's page. */
export interface Page {
  stamp(at: number, tokens: number, dueAt: number): void;
  close(at: number, ending: Ending): void;
}

/** All pages. */
export interface Ledger {
  open(request: Pick<Stamps, "order" | "id" | "receivedAt" | "promptTokens">): Page;
  stamps(): readonly Stamps[];
  /** Requests forgotten. */
  dropped(): number;
}

type Entry = { -readonly [K in keyof Stamps]: Stamps[K] } & {
  readonly sentAt: number[];
  readonly tokens: number[];
};

const BLANK = { worstLagNs: 0, endedAt: null, ending: null };
const LIMITS = { requests: 1 << 16, events: 1 << 21 };

/** Opens a ledger. */
export function newLedger(limits: Readonly<typeof LIMITS> = LIMITS): Ledger {
  const kept = new Set<Entry>();
  let events = 0;
  let dropped = 0;
  const forgetOldest = (): void => {
    for (const entry of kept) {
      kept.delete(entry);
      events -= entry.sentAt.length;
      dropped++;
      return;
    }
  };
  const stamp = (entry: Entry, at: number, tokens: number): void => {
    while (events >= limits.events) forgetOldest();
    if (!kept.has(entry)) return;
    entry.sentAt.push(at);
    entry.tokens.push(tokens);
    events++;
  };
  return {
    open(request) {
      const entry: Entry = { ...request, ...BLANK, sentAt: [], tokens: [] };
      if (kept.size >= limits.requests) forgetOldest();
      kept.add(entry);
      return {
        stamp(at, tokens, dueAt) {
          entry.worstLagNs = Math.max(entry.worstLagNs, at - dueAt);
          stamp(entry, at, tokens);
        },
        close: (at, ending) => void Object.assign(entry, { endedAt: at, ending }),
      };
    },
    stamps: () => [...kept],
    dropped: () => dropped,
  };
}
