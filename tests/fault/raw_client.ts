/**
 * A client that sends what it is told to and reads until the end: what a server really puts on the wire.
 * @module
 */

import { setTimeout as sleep } from "node:timers/promises";

const LATIN1 = new TextDecoder("latin1");

/** Sends pieces, 1 ms apart, and returns all that comes back, with `(reset)` at the end if it was one. */
export async function talk(port: number, pieces: readonly string[]): Promise<string> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const answer = readAll(connection);
  for (const piece of pieces) {
    const bytes = new TextEncoder().encode(piece);
    for (let i = 0; i < bytes.length;) i += await connection.write(bytes.subarray(i));
    await sleep(1);
  }
  return await answer;
}

async function readAll(connection: Deno.TcpConn): Promise<string> {
  const memory = new Uint8Array(2 ** 16);
  let text = "";
  try {
    for (let n = await connection.read(memory); n; n = await connection.read(memory)) {
      text += LATIN1.decode(memory.subarray(0, n));
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.ConnectionReset)) throw error;
    text += "(reset)";
  }
  return text;
}
