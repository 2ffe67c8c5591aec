/**
 * Tokens over time, out of the events that carried them.
 * @module
 */

import type { Block } from "../../engine/event/block.ts";
import { outputTokensOf } from "../../engine/event/tokens.ts";
import type { Window } from "../../engine/stats/concurrency.ts";
import { axisOf, newRates } from "../../engine/stats/timeline.ts";
import type { Course } from "./course.ts";
import { courseOf, inside } from "./course.ts";

const MOST_BINS = 160;

/** Takes in the token-carrying events of blocks. */
export interface TokenCourse {
  add(block: Block): void;
  course(): Course;
}

/** Tokens a second. An event that does not tell its tokens counts for its share of the request's, or for one. */
export function newTokenCourse(window: Window): TokenCourse {
  const axis = axisOf(window, MOST_BINS);
  const rates = newRates(axis);
  const addRow = (block: Block, row: number): void => {
    const from = block.eventOffsets[row] as number;
    const to = block.eventOffsets[row + 1] as number;
    const share = outputTokensOf(block, row) / (to - from) || 1;
    for (let event = from; event < to; event++) {
      const tokens = block.eventTokens[event] as number;
      rates.add(inside(block.eventTimes[event] as number, axis), tokens > 0 ? tokens : share);
    }
  };
  return {
    add(block) {
      for (let row = 0; row < block.rows; row++) addRow(block, row);
    },
    course: () => courseOf(axis, rates.values()),
  };
}
