/**
 * The loads of the comparison, for `seconds` each.
 * @module
 */

/** What a client is to do. */
export interface Load {
  readonly name: string;
  readonly arrival: "closed" | "open";
  /** Streams at a time. */
  readonly streams: number;
  /** Closed: of each stream, one after the other. Open: in all. */
  readonly requests: number;
  /** Of each request. */
  readonly tokens: number;
  /** What the server is asked for. */
  readonly ttftUs: number;
  readonly gapUs: number;
  /** Time over which the streams begin, or all requests of an open loop leave. */
  readonly spreadUs: number;
}

const PACED = { arrival: "closed", requests: 1, ttftUs: 200_000, spreadUs: 200_000 } as const;
const GAP_US = 20_000;
const OPEN_PER_SECOND = 2000;

/** As fast as the server can. */
export const UNPACED = {
  arrival: "closed",
  streams: 64,
  ttftUs: 0,
  gapUs: 0,
  spreadUs: 0,
} as const;

/** The load of the whole product, on a bare client. */
export const BARE: Load = {
  ...PACED,
  name: "bare loop",
  streams: 1024,
  tokens: 128,
  gapUs: GAP_US,
};

/** Streams of the paced loads, and the microseconds between their events. */
const PACES: readonly (readonly [streams: number, gapUs: number])[] = [
  [64, GAP_US],
  [256, GAP_US],
  [1024, GAP_US],
  [2048, GAP_US],
  // 113,000 events a second, and then more than a core may be able to read.
  [4096, 36_250],
  [4096, GAP_US],
];

/** The loads in the order in which they are run. */
export function loadsOf(seconds: number): readonly Load[] {
  return [
    ...PACES.map(([streams, gapUs]) => paced(streams, gapUs, seconds)),
    { ...UNPACED, name: "saturated", requests: Math.ceil(100 * seconds), tokens: 256 },
    { ...UNPACED, name: "one-token", requests: Math.ceil(1500 * seconds), tokens: 1 },
    {
      ...UNPACED,
      name: "open loop",
      arrival: "open",
      streams: 256,
      requests: OPEN_PER_SECOND * seconds,
      tokens: 1,
      ttftUs: 1000,
      spreadUs: seconds * 1e6,
    },
  ];
}

function paced(streams: number, gapUs: number, seconds: number): Load {
  const perSecond = 1e6 / gapUs;
  const name = `paced ${streams} × ${Math.round(perSecond)}/s`;
  return { ...PACED, name, streams, gapUs, tokens: Math.ceil(perSecond * seconds) };
}

/** Events of a load in all. */
export function eventsOf({ arrival, streams, requests, tokens }: Load): number {
  return (arrival === "open" ? requests : streams * requests) * tokens;
}
