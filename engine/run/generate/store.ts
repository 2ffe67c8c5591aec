/**
 * The answers of a task on disk: files that only grow, a line for each finished question, written before it counts.
 *
 * Whatever ends the process, at most the last line is torn; it is cut off before anything is added.
 * @module
 */

import { decodeAsked, encodeAsked, keyOf } from "../../event/prediction_codec.ts";
import type { FailedAsk, Prediction } from "../../event/prediction.ts";
import type { Task } from "../../plan/plan.ts";
import type { Appender, Files } from "../../port/ports.ts";
import { placesOf } from "../places.ts";
import { newLineWriter } from "./line_writer.ts";
import type { LineWriter } from "./line_writer.ts";

/** What is on disk of a task. */
export interface Stored {
  /** By key; of two lines with one key the first counts. */
  readonly answered: ReadonlyMap<string, Prediction>;
  /** By key, the latest; without those that were answered after all. */
  readonly failed: ReadonlyMap<string, FailedAsk>;
  /** Lines that are no answers: damaged, and left out. */
  readonly damaged: number;
}

/** Where answers go. */
export interface AnswerStore {
  /** Resolves once the line is handed to the system. */
  add(line: Prediction | FailedAsk): Promise<void>;
  close(): Promise<void>;
}

/** Reads what is there of a task. */
export async function readStore(files: Files, folder: string, task: Task): Promise<Stored> {
  const answered = new Map<string, Prediction>();
  const failed = new Map<string, FailedAsk>();
  let damaged = 0;
  for (const path of [placesOf(task).predictions, placesOf(task).failed]) {
    for await (const line of linesOf(files.read(`${folder}/${path}`))) {
      if (line.torn || line.text === "") continue;
      const asked = decodeAsked(line.text);
      if (!asked) damaged++;
      else if (!asked.success) failed.set(keyOf(asked), asked);
      else if (!answered.has(keyOf(asked))) answered.set(keyOf(asked), asked);
    }
  }
  for (const key of answered.keys()) failed.delete(key);
  return { answered, failed, damaged };
}

/** Opens the files of a task to add to them; a torn last line is cut off. */
export async function openStore(files: Files, folder: string, task: Task): Promise<AnswerStore> {
  const paths = { answered: placesOf(task).predictions, failed: placesOf(task).failed };
  const open = new Map<string, Promise<LineWriter>>();
  const writerOf = (path: string): Promise<LineWriter> => {
    const opened = open.get(path) ?? openWhole(files, `${folder}/${path}`).then(newLineWriter);
    open.set(path, opened);
    return opened;
  };
  await writerOf(paths.answered);
  return {
    async add(line) {
      const writer = await writerOf(line.success ? paths.answered : paths.failed);
      await writer.add(encodeAsked(line));
    },
    async close() {
      for (const opened of open.values()) await (await opened).close();
    },
  };
}

async function openWhole(files: Files, path: string): Promise<Appender> {
  let whole = 0;
  let torn = false;
  for await (const line of linesOf(files.read(path))) {
    if (line.torn) torn = true;
    else whole = line.end;
  }
  if (torn) await files.truncate(path, whole);
  return await files.append(path);
}

interface Line {
  readonly text: string;
  /** Byte behind its line break. */
  readonly end: number;
  /** It has no line break: the process ended while it was written. */
  readonly torn: boolean;
}

const LINE_FEED = 10;

async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Line> {
  const decoder = new TextDecoder();
  let parts: Uint8Array[] = [];
  let offset = 0;
  for await (const piece of pieces) {
    let start = 0;
    for (let at; (at = piece.indexOf(LINE_FEED, start)) >= 0; start = at + 1) {
      const text = decoder.decode(joined([...parts, piece.subarray(start, at)]));
      parts = [];
      yield { text, end: offset + at + 1, torn: false };
    }
    if (start < piece.length) parts.push(piece.subarray(start));
    offset += piece.length;
  }
  if (parts.length > 0) yield { text: decoder.decode(joined(parts)), end: offset, torn: true };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
