/**
 * What every reporter is: a pure function from what a run left behind to a file. It cannot influence a run.
 * @module
 */

import type { Recorded, Report } from "../engine/event/recorded.ts";

export type { Recorded, Report } from "../engine/event/recorded.ts";

/** Renders one task. */
export type Reporter = (recorded: Recorded) => Report;
