/**
 * The exit codes, as scripts see them.
 * @module
 */

/** Every way to end, and its code. */
export const EXIT = {
  ok: 0,
  /** A fault of ours. */
  fault: 1,
  /** A config or the command line is wrong. */
  usage: 2,
  /** Nothing could be measured: unreachable, or every request failed. */
  nothing: 3,
  /** A threshold was missed, or has too few samples to tell. */
  threshold: 4,
  /** Ctrl-C or SIGTERM; what had finished is kept and reported. */
  interrupted: 130,
} as const;

/** What each code means, for `--help`. */
export const EXIT_WORDS: readonly (readonly [number, string])[] = [
  [EXIT.ok, "measured"],
  [EXIT.fault, "a fault of assay's own"],
  [EXIT.usage, "a config or the command line is wrong"],
  [EXIT.nothing, "nothing could be measured"],
  [EXIT.threshold, "a threshold was missed"],
  [EXIT.interrupted, "interrupted; what had finished is kept"],
];

/** The user's mistake, worded for the user. The command line prints it and exits with {@linkcode EXIT}.usage. */
export class UsageError extends Error {
  override name = "UsageError";
}
