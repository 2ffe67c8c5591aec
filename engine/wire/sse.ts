/**
 * The lines of one server-sent event, in place: where its data begins, and where it goes on.
 *
 * Data that spans lines needs no joining: a break between them may only stand where JSON allows white space, so the
 * walk over white space steps from one line's data to the next one's. Lines of other fields are stepped over.
 * @module
 */

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const COLON = 58;
const DATA = [100, 97, 116, 97];
const DONE = [91, 68, 79, 78, 69, 93];

/** Where the first data of the lines from `line` on begins; `end` where there is none. `line` starts a line. */
export function dataAt(bytes: Uint8Array, line: number, end: number): number {
  for (let at = line; at < end; at = nextLine(bytes, at, end)) {
    const value = at + DATA.length;
    if (value > end || !isAt(bytes, at, DATA)) continue;
    if (value === end || isBreak(bytes[value])) return value;
    if (bytes[value] !== COLON) continue;
    return value + 1 < end && bytes[value + 1] === SPACE ? value + 2 : value + 1;
  }
  return end;
}

/** The first byte of data from `at` on that is no JSON white space; `end` where there is none. */
export function skipSpace(bytes: Uint8Array, at: number, end: number): number {
  while (at < end) {
    const byte = bytes[at];
    if (isBreak(byte)) at = dataAt(bytes, nextLine(bytes, at, end), end);
    else if (byte === SPACE || byte === TAB) at++;
    else return at;
  }
  return end;
}

/** Whether the data from `at` on is `[DONE]`. */
export function isDone(bytes: Uint8Array, at: number, end: number): boolean {
  const stop = at + DONE.length;
  return stop <= end && isAt(bytes, at, DONE) && skipSpace(bytes, stop, end) === end;
}

function nextLine(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && !isBreak(bytes[at])) at++;
  return bytes[at] === CR && at + 1 < end && bytes[at + 1] === LF ? at + 2 : at + 1;
}

function isAt(bytes: Uint8Array, at: number, word: readonly number[]): boolean {
  for (let i = 0; i < word.length; i++) {
    if (bytes[at + i] !== word[i]) return false;
  }
  return true;
}

function isBreak(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
