/**
 * Samples of inspect's logs with the columns that other files have.
 * @module
 */

import { isRow } from "../../dataset/rows/is_row.ts";
import type { Json } from "../../plan/plan.ts";
import type { Row } from "../../plan/sample.ts";
import { valueAt } from "./columns.ts";
import { answersIn } from "./texts.ts";

const ATTACHED = "attachment://";

/** A sample as a row: what the dataset knew of it (its metadata), and beside that what was asked and answered. */
export function inspectRow(sample: Row): Row {
  const { id = null, input = null, target = null, choices = null, output, metadata } = sample;
  const first = listAt(output, "choices")[0];
  const message = isRow(first) ? first["message"] ?? null : null;
  const finish = isRow(first) ? first["stop_reason"] ?? null : null;
  return {
    ...(isRow(metadata) ? metadata : {}),
    id,
    input: attached(input, sample),
    target,
    choices: Array.isArray(choices) && choices.length > 1 ? choices : null,
    answer: attached((answersIn(message) ?? [""])[0] ?? "", sample),
    finish_reason: finish,
    error: sample["error"] ?? null,
  };
}

function listAt(value: Json | undefined, key: string): readonly Json[] {
  const list = isRow(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

/** Long texts are kept once, in a table beside the messages. */
function attached(value: Json, sample: Row): Json {
  if (typeof value !== "string" || !value.startsWith(ATTACHED)) return value;
  return valueAt(sample, `attachments.${value.slice(ATTACHED.length)}`) ?? value;
}
