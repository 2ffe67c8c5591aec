/**
 * A load in words.
 * @module
 */

import { clockTime, figure } from "../text/figure.ts";
import { inert } from "../text/inert.ts";
import { countPhrase, failurePhrase, latencyPhrase } from "./phrases.ts";
import type { Picture } from "./picture.ts";
import type { LoadProgress } from "./progress.ts";

/** What is shown of a load. */
export function loadPicture(progress: LoadProgress): Picture {
  const { task, metrics, elapsedMs } = progress;
  const { ttft_ms, e2el_ms, lag_ms } = metrics;
  const latencies = [...latencyPhrase("TTFT", ttft_ms), ...latencyPhrase("E2EL", e2el_ms)];
  const aborted = countPhrase(progress.aborted, "aborted");
  return {
    name: inert(task),
    beside: stageText(progress),
    share: shareOf(progress),
    done: doneText(progress),
    figures: figures(progress),
    latencies: [...latencies, ...(lag_ms ? [`client lag p99 ${figure(lag_ms.p99)} ms`] : [])],
    troubles: [...failurePhrase(progress), ...aborted],
    unit: "events/s",
    result: [
      `${figure(progress.ok)} ok`,
      ...countPhrase(progress.failed, "failed"),
      ...aborted,
      ...rates(progress),
      ...latencies,
      clockTime(elapsedMs),
    ],
  };
}

function stageText({ stage, stages, phase, place }: LoadProgress): string {
  const shown = phase === "measured" ? "" : ` ${phase}`;
  const among = place ? ` · task ${place.index + 1}/${place.of}` : "";
  return (stages > 1 ? ` stage ${stage + 1}/${stages}${shown}` : shown) + among;
}

function doneText(progress: LoadProgress): string {
  const share = shareOf(progress);
  const percent = share === undefined ? [] : [`${Math.floor(share * 100)} %`];
  const count = progress.total === null
    ? `${figure(doneOf(progress))} done`
    : `${figure(doneOf(progress))}/${figure(progress.total)}`;
  return [...percent, count].join("  ");
}

function figures(progress: LoadProgress): readonly string[] {
  const { inFlight, ok, elapsedMs } = progress;
  const left = leftMs(progress);
  return [
    `${figure(inFlight)} in flight`,
    `${figure(ok)} ok`,
    ...rates(progress),
    clockTime(elapsedMs) + (left === undefined ? "" : `, ${clockTime(left)} left`),
  ];
}

/** As the report has them, once something has settled. */
function rates({ metrics }: LoadProgress): readonly string[] {
  const { request_throughput_per_s: requests, output_token_throughput_per_s: tokens } = metrics;
  return [
    ...(requests === undefined ? [] : [`${figure(requests)} req/s`]),
    ...(tokens === undefined ? [] : [`${figure(tokens)} token/s`]),
  ];
}

function doneOf({ ok, failed, aborted }: LoadProgress): number {
  return ok + failed + aborted;
}

/** Part of the stage that is over, 0 to 1; unknown where neither requests nor time end it. */
function shareOf(progress: LoadProgress): number | undefined {
  const { total, durationMs, elapsedMs } = progress;
  const parts = [
    ...(total === null ? [] : [total > 0 ? doneOf(progress) / total : 1]),
    ...(durationMs === null ? [] : [durationMs > 0 ? elapsedMs / durationMs : 1]),
  ];
  return parts.length === 0 ? undefined : Math.min(1, Math.max(...parts));
}

/** Time left if all goes on as it did. */
function leftMs(progress: LoadProgress): number | undefined {
  const share = shareOf(progress);
  return share === undefined || share === 0 ? undefined : progress.elapsedMs * (1 - share) / share;
}
