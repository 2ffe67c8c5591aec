/**
 * A socket that others connect to.
 * @module
 */

import { getSystemErrorName } from "node:util";
import { listenFailure } from "../listen_failure.ts";
import type { Handler, Listener } from "../listener.ts";
import { Accepted } from "./accepted.ts";
import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import type { ListenerLoop, Watched } from "./listener_loop.ts";
import { Memory } from "./memory.ts";
import { type SocketAddress, socketAddress } from "./socket_address.ts";

/** Connections that may wait to be accepted; the system may allow fewer. */
const BACKLOG = 4096;
/** Connections accepted before the others are seen to: a crowd must not hold up what is due. */
const ACCEPTS_A_TURN = 16;
/** Nanoseconds to wait where no connection can be accepted, for want of descriptors mostly. */
const PATIENCE = 10e6;
const KIND = LINUX.SOCK_NONBLOCK | LINUX.SOCK_CLOEXEC;

/** Where to listen, in words and in numbers. */
export type Place = Parameters<Listener["listen"]>[0] & { readonly ip: string };

/** Accepts connections for as long as its loop runs. */
export class ListeningSocket implements Watched {
  readonly fd: number;
  readonly port: number;
  readonly #c = libc();
  readonly #loop: ListenerLoop;
  readonly #handler: Handler;
  #isWaiting = false;

  /** Listens at once. Throws `Cannot listen on host:port: <why>`. */
  constructor(loop: ListenerLoop, place: Place, handler: Handler) {
    const address = socketAddress(place.ip, place.port);
    this.#loop = loop;
    this.#handler = handler;
    this.fd = this.#c.socket(address.family, LINUX.SOCK_STREAM | KIND, 0);
    const error = this.fd < 0 ? this.#c.errno() : this.#open(address);
    if (error !== 0) throw listenFailure(place, errorOf(error));
    this.port = new DataView(address.memory.bytes.buffer).getUint16(2);
  }

  attend(): void {
    for (let accepted = 0; accepted < ACCEPTS_A_TURN; accepted++) {
      const fd = this.#c.accept4(this.fd, null, null, KIND);
      const error = fd < 0
        ? this.#c.errno()
        : this.#loop.watch(new Accepted(this.#loop, fd, this.#handler));
      if (error === LINUX.EAGAIN) return;
      if (error !== 0 && error !== LINUX.ECONNABORTED && error !== LINUX.EINTR) {
        return this.#later();
      }
    }
    this.#loop.again(this);
  }

  close(): void {
    this.#loop.forget(this);
    this.#c.close(this.fd);
  }

  /** Binds and listens; `address` becomes the one that was given. Returns an error number or 0. */
  #open({ memory }: SocketAddress): number {
    const { length } = memory.bytes;
    const on = new Memory(4);
    const size = new Memory(4);
    on.words[0] = 1;
    size.words[0] = length;
    this.#c.setsockopt(this.fd, LINUX.SOL_SOCKET, LINUX.SO_REUSEADDR, on.pointer, 4);
    const isOpen = this.#c.bind(this.fd, memory.pointer, length) === 0 &&
      this.#c.listen(this.fd, BACKLOG) === 0 &&
      this.#c.getsockname(this.fd, memory.pointer, size.pointer) === 0;
    const error = isOpen ? this.#loop.watch(this) : this.#c.errno();
    if (!isOpen) this.#c.close(this.fd);
    return error;
  }

  /** The kernel says nothing anew of connections that wait already. */
  #later(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#loop.at(this.#loop.now() + PATIENCE, () => {
      this.#isWaiting = false;
      this.#loop.again(this);
    });
  }
}

function errorOf(error: number): Error {
  const code = getSystemErrorName(-error) ?? `error ${error}`;
  return Object.assign(new Error(code), { code });
}
