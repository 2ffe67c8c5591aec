/**
 * A TCP server that answers exactly as badly as it is told to, on a thread of its own: a client may block this one.
 * @module
 */

import type { Answer, Report } from "./script.ts";
import type { Order } from "./worker.ts";

/** A faulty server; it ends when it is disposed of. */
export interface FaultServer extends Disposable {
  /** `http://host:port`, `unix:/path`. */
  readonly origin: string;
  /** What it saw, once all connections are closed. */
  report(): Promise<Report>;
}

/** Starts a server on a free port of a loopback address, or on `unix:/path`. Request n gets answer n, those after the last get the last. */
export async function startFaultServer(
  answers: readonly Answer[],
  host = "127.0.0.1",
): Promise<FaultServer> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const ask = async (order: Order): Promise<unknown> => {
    const answered = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
    worker.postMessage(order);
    return await answered;
  };
  const port = await ask({ kind: "listen", host, answers });
  return {
    origin: originOf(host, port),
    report: async () => await ask({ kind: "report" }) as Report,
    [Symbol.dispose]: () => worker.terminate(),
  };
}

function originOf(host: string, port: unknown): string {
  if (host.startsWith("unix:")) return host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
