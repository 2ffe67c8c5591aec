/**
 * Quantities that configs, flags and stored plans share, with the bounds they have everywhere.
 * @module
 */

import type * as z from "zod";
import { above, whole } from "./leaf.ts";

/** Most tokens or rows that can be asked for. */
export const MOST = 1_048_576;

/** A seed. */
export const seed: z.ZodNumber = whole(0, 4_294_967_295);

/** Requests in flight at once. */
export const concurrency: z.ZodNumber = whole(1, 100_000);

/** Requests, or clients added, per second. */
export const rate: z.ZodNumber = above(0, 1_000_000);

/** Tokens of one prompt or answer, or rows of one dataset. */
export const count: z.ZodNumber = whole(1, MOST);
