/**
 * Bytes and texts out of what the page carries them in.
 * @module
 */

/** Bytes out of base64. */
export function bytesOf(base64: string, atob: (text: string) => string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** A text out of the base64 of its deflated bytes (RFC 1951). */
export function inflated(base64: string, atob: (text: string) => string): Promise<string> {
  const stream = new Blob([bytesOf(base64, atob)]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream("deflate-raw"))).text();
}
