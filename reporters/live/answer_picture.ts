/**
 * Questions that are asked, in words.
 * @module
 */

import { clockTime, figure } from "../text/figure.ts";
import { inert } from "../text/inert.ts";
import { countPhrase, failurePhrase, latencyPhrase } from "./phrases.ts";
import type { Picture } from "./picture.ts";
import type { AnswerProgress } from "./progress.ts";

/** What is shown of questions. */
export function answerPicture(progress: AnswerProgress): Picture {
  const { task, place, paused, answered, elapsedMs, latencyMs } = progress;
  const among = place ? ` · task ${place.index + 1}/${place.of}` : "";
  const latencies = latencyPhrase("answer", latencyMs);
  return {
    name: inert(task),
    beside: (paused ? " paused" : "") + among,
    share: shareOf(progress),
    done: doneText(progress),
    figures: figures(progress),
    latencies: [...latencies, ...changePhrase(progress)],
    troubles: failurePhrase(progress),
    unit: "answers/s",
    result: [
      `${figure(answered)} answered`,
      ...countPhrase(progress.failed, "failed"),
      `${figure(rateOf(progress))} answers/s`,
      ...latencies,
      clockTime(elapsedMs),
    ],
  };
}

function shareOf({ answered, failed, total }: AnswerProgress): number {
  return total === 0 ? 1 : Math.min(1, (answered + failed) / total);
}

function doneText(progress: AnswerProgress): string {
  const { answered, failed, total } = progress;
  return `${Math.floor(shareOf(progress) * 100)} %  ${figure(answered + failed)}/${figure(total)}`;
}

function figures(progress: AnswerProgress): readonly string[] {
  const { answered, failed, inFlight, limit, retries, elapsedMs, total } = progress;
  const perSecond = rateOf(progress);
  const left = total - answered - failed;
  const leftMs = perSecond > 0 && left > 0 ? left / perSecond * 1000 : undefined;
  return [
    `${figure(inFlight)} in flight of ${figure(limit)}`,
    `${figure(perSecond)} answers/s`,
    ...(retries > 0 ? [`${figure(retries)} tried again`] : []),
    clockTime(elapsedMs) + (leftMs === undefined ? "" : `, ${clockTime(leftMs)} left`),
  ];
}

/** Settled in this run, per second. */
function rateOf({ answered, failed, before, elapsedMs }: AnswerProgress): number {
  return elapsedMs > 0 ? (answered + failed - before) / elapsedMs * 1000 : 0;
}

function changePhrase({ changed }: AnswerProgress): readonly string[] {
  return changed ? [`limit ${changed.from} → ${changed.to}: ${inert(changed.why)}`] : [];
}
