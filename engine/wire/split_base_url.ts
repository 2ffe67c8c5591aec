/**
 * A base URL as the two parts that a request is made of: the server, and where on it.
 * @module
 */

/** Where a base URL leads. */
export interface BaseUrl {
  /** `http://host:port`, or `unix:/path/to.sock`. */
  readonly origin: string;
  /** Path that all requests begin with, without a slash at its end; empty: none. */
  readonly path: string;
}

/** Splits `http://host:port/base` and `unix:/path/to.sock:/base`. Throws TypeError where it is no URL. */
export function splitBaseUrl(url: string): BaseUrl {
  const [, socket, base = ""] = /^(unix:[^:]*)(?::(.*))?$/.exec(url) ?? [];
  if (socket !== undefined) return { origin: socket, path: base.replace(/\/$/, "") };
  const { origin, pathname } = new URL(url);
  return { origin, path: pathname.replace(/\/$/, "") };
}
