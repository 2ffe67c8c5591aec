/**
 * What a flag is: one row of the tables that the parser and the pages of `--help` read.
 * @module
 */

/** What a flag takes. `many`: one or more words. `maybe`: a word or nothing. */
export type FlagValue = "none" | "word" | "number" | "many" | "maybe";

/** One flag. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly takes: FlagValue;
  /** Name of the value in `--help`. */
  readonly value?: string;
  readonly help: string;
  /** Rarely needed, or kept for those who know it from elsewhere: on the page of `--help-all` only. */
  readonly rare?: boolean;
}

/** Flags under one heading of `--help`. */
export interface FlagGroup {
  readonly heading: string;
  readonly flags: readonly Flag[];
}
