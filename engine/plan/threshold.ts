/**
 * A threshold as a suite or a flag writes it, as a plan holds it.
 * @module
 */

import type { ThresholdConfig } from "../schema/suite.ts";
import type { Threshold } from "./plan.ts";

const ABORT = /\s+abort\s*$/;

/** The long form: ` abort` at the end of a text is `abortOnFail`. */
export function plannedThreshold(said: string | ThresholdConfig): Threshold {
  const { threshold, abortOnFail = false } = typeof said === "string" ? { threshold: said } : said;
  return {
    text: threshold.replace(ABORT, "").trim(),
    abortOnFail: abortOnFail || ABORT.test(threshold),
  };
}
