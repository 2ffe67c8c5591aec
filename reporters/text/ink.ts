/**
 * Colours of a terminal, or none of them.
 * @module
 */

const CODES = {
  strong: [1, 22],
  faint: [2, 22],
  bad: [31, 39],
  good: [32, 39],
  warning: [33, 39],
  accent: [36, 39],
} as const;

/** What a text is, for the eye. */
export type Ink = Readonly<Record<keyof typeof CODES, (text: string) => string>>;

const plain = (text: string): string => text;

/** Inks that colour, or leave every text as it is. */
export function inkOf(colour: boolean): Ink {
  const inkFor = ([on, off]: readonly [number, number]): (text: string) => string =>
    colour ? (text) => `\x1b[${on}m${text}\x1b[${off}m` : plain;
  return {
    strong: inkFor(CODES.strong),
    faint: inkFor(CODES.faint),
    bad: inkFor(CODES.bad),
    good: inkFor(CODES.good),
    warning: inkFor(CODES.warning),
    accent: inkFor(CODES.accent),
  };
}
