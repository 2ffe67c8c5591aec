/**
 * The flags of `calibrate`.
 * @module
 */

import type { FlagGroup } from "../flag.ts";

/** Flags of `calibrate`. */
export const CALIBRATE_FLAGS: readonly FlagGroup[] = [
  {
    heading: "The calibration",
    flags: [
      {
        name: "seconds",
        takes: "number",
        value: "N",
        help: "about how long it takes, 1 to 600 (20)",
      },
      { name: "json", takes: "none", help: "the calibration as JSON on stdout" },
      { name: "help", short: "h", takes: "none", help: "this page" },
    ],
  },
];
