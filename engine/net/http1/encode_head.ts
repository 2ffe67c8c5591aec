/**
 * Writes heads. Whatever could end a line early is refused, so no value can smuggle in a header or a second message.
 * @module
 */

const START = /^[\x20-\x7e]+$/;
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Header names and values, in the order they are sent. */
export type Headers = Readonly<Record<string, string>>;

/**
 * The bytes of a head: its first line, its headers, its blank line. Latin-1, as HTTP has it.
 *
 * Throws TypeError on a name that is no token and on line breaks, other control characters and anything beyond Latin-1.
 * The message does not repeat values, which may be secret.
 */
export function encodeHead(start: string, headers: Headers): Uint8Array<ArrayBuffer> {
  checkHead(start, headers);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return latin1(`${start}\r\n${lines.join("")}\r\n`);
}

/** Throws as {@linkcode encodeHead} does, and encodes nothing. */
export function checkHead(start: string, headers: Headers): void {
  if (!START.test(start)) {
    throw new TypeError(
      `Cannot send ${JSON.stringify(start)}: only printable ASCII may stand there`,
    );
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name)) {
      throw new TypeError(`Cannot send header ${JSON.stringify(name)}: its name is no HTTP token`);
    }
    if (!VALUE.test(value)) {
      throw new TypeError(
        `Cannot send header ${name}: its value holds a control character or one beyond Latin-1`,
      );
    }
  }
}

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
