/**
 * Servers to be measured: the simulated one in a process of its own, one that says what a test wants, and none at all.
 * @module
 */

const MOD = new URL("../../mod.ts", import.meta.url).pathname;

/** Serves the simulated model, by the program itself, while something is done. */
export async function simulated<T>(
  flags: readonly string[],
  use: (url: string) => Promise<T>,
): Promise<T> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", MOD, "serve-sim", "--port", "0", ...flags],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.getReader();
  try {
    const { value } = await reader.read();
    return await use(new TextDecoder().decode(value).trim());
  } finally {
    child.kill("SIGTERM");
    await reader.cancel();
    await child.status;
  }
}

/** Answers every request as told while something is done. */
export async function answering<T>(
  answer: (request: Request) => Response | Promise<Response>,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, answer);
  try {
    return await use(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}

/** An event stream of these events. */
export function streamOf(events: readonly string[]): Response {
  const body = events.map((data) => `data: ${data}\n\n`).join("");
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** Where nobody listens. */
export function closedUrl(): string {
  const closed = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = closed.addr as Deno.NetAddr;
  closed.close();
  return `http://127.0.0.1:${port}`;
}
