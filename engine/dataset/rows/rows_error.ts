/**
 * What is wrong with a dataset's files: for people, in one sentence that names the file, the place and the cure.
 * @module
 */

/** A file that is not there, or does not hold what it should. */
export class RowsError extends Error {
  override name = "RowsError";
}

/** The beginning of a text that somebody else wrote, quoted, on one line. */
export function excerpt(text: string, length = 60): string {
  const start = text.slice(0, length).replace(/[\p{Cc}\p{Cf}]/gu, " ");
  return `"${start}"${text.length > length ? "…" : ""}`;
}

/** Some names for a sentence: at most `count` of them, and how many more there are. */
export function listed(names: readonly string[], count = 12): string {
  const shown = names.slice(0, count).map((name) => excerpt(name, 40)).join(", ");
  return names.length > count ? `${shown} and ${names.length - count} more` : shown || "none";
}
