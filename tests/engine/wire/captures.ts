/**
 * Captures of real servers, read the simple way: independent of the decoders they test.
 * @module
 */

/** One capture of a response. */
export interface Capture {
  readonly name: string;
  /** The response as it came, head and framing included. */
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly status: number;
  readonly isStream: boolean;
  /** The body, unframed. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** Events of a stream, without their blank lines. */
  readonly events: readonly string[];
}

const FOLDER = new URL("../../../../shared/samples/", import.meta.url);

/** All captures, or none where there are none here. */
export function readCaptures(): readonly Capture[] {
  try {
    return [...Deno.readDirSync(FOLDER)].filter((entry) => entry.isDirectory).flatMap((folder) =>
      [...Deno.readDirSync(new URL(`${folder.name}/`, FOLDER))]
        .filter(({ name }) => name.endsWith(".txt") && !name.endsWith(".req.txt"))
        .map(({ name }) => captureOf(`${folder.name}/${name}`))
    ).sort((a, b) => a.name < b.name ? -1 : 1);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

function captureOf(name: string): Capture {
  const raw = Deno.readFileSync(new URL(name, FOLDER));
  const text = bytewise(raw);
  const split = text.indexOf("\r\n\r\n");
  const head = text.slice(0, split);
  const rest = text.slice(split + 4);
  const body = latin1(/transfer-encoding:\s*chunked/i.test(head) ? dechunk(rest) : rest);
  const isStream = /content-type:\s*text\/event-stream/i.test(head);
  const status = Number(/ (\d{3})/.exec(head)?.[1]);
  return { name, raw, status, isStream, body, events: isStream ? eventsOf(body) : [] };
}

/** One character for each byte. `TextDecoder("latin1")` would not do: it means windows-1252. */
function bytewise(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

function dechunk(text: string): string {
  let body = "";
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\r\n", at);
    const size = parseInt(text.slice(at, end), 16);
    if (!(size > 0)) break;
    body += text.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
  }
  return body;
}

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function eventsOf(body: Uint8Array): readonly string[] {
  return new TextDecoder().decode(body).split(/\r?\n\r?\n/).filter((event) => event.trim() !== "");
}
