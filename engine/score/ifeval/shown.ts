/**
 * What of an answer its reader is shown. Instructions speak of all that is shown, so nothing else is cut or blanked.
 * @module
 */

/** Marks around reasoning that some servers leave in the text. */
const MARKS: readonly (readonly [open: string, close: string])[] = [
  ["<think>", "</think>"],
  ["<thinking>", "</thinking>"],
  ["<reasoning>", "</reasoning>"],
  ["[THINK]", "[/THINK]"],
  ["◁think▷", "◁/think▷"],
  ["<|channel|>analysis", "<|channel|>final<|message|>"],
];

/** The text after the last reasoning; nothing of it where the reasoning never ends. */
export function shownOf(text: string): string {
  return MARKS.reduce((shown, [open, close]) => {
    const end = shown.lastIndexOf(close);
    if (end >= 0) return shown.slice(end + close.length);
    return shown.trimStart().startsWith(open) ? "" : shown;
  }, text);
}
