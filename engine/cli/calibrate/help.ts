/**
 * The page of `calibrate --help`.
 * @module
 */

import type { Page } from "../page.ts";
import { CALIBRATE_FLAGS } from "./flags.ts";

/** The page of `calibrate --help`. */
export const CALIBRATE_PAGE: Page = {
  head: [
    "assay calibrate measures the load clients on this machine, against a simulated server that tells when it sent what.",
  ],
  example: [
    "  assay calibrate --seconds 60",
  ],
  groups: CALIBRATE_FLAGS,
  notes: [
    "It finds how exact stamps are, up to how many streams and events/s, requests/s, and how punctual requests leave.",
    "Saved as calibration.json in ASSAY_CACHE, else in the user's cache folder, for each host and set of versions.",
    "A run that expects more than that starts with a warning.",
  ],
};
