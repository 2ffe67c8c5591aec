/**
 * One time of asking: the network, the files that answers go to, and the log. What is told is on disk before it counts.
 * @module
 */

import { encodeAnswering } from "../../event/answering.ts";
import type { AnsweringEvent } from "../../event/answering.ts";
import type { Bytes } from "../../net/network.ts";
import type { Task } from "../../plan/plan.ts";
import { placesOf } from "../places.ts";
import type { Reached, RunPorts } from "../ports.ts";
import { targetOf } from "../target.ts";
import { newTry } from "./attempt.ts";
import type { Attempt } from "./attempt.ts";
import { cacheKey } from "./cache.ts";
import { discreet } from "./discreet.ts";
import { newLineWriter } from "./line_writer.ts";
import { failureLine, predictionLine } from "./lines.ts";
import type { Failed, Turn } from "./queue.ts";
import { openStore } from "./store.ts";
import { newBodies } from "./trials.ts";
import type { Trial } from "./trials.ts";

/** An event without its time. */
export type Told = AnsweringEvent extends infer E ? E extends unknown ? Omit<E, "at"> : never
  : never;

/** One time of asking. */
export interface Session {
  /** Tries once. An answer is written before this resolves. */
  ask(trial: Trial, turn: Turn): Promise<Attempt>;
  /** A question has failed for good, after so many tries. */
  failed(trial: Trial, attempt: Failed, attempts: number): Promise<void>;
  tell(event: Told): Promise<void>;
  /** Resolves once everything is written and every connection closed. */
  close(): Promise<void>;
}

/** Opens the files of a task and a network. */
export async function openSession(
  task: Task,
  reached: Reached,
  ports: RunPorts,
): Promise<Session> {
  const { files, folder, clock, newId } = ports;
  const dataset = task.dataset.file;
  const log = newLineWriter(await files.append(`${folder}/${placesOf(task).inferLog}`));
  const store = await openStore(files, folder, task);
  const network = await ports.newNetwork();
  const running = Promise.resolve(network.run());
  const bodyOf = newBodies(task, reached.served);
  const target = targetOf(task.model, reached);
  const { stream, timeoutMs } = task.model;
  const tryBody = newTry({ network, target, stream, timeoutMs });
  const now = (): string => clock.date().toISOString();

  const tryOnce = async (body: Bytes, repeat: number, signal: AbortSignal): Promise<Attempt> => {
    const { cache } = ports;
    const key = cache ? cacheKey(target, body, repeat) : "";
    const kept = await cache?.find(key);
    if (kept) return kept;
    const made = discreet(await tryBody(body, signal), reached);
    if (made.kind === "answered") await cache?.keep(key, made);
    return made;
  };
  return {
    async ask(trial, { attempts, signal }) {
      const sent = { body: bodyOf(trial), at: now() };
      const attempt = await tryOnce(sent.body, trial.repeat, signal);
      if (attempt.kind === "answered") {
        const finished = { attempt, attempts, uuid: newId(), dataset };
        await store.add(predictionLine(trial, finished, sent));
      }
      return attempt;
    },
    failed: (trial, attempt, attempts) =>
      store.add(failureLine(trial, { attempt, attempts, uuid: newId(), dataset })),
    tell: (event) => log.add(encodeAnswering({ ...event, at: now() })),
    async close() {
      network.stop();
      await running;
      await store.close();
      await log.close();
    },
  };
}
