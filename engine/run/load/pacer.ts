/**
 * When the requests of one stage may leave: closed and open loops behind one small interface.
 * @module
 */

import type { Network } from "../../net/network.ts";
import type { StageJob } from "./job.ts";

/** What a stage asks of the loop that runs it. Times are those of the network. */
export interface Departure {
  /** Sends the next request, due at `scheduled`. */
  depart(scheduled: number): void;
  readonly inFlight: number;
  /** Requests of the stage that were sent. */
  readonly departed: number;
  /** Requests of the stage that have settled. */
  readonly settled: number;
}

/** Decides when requests leave. */
export interface Pacer {
  /** Begins the stage. */
  start(): void;
  /** A request has settled. */
  freed(): void;
  /** Nothing more will leave. */
  readonly over: boolean;
}

/** What a pacer decides with. */
export interface Pacing {
  readonly network: Network;
  readonly stage: StageJob;
  readonly departure: Departure;
  /** Asks whether a request due at `time` is one too many for the stage. */
  isPast(time: number): boolean;
}

/** Requests that leave in one turn: the sockets of these are served before more are opened. */
const AT_ONCE = 16;

/** The pacer of a stage. */
export function newPacer(pacing: Pacing): Pacer {
  return pacing.stage.offsets ? newOpenPacer(pacing, pacing.stage.offsets) : newClosedPacer(pacing);
}

/**
 * Holds exactly `concurrency` requests in flight. Measured ones wait until the first warm-up has settled, so that one
 * warm-up request does warm up, and many hand their slots over without draining the server.
 */
function newClosedPacer({ network, stage, departure, isPast }: Pacing): Pacer {
  const { arrival, warmup } = stage;
  if (arrival.kind !== "closed") {
    throw new TypeError(`Cannot pace a closed loop: arrival is ${arrival.kind}`);
  }
  let clients = arrival.rampPerSecond === null ? arrival.concurrency : 0;
  let over = false;
  const isWarming = (): boolean =>
    departure.departed >= warmup && warmup > 0 && departure.settled === 0;
  const fill = (): void => {
    for (let count = 0; !over && departure.inFlight < clients && !isWarming(); count++) {
      if (count === AT_ONCE) return network.at(network.now(), fill);
      const now = network.now();
      if (isPast(now)) over = true;
      else departure.depart(now);
    }
  };
  const ramp = (start: number, perSecond: number): void => {
    clients++;
    fill();
    if (clients >= arrival.concurrency || over) return;
    network.at(start + clients * 1e9 / perSecond, () => ramp(start, perSecond));
  };
  return {
    start: () =>
      arrival.rampPerSecond === null ? fill() : ramp(network.now(), arrival.rampPerSecond),
    freed: fill,
    get over() {
      return over;
    },
  };
}

/** Sends at offsets, whatever is in flight, unless a cap is set: then a request waits for its turn, and the wait counts. */
function newOpenPacer({ network, stage, departure, isPast }: Pacing, offsets: Float64Array): Pacer {
  const cap = stage.arrival.kind === "open" ? stage.arrival.maxConcurrency ?? Infinity : Infinity;
  let start = 0;
  let due = 0;
  let over = false;
  const timeOf = (index: number): number => start + (offsets[index] as number);
  const isOver = (): boolean =>
    departure.departed >= offsets.length || isPast(timeOf(departure.departed));
  const drain = (): void => {
    while (departure.departed < due && departure.inFlight < cap) {
      departure.depart(timeOf(departure.departed));
    }
    over = over || isOver();
  };
  const arrive = (): void => {
    const now = network.now();
    while (due < offsets.length && timeOf(due) <= now) due++;
    drain();
    if (due < offsets.length && !over) network.at(timeOf(due), arrive);
  };
  return {
    start() {
      start = network.now();
      arrive();
    },
    freed: drain,
    get over() {
      return over;
    },
  };
}
