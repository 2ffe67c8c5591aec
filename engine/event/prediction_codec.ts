/**
 * Lines of answered questions, to a file and back.
 * @module
 */

import type { Asked, FailedAsk, Prediction } from "./prediction.ts";

/** One line. */
export function encodeAsked(line: Prediction | FailedAsk): string {
  return `${JSON.stringify(line)}\n`;
}

/** Reads a line; `undefined` where it is none. */
export function decodeAsked(line: string): Prediction | FailedAsk | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const fields = value as Readonly<Record<string, unknown>>;
  const needed = { ...ASKED, ...(fields["success"] === true ? ANSWERED : FAILED) };
  const isWhole = Object.entries(needed).every(([key, holds]) => holds(fields[key]));
  return isWhole ? value as Prediction | FailedAsk : undefined;
}

type Rules = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === "string";

/** What is read of a line later on, and must be there. */
const ASKED: Rules = { id: isText, repeat: (value) => Number.isSafeInteger(value) };
const ANSWERED: Rules = {
  prediction: isText,
  finish_reason: (value) => value === null || isText(value),
  request: isText,
};
const FAILED: Rules = { success: (value) => value === false, kind: isText, error_info: isText };

/** The key of a sample's repeat. */
export function keyOf({ id, repeat }: Pick<Asked, "id" | "repeat">): string {
  return `${repeat}:${id}`;
}
