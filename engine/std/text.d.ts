export function closestString(givenWord: string, possibleWords: readonly string[]): string;
export function levenshteinDistance(a: string, b: string): number;
