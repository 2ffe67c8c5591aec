/**
 * What a client refuses to send, whichever client it is.
 * @module
 */

import { checkHead } from "./http1/encode_head.ts";
import type { Target } from "./network.ts";
import { socketPathOf } from "./socket_path.ts";

/** Headers that say how a message is framed or a connection is kept: the client writes them itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** What systems have room for in the address of a socket. */
const LONGEST_SOCKET_PATH = 107;

/** Throws TypeError if a target cannot be sent to as it stands. Its message does not repeat header values. */
export function checkTarget(target: Target): void {
  if (!isOrigin(target.origin)) {
    throw new TypeError(
      `Cannot send to ${
        JSON.stringify(target.origin)
      }: an origin looks like http://host:port or unix:/path`,
    );
  }
  const socket = socketPathOf(target.origin) ?? "";
  if (socket.length > LONGEST_SOCKET_PATH) {
    throw new TypeError(
      `Cannot send to ${target.origin}: its path has ${socket.length} bytes, more than ${LONGEST_SOCKET_PATH}`,
    );
  }
  if (!/^\/[!-~]*$/.test(target.path)) {
    throw new TypeError(
      `Cannot send to path ${JSON.stringify(target.path)}: it must start with / and be URL-encoded`,
    );
  }
  const own = Object.keys(target.headers).find((name) => OWN_HEADERS.has(name.toLowerCase()));
  if (own !== undefined) {
    throw new TypeError(`Cannot send header ${own}: the client writes it itself`);
  }
  checkHead(`${target.method} ${target.path} HTTP/1.1`, target.headers);
}

/** Scheme, host and port, and nothing else: no credentials, no path. Or a socket's path. */
function isOrigin(text: string): boolean {
  if (socketPathOf(text) !== undefined) return true;
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username + url.password === "" &&
    url.pathname + url.search + url.hash === "/" && !text.endsWith("/");
}
