/**
 * Three verdicts, and how those of parts make one of a whole.
 * @module
 */

/** Whether two things are the same; `unsure`: not decided within bounds. */
export type Verdict = "equal" | "unequal" | "unsure";

/** The verdict on a whole that is the same only if all its parts are. */
export function all(parts: readonly Verdict[]): Verdict {
  if (parts.includes("unequal")) return "unequal";
  return parts.includes("unsure") ? "unsure" : "equal";
}

/** The verdict on a thing that is the same if it is like one of several. */
export function any(choices: readonly Verdict[]): Verdict {
  if (choices.includes("equal")) return "equal";
  return choices.includes("unsure") ? "unsure" : "unequal";
}
