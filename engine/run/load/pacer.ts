/**
 * When the requests of one stage may leave: closed and open loops behind one small interface.
 * @module
 */

import type { Network } from "../../net/network.ts";
import type { StageJob } from "./job.ts";
import { newOpenPacer } from "./open_pacer.ts";
import { shareOf } from "./share.ts";
import type { Turns } from "./turns.ts";

/** What a stage asks of the loop that runs it. */
export interface Departure {
  /** Sends the request whose turn it is, due at a time of the network. */
  depart(scheduled: number, turns: Turns): void;
  readonly inFlight: number;
}

/** Decides when requests leave. */
export interface Pacer {
  /** Begins to serve a seat: its share of the slots and of the arrivals. */
  serve(seat: number): void;
  /** A request has settled. */
  freed(): void;
  /** Nothing more will leave. */
  readonly over: boolean;
}

/** What a pacer decides with. */
export interface Pacing {
  readonly network: Network;
  readonly stage: StageJob;
  /** When the stage started. */
  readonly start: number;
  readonly turns: Turns;
  readonly departure: Departure;
  /** Seats of the load. */
  readonly seats: number;
  /** By seat: how many arrivals of its stripe have been sent. */
  readonly next: Int32Array;
}

/** Nanoseconds between two looks at what another loop may have done. */
export const POLL_NS = 5e6;
/** Requests that leave in one turn: the sockets of these are served before more are opened. */
const AT_ONCE = 16;

/** The pacer of a stage. */
export function newPacer(pacing: Pacing): Pacer {
  return pacing.stage.offsets ? newOpenPacer(pacing, pacing.stage.offsets) : newClosedPacer(pacing);
}

/** Holds exactly `concurrency` requests in flight, over all seats: slot i belongs to seat i mod `seats`. */
function newClosedPacer({ network, stage, start, turns, departure, seats }: Pacing): Pacer {
  const { arrival } = stage;
  if (arrival.kind !== "closed") {
    throw new TypeError(`Cannot pace a closed loop: arrival is ${arrival.kind}`);
  }
  const { concurrency, rampPerSecond } = arrival;
  let slots = 0;
  let served = 0;
  let isOver = false;
  let isWaiting = false;
  const fill = (): void => {
    for (let count = 0; !isOver && departure.inFlight < slots; count++) {
      if (count === AT_ONCE) return network.at(network.now(), fill);
      const now = network.now();
      const turn = turns.take(now);
      if (turn === "later") return wait();
      if (turn === "none") isOver = true;
      else departure.depart(now, turns);
    }
  };
  // What another loop's request warmed up is not heard of, but seen.
  const wait = (): void => {
    if (isWaiting || seats === 1) return;
    isWaiting = true;
    network.at(network.now() + POLL_NS, () => {
      isWaiting = false;
      fill();
    });
  };
  const ramp = (slot: number, perSecond: number): void => {
    if (slot >= concurrency || isOver) return;
    network.at(start + slot * 1e9 / perSecond, () => {
      slots++;
      fill();
      ramp(slot + seats, perSecond);
    });
  };
  return {
    serve(seat) {
      served += shareOf(concurrency, seat, seats);
      if (rampPerSecond !== null) return ramp(seat, rampPerSecond);
      slots = served;
      fill();
    },
    freed: fill,
    get over() {
      return isOver || served === 0;
    },
  };
}
