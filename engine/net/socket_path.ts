/**
 * Origins that are sockets in the file system of this machine: `unix:/path/to.sock`, an absolute path without a colon.
 * @module
 */

const UNIX = /^unix:(\/[!-9;-~]+)$/;

/** The path of such an origin; `undefined` of any other one. */
export function socketPathOf(origin: string): string | undefined {
  return UNIX.exec(origin)?.[1];
}
