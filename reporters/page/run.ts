/**
 * What the reports of a whole run are made of.
 * @module
 */

export type { RecordedRun, ScoredAnswer } from "../../engine/event/recorded.ts";
