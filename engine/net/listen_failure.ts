/**
 * Why an address cannot be listened on, in words.
 * @module
 */

import type { Listener } from "./listener.ts";

/** States by the code of the error that tells them. */
const STATES: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EADDRINUSE: "address already in use",
  EADDRNOTAVAIL: "no such address on this machine",
  EINVAL: "no such address on this machine",
  ENOTFOUND: "no such host",
  ERR_SOCKET_BAD_PORT: "ports go from 0 to 65535",
};

/** `Cannot listen on host:port: <why>`, of an error that may have a `code`. */
export function listenFailure(
  { host, port }: Parameters<Listener["listen"]>[0],
  cause: Error & { readonly code?: unknown },
): Error {
  const at = host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
  const state = STATES[String(cause.code)] ?? cause.message;
  return new Error(`Cannot listen on ${at}: ${state}`, { cause });
}
