/**
 * When the requests of an open loop leave: at their offsets, whatever is in flight.
 *
 * Arrival i belongs to seat i mod `seats`, so each loop wakes up for its own alone. With a cap, any loop that has a free
 * slot takes the arrival that is due, so a request waits only while every slot is taken; the wait counts as lag.
 * @module
 */

import type { Pacer, Pacing } from "./pacer.ts";
import { shareOf } from "./share.ts";

/** Arrivals in their order. */
interface Line {
  /** Number of the next one. */
  next(): number;
  /** Takes it; false where another loop was faster. */
  take(index: number): boolean;
  /** The one that a timer is set for. */
  awaited: number;
}

/** The pacer of a stage with offsets: nanoseconds from its start. */
export function newOpenPacer(pacing: Pacing, offsets: Float64Array): Pacer {
  const { arrival } = pacing.stage;
  const cap = arrival.kind === "open" ? arrival.maxConcurrency : null;
  return cap === null ? newFreePacer(pacing, offsets) : newCappedPacer(pacing, offsets, cap);
}

function newFreePacer(pacing: Pacing, offsets: Float64Array): Pacer {
  const stripes: Line[] = [];
  const arrive = newArrivals(pacing, offsets, () => true);
  return {
    serve(seat) {
      const stripe = stripeOf(pacing, seat);
      stripes.push(stripe);
      arrive(stripe);
    },
    freed() {},
    get over() {
      return stripes.every((stripe) => stripe.next() >= offsets.length);
    },
  };
}

function newCappedPacer(pacing: Pacing, offsets: Float64Array, cap: number): Pacer {
  const { departure, seats } = pacing;
  const line = commonLine(pacing);
  let slots = 0;
  const arrive = newArrivals(pacing, offsets, () => departure.inFlight < slots);
  return {
    serve(seat) {
      slots += shareOf(cap, seat, seats);
      arrive(line);
    },
    freed: () => arrive(line),
    get over() {
      return slots === 0 || line.next() >= offsets.length;
    },
  };
}

/** Sends what is due of a line while it may, and comes back for what is not. */
function newArrivals(
  { network, start, departure, turns }: Pacing,
  offsets: Float64Array,
  mayLeave: () => boolean,
): (line: Line) => void {
  const arrive = (line: Line): void => {
    while (mayLeave()) {
      const index = line.next();
      if (index >= offsets.length) return;
      const due = start + (offsets[index] as number);
      if (due > network.now()) return wait(line, index, due);
      if (line.take(index)) departure.depart(due, turns);
    }
  };
  const wait = (line: Line, index: number, due: number): void => {
    if (line.awaited === index) return;
    line.awaited = index;
    network.at(due, () => {
      line.awaited = -1;
      arrive(line);
    });
  };
  return arrive;
}

/** The arrivals of one seat, which nobody else takes. */
function stripeOf({ turns, next, seats }: Pacing, seat: number): Line {
  return {
    next: () => seat + Atomics.load(next, seat) * seats,
    take(index) {
      Atomics.add(next, seat, 1);
      turns.turnTo(index);
      return true;
    },
    awaited: -1,
  };
}

/** All arrivals, for whoever has a slot. */
function commonLine({ turns }: Pacing): Line {
  return { next: () => turns.next, take: (index) => turns.takeIf(index), awaited: -1 };
}
