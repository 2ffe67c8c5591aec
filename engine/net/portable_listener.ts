/**
 * The listener that runs everywhere: node:net under the callbacks of `listener.ts`.
 *
 * Requests of one connection are answered in the order they came. Deno hands a write to the kernel before it returns,
 * so the time that `Reply.write` gives is the time of sending.
 * @module
 */

import { createServer, type Server, type Socket } from "node:net";
import { listenFailure } from "./listen_failure.ts";
import type { Handler, Listener } from "./listener.ts";
import { ServedConnection } from "./served_connection.ts";
import { socketWire } from "./socket_wire.ts";
import { now, Timers } from "./timers.ts";

/** Connections that may wait to be accepted; the system may allow fewer. */
const BACKLOG = 4096;

type Address = Parameters<Listener["listen"]>[0];

/** A listener on node:net. Its `listen` rejects with `Cannot listen on host:port: <why>`. */
export function newPortableListener(): Listener {
  const timers = new Timers();
  const servers = new Set<Server>();
  const sockets = new Set<Socket>();
  let closed = false;
  return {
    now,
    at(time, task) {
      if (!closed) timers.at(time, task);
    },
    async listen(address, handle) {
      const server = createServer((socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
        serve(socket, handle);
      });
      const port = await open(server, address).catch((error) => {
        throw listenFailure(address, error);
      });
      servers.add(server);
      return { port };
    },
    async close() {
      closed = true;
      timers.clear();
      const ends = [...servers].map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(ends);
    },
  };
}

/** Resolves to the port once the server listens. */
function open(server: Server, { host, port }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, backlog: BACKLOG }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function serve(socket: Socket, handle: Handler): void {
  const served = new ServedConnection(socketWire(socket), handle);
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes) => served.read(bytes, now()));
  socket.on("drain", () => served.goOn());
}
