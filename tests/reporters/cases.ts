/**
 * Recordings that every reporter must survive, by name.
 * @module
 */

import type { Recorded } from "../../reporters/reporter.ts";
import { recordedOf, type Told } from "./recorded.ts";

/** Words of a server that wants to do harm. */
export const HOSTILE =
  `\x1b[2J\x1b]0;owned\x07</script><script>alert(1)</script>\r\n\0"',;=cmd|' \u202egnp\u2028\ud800`;

/** What usually happens: a warm-up, good requests with one and several tokens per event, failures, two blocks. */
export const USUAL: readonly (readonly Told[])[] = [
  [
    { sent: 0, events: [50, 70], phase: "warmup" },
    { sent: 100, events: [151.5, 171.5, 192, 212] },
    { sent: 100.125, events: [161, 181, 201.25], tokens: [1, 2, 4], outputTokens: 7 },
    { sent: 110, outcome: "http-status", status: 503, note: "overloaded: try again later" },
  ],
  [
    { sent: 215, events: [265], outputTokens: 1 },
    { sent: 216, events: [270, 300], outputTokens: 9 },
    { sent: 220, outcome: "aborted" },
    { sent: 1234.56789, events: [1300, 1320.123456, 1340] },
    { sent: 1400, events: [1450, 1460], phase: "cooldown" },
  ],
];

const FAILED: readonly Told[] = [
  { sent: 0, outcome: "connect-refused", note: "connection refused" },
  { sent: 1, outcome: "error-event", status: 200, note: HOSTILE },
  { sent: 2, outcome: "error-event", status: 200, note: "second" },
];

/** Two stages of different speed. */
export const STAGES: readonly (readonly Told[])[] = [
  [
    { sent: 0, events: [50, 70, 90] },
    { sent: 10, events: [70, 90, 110] },
    { sent: 500, events: [530, 535, 540], stage: 1 },
    { sent: 510, outcome: "timeout", stage: 1, note: "no answer within 30 s" },
  ],
];

/** Recordings by what is special about them. */
export const CASES: Readonly<Record<string, Recorded>> = {
  usual: recordedOf(USUAL),
  "no request": recordedOf([]),
  "an empty block": recordedOf([[]]),
  "all failed": recordedOf([FAILED]),
  "nothing known": recordedOf([[{ sent: NaN, outputTokens: -1 }, { sent: NaN, outcome: "other" }]]),
  "several stages": recordedOf(STAGES),
  "wide names": recordedOf(USUAL, {
    folder: "通义千问-模型",
    file: "données 👩‍👩‍👧‍👦",
    served: "模型🚀",
  }),
  "climbing names": recordedOf(USUAL, { folder: "../../etc", file: ".." }),
  "hostile names": recordedOf([FAILED], { folder: HOSTILE, file: HOSTILE, served: HOSTILE }),
  "endless names": recordedOf(USUAL, { folder: "m".repeat(5000), file: "数".repeat(5000) }),
  "no names": recordedOf(USUAL, { folder: "", file: "", served: "" }),
};
