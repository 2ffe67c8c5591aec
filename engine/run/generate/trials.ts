/**
 * Everything a task asks: each question as often as the dataset says, and the bytes it is asked with.
 * @module
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { keyOf } from "../../event/prediction_codec.ts";
import type { Bytes } from "../../net/network.ts";
import type { Json, Task } from "../../plan/plan.ts";
import { encodeBody } from "../../wire/encode_body.ts";
import type { Question } from "../questions.ts";

/** One of the repeats of a question. */
export interface Trial {
  readonly question: Question;
  /** Counted from 0. */
  readonly repeat: number;
  /** What its line is found by. */
  readonly key: string;
}

/** All of them: every question once, then again. */
export function trialsOf(questions: readonly Question[], repeats: number): readonly Trial[] {
  return Array.from({ length: repeats }, (_, repeat) => repeat).flatMap((repeat) =>
    questions.map((question): Trial => ({
      question,
      repeat,
      key: keyOf({ id: question.sample.id, repeat }),
    }))
  );
}

/** Bodies of a task's trials. A seed goes up with the repeats: the same seed would give the same answer. */
export function newBodies(
  { model, dataset }: Task,
  served: string,
): (trial: Pick<Trial, "question" | "repeat">) => Bytes {
  const { stop, sampling } = dataset.questions ?? { stop: [], sampling: {} };
  const said: Readonly<Record<string, Json>> = {
    ...sampling,
    ...(stop.length > 0 ? { stop } : {}),
    ...model.sampling,
  };
  return ({ question: { prompt, maxOutputTokens }, repeat }) => {
    const { seed } = said;
    const seeded = typeof seed === "number" ? { ...said, seed: seed + repeat } : said;
    return encodeBody({ ...model, sampling: seeded }, served, { prompt, maxOutputTokens });
  };
}

/** What stands in a prediction for the body it answers: the first 16 digits of its SHA-256. */
export function fingerprint(body: Uint8Array): string {
  return bytesToHex(sha256(body)).slice(0, 16);
}
