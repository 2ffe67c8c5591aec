/**
 * Where a model is asked, and with which headers: URLs, names of environment variables, header values.
 *
 * A secret may only be named, never written: a literal under a sensitive header name, credentials in a URL and anything
 * that does not look like a variable's name are refused, and no message repeats them.
 * @module
 */

import * as z from "zod";

/** A header value as it stands, or the name of the environment variable that holds it. */
export type HeaderValue = string | { readonly env: string };

const SENSITIVE = /auth|cookie|key|password|secret|token/i;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const HEADER_TEXT = /^[\t\x20-\x7e\x80-\xff]{1,8192}$/;
const ENV_NAME = /^[A-Z_][A-Z0-9_]{0,99}$/;
/** Headers that the client makes itself. */
const FRAMING = ["connection", "content-length", "host", "transfer-encoding", "upgrade"];
/** A socket in the file system, and the path of a base URL behind it. */
const SOCKET = /^unix:(\/[!-9;-~]{1,106})(?::((?:\/[!-~]*)?))?$/;
const ENDPOINT = /(\/v1(\/chat\/completions|\/completions)?|\/)+$/;

const ENV_ALLOWED = "the name of an environment variable, in capitals: OPENAI_API_KEY";
const URL_ALLOWED =
  "an http or https URL without user, query and fragment, at most 2000 characters: http://localhost:8000";
const SOCKET_ALLOWED =
  "unix:/path/to.sock or unix:/path/to.sock:/base, an absolute path of at most 107 characters without space and colon";
const VALUE_ALLOWED = 'a text on one line, or { env: "NAME" } with a name in capitals';

/** The name of an environment variable. Capitals only, so that a key pasted by mistake is refused. */
export const envName: z.ZodType<string, string> = z.string(ENV_ALLOWED).regex(
  ENV_NAME,
  ENV_ALLOWED,
);

/**
 * A base URL without trailing slash: `${base}/v1/…` is asked. An endpoint's path at its end is taken off. A server on a
 * Unix socket is `unix:/path/to.sock`, its base behind another colon.
 */
export const baseUrl: z.ZodType<string, string> = z.string(URL_ALLOWED).transform(
  (input, issue) => {
    const base = baseOf(input);
    if ("base" in base) return base.base;
    const message = input.startsWith("unix:") ? SOCKET_ALLOWED : URL_ALLOWED;
    issue.addIssue({ code: "custom", message, params: { found: base.found } });
    return z.NEVER;
  },
);

const headerText = z.string(VALUE_ALLOWED).regex(HEADER_TEXT, VALUE_ALLOWED);
const headerEnv = z.strictObject({ env: envName }, VALUE_ALLOWED);

/** Headers by name, in lower case afterwards. */
export const headers: z.ZodType<
  Readonly<Record<string, HeaderValue>>,
  Readonly<Record<string, HeaderValue>>
> = z.record(z.string(), z.unknown(), "an object of headers").transform((all, issue) =>
  Object.fromEntries(
    Object.entries(all).map(([name, value]) => {
      const parsed = (typeof value === "string" ? headerText : headerEnv).safeParse(value);
      const wrong = headerTrouble(name, value, all);
      // A whole header written as a name must not show its value by way of the path.
      const path = HEADER_NAME.test(name) ? [name] : [];
      if (wrong) issue.addIssue({ code: "custom", path, ...wrong });
      else if (!parsed.success) {
        issue.addIssue({ code: "custom", path: [name], message: VALUE_ALLOWED });
      }
      return [name.toLowerCase(), parsed.data ?? z.NEVER];
    }),
  )
) as z.ZodType<unknown, unknown> as z.ZodType<
  Readonly<Record<string, HeaderValue>>,
  Readonly<Record<string, HeaderValue>>
>;

type Trouble = { readonly message: string; readonly params: { readonly found: string } };

function headerTrouble(
  name: string,
  value: unknown,
  all: Readonly<Record<string, unknown>>,
): Trouble | undefined {
  const lower = name.toLowerCase();
  const twins = Object.keys(all).filter((other) => other.toLowerCase() === lower);
  if (!HEADER_NAME.test(name)) {
    return trouble(
      "a name that no header can have (not shown)",
      "names of letters, digits and dashes",
    );
  }
  if (FRAMING.includes(lower)) {
    return trouble("a header that the client sets itself", "any but " + FRAMING.join(", "));
  }
  if (SENSITIVE.test(name) && typeof value === "string") {
    return trouble(
      "a value that looks like a secret (not shown)",
      '{ env: "NAME" }, the environment variable that holds it',
    );
  }
  if (twins.length > 1) return trouble("the same header twice", "each header once, in any case");
}

function trouble(found: string, message: string): Trouble {
  return { message, params: { found } };
}

type Based = { readonly base: string } | { readonly found: string };

function baseOf(input: string): Based {
  if (input.startsWith("unix:")) return socketBaseOf(input);
  if (input.length > 2000 || !URL.canParse(input)) return { found: urlShown(input) };
  const { protocol, username, password, origin, pathname } = new URL(input);
  if (protocol !== "http:" && protocol !== "https:") return { found: "a URL of another protocol" };
  if (username !== "" || password !== "") return { found: "a URL with a user in it (not shown)" };
  if (/[?#]/.test(input)) return { found: "a URL with a query or a fragment (not shown)" };
  return { base: `${origin}${pathname.replace(ENDPOINT, "")}` };
}

function socketBaseOf(input: string): Based {
  const [, path, base = ""] = SOCKET.exec(input) ?? [];
  if (path === undefined || /[?#]/.test(base)) return { found: "another form (not shown)" };
  const kept = base.replace(ENDPOINT, "");
  return { base: `unix:${path}${kept && `:${kept}`}` };
}

function urlShown(input: string): string {
  return input === "" ? "an empty text" : "a text that is no URL (not shown)";
}
