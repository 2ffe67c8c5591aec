/**
 * Finds which of many known texts a text is, or holds. A look-up costs the length of the text, however many are known:
 * each is kept by its last letters, and only those that end right where one looks are compared.
 * @module
 */

/** Known texts, and what stands for them. */
export interface TextFinder<T> {
  /** What stands for a text that is known. */
  equal(text: string): T | undefined;
  /** What stands for the known text that ends last in a text; of several that end there, for the longest. */
  lastIn(text: string): T | undefined;
}

/** Letters by which texts are kept; shorter ones by all they have. */
const TAIL_LENGTH = 24;
/** Letters and digits of scripts that part words by blanks. */
const WORD = /[\p{Nd}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

type Tails = ReadonlyMap<number, ReadonlyMap<string, readonly string[]>>;

/** Makes a finder. */
export function newTextFinder<T>(known: ReadonlyMap<string, T>): TextFinder<T> {
  const tails = tailsOf([...known.keys()]);
  return {
    equal: (text) => known.get(text),
    lastIn(text) {
      for (let end = text.length; end > 0; end--) {
        const found = longestEndingAt(text, end, tails);
        if (found !== undefined) return known.get(found);
      }
    },
  };
}

/** Texts by the length of their tail and by the tail; the longest first. */
function tailsOf(texts: readonly string[]): Tails {
  const ordered = texts.toSorted((a, b) => b.length - a.length);
  const byLength = Map.groupBy(ordered, ({ length }) => Math.min(length, TAIL_LENGTH));
  return new Map(
    [...byLength].map((
      [length, some],
    ) => [length, Map.groupBy(some, (text) => text.slice(-length))]),
  );
}

function longestEndingAt(text: string, end: number, tails: Tails): string | undefined {
  for (const [length, byTail] of tails) {
    if (length > end) continue;
    const found = byTail.get(text.slice(end - length, end))?.find((known) =>
      text.endsWith(known, end) && isWhole(text, end - known.length, end)
    );
    if (found !== undefined) return found;
  }
}

/** Whether no word goes on across the ends of `[start, end)`: `Add 1 and 2` does not stand in `Add 1 and 23`. */
function isWhole(text: string, start: number, end: number): boolean {
  return !isInWord(text, start) && !isInWord(text, end);
}

function isInWord(text: string, at: number): boolean {
  return WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at));
}
