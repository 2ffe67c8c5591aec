/**
 * The thread of a server that refuses a large request before it has read it, and closes.
 * @module
 */

const thread = self as unknown as { postMessage(port: number): void };
const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
thread.postMessage(listener.addr.port);
const connection = await listener.accept();
await connection.read(new Uint8Array(2 ** 10));
const answer = "HTTP/1.1 413 Content Too Large\r\ncontent-length: 2\r\n\r\nno";
await connection.write(new TextEncoder().encode(answer));
connection.close();
listener.close();
