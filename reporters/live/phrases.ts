/**
 * Phrases of a picture of progress, and how they come on few lines.
 * @module
 */

import { figure } from "../text/figure.ts";
import { inert } from "../text/inert.ts";
import { fitted, widthOf } from "../text/width.ts";
import type { Latency, Progress } from "./progress.ts";

const SEPARATOR = " · ";
/** Kinds of failures that are named. */
const MOST_KINDS = 4;

/** Phrases on as few lines as they need, each broken nowhere and cut only where it is wider than the screen. */
export function phraseLines(phrases: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  for (const phrase of phrases) {
    const last = lines.at(-1);
    const longer = `${last}${SEPARATOR}${phrase}`;
    if (last !== undefined && widthOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(fitted(phrase, columns));
  }
  return lines;
}

/** Phrases in one line, however long it is. */
export function phraseLine(phrases: readonly string[]): string {
  return phrases.join(SEPARATOR);
}

/** `TTFT p50 51.2 p99 78.1 ms`; nothing where it is not known. */
export function latencyPhrase(name: string, latency: Latency | undefined): readonly string[] {
  return latency ? [`${name} p50 ${figure(latency.p50)} p99 ${figure(latency.p99)} ms`] : [];
}

/** `3 aborted`; nothing of none. */
export function countPhrase(count: number, what: string): readonly string[] {
  return count > 0 ? [`${figure(count)} ${what}`] : [];
}

/** `3 failed (reset 2, timeout 1)`; nothing where nothing failed. */
export function failurePhrase(
  { failed, failedByKind }: Pick<Progress, "failed" | "failedByKind">,
): readonly string[] {
  if (failed === 0) return [];
  const kinds = Object.entries(failedByKind).filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const named = kinds.slice(0, MOST_KINDS).map(([kind, count]) =>
    `${inert(kind)} ${figure(count)}`
  );
  const more = kinds.length > MOST_KINDS ? ["…"] : [];
  const shown = [...named, ...more].join(", ");
  return [`${figure(failed)} failed${shown && ` (${shown})`}`];
}
