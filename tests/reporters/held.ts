/**
 * Runs that were held against thresholds, some of whose names mean harm.
 * @module
 */

import type { Summary, ThresholdResult } from "../../engine/event/summary.ts";
import { scoredTask } from "../engine/gate/fixtures.ts";
import { HOSTILE as WORDS } from "./cases.ts";
import { recordedOf } from "./recorded.ts";

/** A name that tries to be markup, a command, a cell, a colour and a line of its own. */
export const HOSTILE: string =
  `${WORDS}</testcase>'&]]>|\`x\`\n::error::pwned\r%0A\ufffe<img src=x>[a](http://b) @c ##[error]x`;

const RESULTS: readonly ThresholdResult[] = [
  {
    threshold: "ttft_p99 < 300ms",
    subject: "vllm-api-stream-chat/syntheticdataset",
    verdict: "pass",
    value: 52.1,
    n: 200,
    text: "52.1 ms of 200",
  },
  {
    threshold: "ttft_p99{stage=1} < 30ms",
    subject: "vllm-api-stream-chat/syntheticdataset stage=1",
    verdict: "fail",
    value: 52.1,
    n: 100,
    text: "52.1 ms of 100",
  },
  {
    threshold: `accuracy{dataset=${HOSTILE}} > 55%`,
    subject: `m/${HOSTILE}`,
    verdict: "no data",
    text: "the run has no accuracy",
  },
  {
    threshold: "accuracy{group=bbh} > 55%",
    subject: "bbh of m",
    verdict: "too few samples",
    value: 0.5,
    n: 3,
    text: "50 % of 3",
  },
];

/** A load, and questions to a model of a hostile name. */
export function heldSummary(thresholds = RESULTS): Summary {
  const { summary } = recordedOf([[{ sent: 0, events: [50, 60] }]]);
  const asked = scoredTask("m/x", { accuracy: { value: 0.5, n: 100, ci95: [0.4, 0.6] } });
  return {
    schema: 1,
    plan: "p",
    tasks: [summary, { ...asked, id: `m/${HOSTILE}`, ending: "interrupted" }],
    groups: [],
    thresholds,
  };
}
