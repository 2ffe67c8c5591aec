/**
 * A trial as a load worker is told it.
 * @module
 */

import { joinBodies } from "../../run/load/bodies.ts";
import { COUNTERS_BYTES } from "../../run/load/counters.ts";
import type { LoadJob } from "../../run/load/job.ts";
import { encodeBody } from "../../wire/encode_body.ts";
import { requestPath } from "../../wire/request_path.ts";
import type { Trial } from "./trials.ts";

const API = "openai-completions";
const TIMEOUT_MS = 30_000;

/** The job of a trial, at a server. */
export function trialJob({ stage, tokens, rows }: Trial, url: string): LoadJob {
  const model = { api: API, stream: true, sampling: {}, continuousUsage: false } as const;
  const body = encodeBody(model, "assay-sim", { prompt: "calibrate", maxOutputTokens: tokens });
  return {
    target: {
      origin: url,
      method: "POST",
      path: requestPath(API),
      headers: { "content-type": "application/json", accept: "text/event-stream" },
    },
    stream: true,
    stages: [stage],
    rows,
    bodies: joinBodies(Array<Uint8Array>(rows).fill(body)),
    timeoutMs: TIMEOUT_MS,
    retry: { attempts: 1, backoffMs: 0 },
    keep: "until-usage",
    shared: new SharedArrayBuffer(COUNTERS_BYTES),
  };
}
