/**
 * Everything the page draws, out of the blocks of a task in two readings: ranges are known before anything is counted.
 * @module
 */

import type { Block } from "../../engine/event/block.ts";
import type { Window } from "../../engine/stats/concurrency.ts";
import type { Recorded } from "../reporter.ts";
import type { Course } from "./course.ts";
import type { Flight } from "./requests.ts";
import { newFlights } from "./requests.ts";
import type { NamedSpread } from "./spreads.ts";
import { newSpreads } from "./spreads.ts";
import { newTokenCourse } from "./token_course.ts";

/** What was gathered. */
export interface Gathered {
  readonly flight: Flight;
  /** From the first start to the last end, in nanoseconds. */
  readonly window: Window;
  readonly tokens: Course;
  readonly spreads: readonly NamedSpread[];
}

/** Reads the blocks twice, keeping some forty bytes of each request. */
export async function gather(recorded: Recorded): Promise<Gathered> {
  const { requests, excluded } = recorded.summary;
  const flights = newFlights(requests.total + excluded.warmup + excluded.cooldown);
  for await (const block of recorded.blocks()) flights.add(block);
  const flight = flights.flight();
  const window = windowOf(flight);
  const tokens = newTokenCourse(window);
  const spreads = newSpreads(recorded.task, recorded.summary);
  for await (const block of recorded.blocks()) takeIn(block, [tokens, spreads]);
  return { flight, window, tokens: tokens.course(), spreads: spreads.list() };
}

function takeIn(block: Block, takers: readonly { add(block: Block): void }[]): void {
  for (const taker of takers) taker.add(block);
}

function windowOf({ startNs, endNs }: Flight): Window {
  if (startNs.length === 0) return { from: 0, to: 1 };
  const from = startNs.reduce((least, start) => Math.min(least, start), Infinity);
  const to = endNs.reduce((most, end) => Math.max(most, end), -Infinity);
  return { from, to: Math.max(to, from + 1e6) };
}
