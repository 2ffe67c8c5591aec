/**
 * Finds the questions that a prompt asks, whatever else it says: those whose text stands in it as it is.
 *
 * Looks at the beginning of each word only, by the first letters of each text, so that it costs what the prompt is long.
 * @module
 */

/** Something that a prompt may ask. */
export interface Askable {
  /** Texts that it consists of: question, passage, choices. */
  readonly texts: readonly string[];
}

/** The askables of a prompt. */
export interface PromptIndex<T extends Askable> {
  /** All whose question stands in the prompt, but for those that are a piece of another such question. */
  find(prompt: string): readonly T[];
  /** Whether this one's question stands in it. */
  isIn(one: T, prompt: string): boolean;
}

/** Letters by which a text is looked up, at most. */
const KEY = 24;
/** Texts at least so long tell one question from others. */
const TELLING = 20;

interface Keyed<T> {
  readonly one: T;
  readonly text: string;
}

/** An index of all that may be asked. */
export function newPromptIndex<T extends Askable>(all: readonly T[]): PromptIndex<T> {
  const shared = countsOf(all.flatMap(({ texts }) => [...new Set(texts)]));
  const telling = new Map(all.map((one) => [one, tellingTexts(one, shared)]));
  const keyed = [...telling].flatMap(([one, texts]) => texts.map((text) => ({ one, text })));
  const byLength = new Map(
    [...Map.groupBy(keyed, ({ text }) => Math.min(KEY, text.length))]
      .map(([length, same]) => [length, Map.groupBy(same, ({ text }) => text.slice(0, KEY))]),
  );
  return {
    find: (prompt) => narrowed(hitsIn(prompt, byLength), prompt),
    isIn: (one, prompt) => (telling.get(one) ?? []).some((text) => prompt.includes(text)),
  };
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The long texts, of which those that the fewest others have; a passage is shared, a question is not. */
function tellingTexts(
  { texts }: Askable,
  shared: ReadonlyMap<string, number>,
): readonly string[] {
  const longest = texts.reduce((long, text) => text.length > long.length ? text : long, "");
  const long = texts.filter((text) => text.length >= TELLING || text === longest);
  const fewest = Math.min(...long.map((text) => shared.get(text) ?? 1));
  return [...new Set(long)].filter((text) => text !== "" && shared.get(text) === fewest);
}

function hitsIn<T>(
  prompt: string,
  byLength: ReadonlyMap<number, ReadonlyMap<string, readonly Keyed<T>[]>>,
): readonly Keyed<T>[] {
  const hits = new Set<Keyed<T>>();
  for (let at = 0; at < prompt.length; at++) {
    if (at > 0 && isWord(prompt, at - 1)) continue;
    for (const [length, byKey] of byLength) {
      const keyed = byKey.get(prompt.slice(at, at + length)) ?? [];
      for (const hit of keyed) if (standsAt(prompt, at, hit.text)) hits.add(hit);
    }
  }
  return [...hits];
}

/** As a whole: `2 + 2` does not stand in `2 + 21`. */
function standsAt(prompt: string, at: number, text: string): boolean {
  const end = at + text.length;
  return prompt.startsWith(text, at) && !(isWord(prompt, end - 1) && isWord(prompt, end));
}

/** ASCII letters and digits; other scripts do not part words by blanks. */
function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
}

/** Without pieces of others; where several are left, those of them all of whose texts stand in the prompt. */
function narrowed<T extends Askable>(hits: readonly Keyed<T>[], prompt: string): readonly T[] {
  const whole = hits.filter(({ one, text }) =>
    !hits.some((other) =>
      other.one !== one && other.text.length > text.length && other.text.includes(text)
    )
  );
  const found = [...new Set(whole.map(({ one }) => one))];
  if (found.length < 2) return found;
  const full = found.filter(({ texts }) => texts.every((text) => prompt.includes(text)));
  return full.length > 0 ? full : found;
}
