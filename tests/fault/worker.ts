/**
 * The thread of a faulty server. Uses node:net, since only that can reset a connection.
 * @module
 */

import { createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Act, Answer, Report } from "./script.ts";

/** What the thread is told. */
export type Order =
  | { readonly kind: "listen"; readonly host: string; readonly answers: readonly Answer[] }
  | { readonly kind: "report" };

const FLOOD = 64 * 2 ** 20;
const thread = self as unknown as {
  onmessage: (event: MessageEvent<Order>) => void;
  postMessage(message: number | Report): void;
};
const requests: { head: string; body: string }[] = [];
const sockets = new Set<Socket>();
const seen = { connections: 0, reportWanted: false };

thread.onmessage = ({ data: order }) => {
  if (order.kind === "listen") return listen(order);
  seen.reportWanted = true;
  reportIfQuiet();
};

/** The report waits until the client has closed every connection. */
function reportIfQuiet(): void {
  if (!seen.reportWanted || sockets.size > 0) return;
  seen.reportWanted = false;
  thread.postMessage({ connections: seen.connections, requests });
}

function listen({ host, answers }: Extract<Order, { readonly kind: "listen" }>): void {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    seen.connections++;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.on("end", () => socket.end());
    socket.on("close", () => {
      sockets.delete(socket);
      reportIfQuiet();
    });
    serve(socket, answers);
  });
  const path = /^unix:(.*)$/.exec(host)?.[1];
  const place = path === undefined ? { host, port: 0 } : { path };
  server.listen({ ...place, backlog: 1024 }, () => {
    const address = server.address();
    thread.postMessage(address && typeof address === "object" ? address.port : 0);
  });
}

function serve(socket: Socket, answers: readonly Answer[]): void {
  let text = "";
  socket.on("data", async (bytes: Uint8Array) => {
    text += new TextDecoder("latin1").decode(bytes);
    for (let end = endOf(text); end >= 0; end = endOf(text)) {
      const [head = "", body = ""] = split(text.slice(0, end));
      text = text.slice(end);
      const answer = answers[Math.min(requests.length, answers.length - 1)] ?? [];
      requests.push({ head, body });
      for (const act of answer) await perform(socket, act);
    }
  });
}

function split(request: string): readonly string[] {
  const end = request.indexOf("\r\n\r\n");
  return [request.slice(0, end), request.slice(end + 4)];
}

/** Length of the first request in `text`; -1 if it has not come whole. */
function endOf(text: string): number {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return -1;
  const length = Number(/\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
  return text.length >= head + 4 + length ? head + 4 + length : -1;
}

async function perform(socket: Socket, act: Act): Promise<void> {
  switch (act.kind) {
    case "send":
      return write(socket, act.text);
    case "bytewise":
      for (const byte of act.text) await write(socket, byte).then(() => sleep(0));
      return;
    case "flood":
      for (let sent = 0; sent < FLOOD && socket.writable; sent += act.text.length) {
        await write(socket, act.text);
      }
      return;
    case "pause":
      return await sleep(act.ms);
    case "half-close":
      socket.end();
      return;
    case "close":
      socket.destroy();
      return;
    case "reset":
      socket.resetAndDestroy();
  }
}

/** Resolves once the kernel took the text, or the connection is gone. */
function write(socket: Socket, text: string): Promise<void> {
  if (!socket.writable) return Promise.resolve();
  return new Promise((resolve) => socket.write(text, "latin1", () => resolve()));
}
