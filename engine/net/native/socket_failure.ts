/**
 * Error numbers of sockets in words, with the cure where there is one.
 * @module
 */

import { getSystemErrorName } from "node:util";
import { failureOf } from "../failure.ts";
import type { Failure } from "../network.ts";

/** What to do about errors that are no fault of the server. */
const CURES: Readonly<Record<string, string>> = {
  EAGAIN: "the server has as many connections waiting as it takes: begin with fewer at once",
  EADDRNOTAVAIL: "every local port is in use: widen net.ipv4.ip_local_port_range, " +
    "or let the server keep connections alive",
  EMFILE: "this process has all the descriptors it may have: raise the limit with " +
    "`ulimit -n 65536` before the run",
  ENFILE: "this system has all the descriptors it may have: raise fs.file-max",
  ENOBUFS: "the kernel has no memory for another socket: use fewer connections",
  ENOMEM: "the kernel has no memory for another socket: use fewer connections",
};

/** An error number as `ECONNRESET`, with what to do about it. */
export function errorText(error: number): string {
  const code = nameOf(error);
  const cure = CURES[code];
  return cure ? `${code}, ${cure}` : code;
}

/** The failure of an exchange with `peer`, whose socket gave an error number. */
export function socketFailure(error: number, peer: string): Failure {
  const text = `${errorText(error)} (${peer})`;
  return failureOf(Object.assign(new Error(text), { code: nameOf(error) }));
}

function nameOf(error: number): string {
  return getSystemErrorName(-error) ?? `error ${error}`;
}
