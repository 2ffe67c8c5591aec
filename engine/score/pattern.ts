/**
 * Pieces that long patterns are put together from, so that their words can stand in lists.
 * @module
 */

/** Any of these patterns, as one group. */
export function anyOf(...alternatives: readonly string[]): string {
  return `(?:${alternatives.join("|")})`;
}

/** Where a sticky pattern that is tried at `from` ends; `undefined` where it does not match. */
export function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** What a sticky pattern that is tried at `from` matches. */
export function matchAt(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}
