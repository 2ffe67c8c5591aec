/**
 * What a comparison says of one number.
 * @module
 */

/** `better` and `worse`: the side than the baseline, at 0.05 after Holm's correction over all tests of the same kind. */
export type Verdict = "better" | "worse" | "can't tell";
