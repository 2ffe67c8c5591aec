/**
 * Ports for questions in virtual time: files in memory, a scripted server, and a recipe that finds the last number.
 * @module
 */

import type { Files } from "../../../../engine/port/ports.ts";
import type { Reached, RunPorts } from "../../../../engine/run/ports.ts";
import type { Recipe } from "../../../../engine/score/recipe.ts";
import { newMemoryFiles } from "../../port/memory_files.ts";
import { ScriptedNetwork } from "../load/scripted_network.ts";
import type { Answer, Seen } from "../load/scripted_network.ts";
import { ScriptedTime } from "../load/scripted_time.ts";
import { newScriptedPorts } from "../scripted_ports.ts";
import type { Scripted } from "../scripted_ports.ts";
import { ROWS_PATH, rowsText } from "./asked.ts";
import { rightly } from "./scripted_answers.ts";
import { passing, virtualClock } from "./virtual_time.ts";

/** What is other than usual. */
export interface World {
  readonly rows?: number;
  readonly answer?: (seen: Seen) => Answer;
  /** Those of an earlier run, to go on with. */
  readonly files?: Files;
  readonly rest?: Partial<RunPorts>;
  readonly reached?: Partial<Reached>;
}

/** Scripted ports, and what makes their time pass. */
export interface Asking extends Scripted {
  readonly time: ScriptedTime;
  /** Networks that were made. */
  readonly used: readonly ScriptedNetwork[];
  /** Lets time pass until something is done. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** Ports to ask with. */
export async function newAsking(
  { rows = 3, answer = rightly, files = newMemoryFiles(), rest, reached }: World = {},
): Promise<Asking> {
  await files.write(ROWS_PATH, [rowsText(rows)]);
  const time = new ScriptedTime();
  const used: ScriptedNetwork[] = [];
  const scripted = newScriptedPorts({
    answer,
    files,
    rest: {
      clock: virtualClock(time),
      newNetwork() {
        const network = new ScriptedNetwork(answer, time);
        used.push(network);
        return Promise.resolve(network);
      },
      recipe: () => Promise.resolve(LAST_NUMBER),
      ...rest,
    },
    ...(reached ? { reached } : {}),
  });
  return { ...scripted, time, used, during: (work) => passing(time, work) };
}

const LAST_NUMBER: Recipe = {
  name: "last@test",
  version: 3,
  about: "the last number",
  score({ reference }, { text }) {
    const match = [...text.matchAll(/\d+/g)].at(-1);
    const blank = { why: null, extracted: null, offsets: null, rule: null, parts: {} };
    if (!match) return { ...blank, verdict: "unscored", why: "no-answer" };
    const [extracted] = match;
    const verdict = extracted === String(reference) ? "correct" : "wrong";
    const offsets = [match.index, match.index + extracted.length] as const;
    return { ...blank, verdict, extracted, offsets, rule: "last" };
  },
};

/** The lines of a file of a run, as JSON. */
export async function linesOf<T>(files: Files, path: string): Promise<readonly T[]> {
  const text = await files.readText(`run/${path}`) ?? "";
  return text.split("\n").filter((line) => line !== "").map((line): T => JSON.parse(line));
}
