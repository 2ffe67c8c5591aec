/**
 * Errors of sockets, TLS, DNS and decoders, sorted into the few kinds that a report tells apart.
 * @module
 */

import type { Failure } from "./network.ts";

/** Errors as `code: message`, or `name: message` where they have no code. The first match counts. */
const KINDS: readonly (readonly [RegExp, Failure["kind"]])[] = [
  // ENOENT: a socket in the file system that is not there.
  [/^(ECONNREFUSED|ENOENT):/, "connect-refused"],
  [/^(ENOTFOUND|ENODATA|EAI_\w+):/, "dns"],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT):/, "timeout"],
  [/^(ECONNRESET|ECONNABORTED|EPIPE):/, "reset"],
  [/^(ERR_SSL_|ERR_TLS_|UNABLE_TO_|CRL_|HOSTNAME_MISMATCH|\w*CERT)/, "tls"],
  [/^HTTPParserError: .*\(Invalid EOF state\)/, "ended-early"],
  [/^(HTTPParserError|SyntaxError|UND_ERR_HEADERS_OVERFLOW):/, "malformed"],
  [/^UND_ERR_SOCKET: bad (response|upgrade)/, "malformed"],
  [/^(UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH):/, "ended-early"],
];

/** Why an exchange failed. */
export function failureOf(error: unknown): Failure {
  const errors = errorsOf(error);
  const lines = errors.map(({ name, message, code }) => `${code ?? name}: ${message}`);
  const kind = KINDS.find(([pattern]) => lines.some((line) => pattern.test(line)))?.[1] ?? "other";
  const texts = errors.map(({ message }) => message).filter((message) => message !== "");
  return { kind, text: texts.join("; ") || lines.join("; ") };
}

/** An error and those it stands for: failing to reach each address of a host is an error that itself says nothing. */
function errorsOf(error: unknown): readonly (Error & { readonly code?: unknown })[] {
  if (!(error instanceof Error)) return [new Error(String(error))];
  return error instanceof AggregateError ? [error, ...error.errors.flatMap(errorsOf)] : [error];
}
