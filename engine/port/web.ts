/**
 * The real web, by `fetch`. Redirects are followed by hand, because they must not carry keys to other origins; there is no
 * limit on the time of a download, but one on every wait for its next bytes.
 * @module
 */

import type { Web } from "./ports.ts";

const REDIRECT_LIMIT = 10;
const STALL_MS = 60_000;
/** Headers that are for one origin only. */
const PRIVATE: ReadonlySet<string> = new Set(["authorization", "cookie"]);

type Headers = Readonly<Record<string, string>>;
type Options = Parameters<Web["get"]>[1];
type Answer = Awaited<ReturnType<Web["get"]>>;

/** The web; nothing may stay silent for longer than `stallMs`. */
export function realWeb(stallMs: number = STALL_MS): Web {
  return { get: (url, options) => get(url, options, stallMs) };
}

async function get(url: string, options: Options, stallMs: number): Promise<Answer> {
  let place = checked(url);
  let headers: Headers = options.headers;
  for (let hops = 0; hops <= REDIRECT_LIMIT; hops++) {
    const patience = patienceOf(stallMs, options.signal);
    const response = await patience.during(ask(place, headers, patience.signal), place);
    const next = placeAfter(response, place);
    if (!next) return answerOf(response, place, patience);
    await response.body?.cancel();
    headers = next.origin === place.origin ? headers : publicOf(headers);
    place = next;
  }
  throw new Error(`Cannot get ${shown(place)}: more than ${REDIRECT_LIMIT} redirects led there`);
}

async function ask(place: URL, headers: Headers, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(place, { headers: { ...headers }, redirect: "manual", signal });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new Error(`Cannot get ${shown(place)}: ${why.replaceAll(place.href, shown(place))}`);
  }
}

/** Where a redirect leads. */
function placeAfter({ status, headers }: Response, place: URL): URL | undefined {
  const location = headers.get("location");
  if (status < 300 || status >= 400 || !location) return;
  if (!URL.canParse(location, place.href)) {
    throw new Error(`Cannot get ${shown(place)}: it redirects to what is no address`);
  }
  const next = checked(new URL(location, place).href);
  if (place.protocol === "https:" && next.protocol !== "https:") {
    throw new Error(
      `Cannot get ${shown(place)}: it redirects to ${shown(next)}, which is not safe`,
    );
  }
  return next;
}

function answerOf(response: Response, place: URL, patience: Patience): Answer {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: bodyOf(response, place, patience),
  };
}

async function* bodyOf(
  { body }: Response,
  place: URL,
  patience: Patience,
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await patience.during(reader.read(), place);
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** A limit on every wait of one exchange. */
interface Patience {
  readonly signal: AbortSignal;
  during<T>(waiting: Promise<T>, place: URL): Promise<T>;
}

function patienceOf(stallMs: number, signal: AbortSignal): Patience {
  const stop = new AbortController();
  return {
    signal: AbortSignal.any([signal, stop.signal]),
    async during(waiting, place) {
      const stalled = `Cannot get ${shown(place)}: nothing came for ${stallMs / 1000} s`;
      const timer = setTimeout(() => stop.abort(new Error(stalled)), stallMs);
      try {
        return await waiting;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function checked(url: string): URL {
  const place = new URL(url);
  if (/^https?:$/.test(place.protocol)) return place;
  throw new Error(`Cannot get ${shown(place)}: only http and https are followed`);
}

function publicOf(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !PRIVATE.has(name.toLowerCase())),
  );
}

/** An address without what may be secret in it. */
function shown({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}
