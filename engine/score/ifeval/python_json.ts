/**
 * What Python's `json.loads` reads: JSON, with three numbers more. Linear.
 * @module
 */

/** Whether a text is JSON, or would be if `NaN`, `Infinity` and `-Infinity` were. */
export function isJson(text: string): boolean {
  return parses(text) || (/NaN|Infinity/.test(text) && parses(withoutPythonNumbers(text)));
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Those numbers outside of strings as `null`, which is as wrong as they are next to anything but a separator. */
function withoutPythonNumbers(text: string): string {
  const pieces: string[] = [];
  let isInString = false;
  for (const [piece] of text.matchAll(/\\[^]|"|[^\\"]+/g)) {
    if (piece === '"') isInString = !isInString;
    pieces.push(isInString ? piece : piece.replace(/-?Infinity|NaN/g, "null"));
  }
  return pieces.join("");
}
