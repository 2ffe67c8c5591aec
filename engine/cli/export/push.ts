/**
 * Puts text for monitoring to a Pushgateway, in place of what was there of the same job.
 *
 * What may be secret in an address, a name and a password or a query, is sent and never shown.
 * @module
 */

import { inert } from "../../../reporters/text/inert.ts";
import { UsageError } from "../exit_codes.ts";
import { newHiding } from "../hide_secrets.ts";

/** Where it goes. */
export interface Gateway {
  /** What is asked for: without a name and a password. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Without what may be secret. */
  readonly shown: string;
  /** Takes what may be secret out of a text that may have been cut off. */
  readonly hide: (text: string) => string;
}

/** What came of it: nothing, or why it was not taken, in a sentence. */
export type Refusal = string | undefined;

const JOB_PATH = "/metrics/job/assay";
const PATIENCE_MS = 30_000;
const MOST_BYTES = 4096;
const SHOWN_CHARS = 300;

/** Reads an address; without a path it is that of a Pushgateway. Throws a {@linkcode UsageError} where it is none. */
export function gatewayOf(word: string): Gateway {
  const url = URL.parse(word);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      "Cannot read --push: it takes an address, http://HOST:9091 or http://HOST:9091/metrics/job/NAME, found none",
    );
  }
  const [name, password] = [url.username, url.password].map(decoded);
  url.username = url.password = url.hash = "";
  if (url.pathname === "/") url.pathname = JOB_PATH;
  const credentials = name || password ? base64(`${name}:${password}`) : "";
  const secrets = [
    name ?? "",
    password ?? "",
    credentials,
    url.search,
    ...url.searchParams.values(),
  ];
  const hiding = newHiding(secrets);
  return {
    url,
    headers: {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      ...(credentials === "" ? {} : { authorization: `Basic ${credentials}` }),
    },
    shown: `${url.protocol}//${url.host}${url.pathname}`,
    hide: (text) => hiding(text, { cut: true }),
  };
}

/** Puts the text there; resolves with why it was not taken. Throws the signal's reason only. */
export async function push(text: string, gateway: Gateway, signal: AbortSignal): Promise<Refusal> {
  const { url, headers, shown, hide } = gateway;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, {
      method: "PUT",
      headers,
      body: text,
      redirect: "manual",
      signal: AbortSignal.any([signal, patience]),
    });
    const said = await startOf(response);
    if (response.ok) return;
    const words = inert(hide(said)).slice(0, SHOWN_CHARS).trim();
    return `Cannot push to ${shown}: it answered ${response.status}${
      words && `: ${words}`
    }. A Pushgateway takes it at /metrics/job/NAME`;
  } catch (error) {
    signal.throwIfAborted();
    const why = patience.aborted ? `nothing came for ${PATIENCE_MS / 1000} s` : causeOf(error);
    return `Cannot push to ${shown}: ${
      hide(why.replaceAll(url.href, shown))
    }. Is a Pushgateway listening there?`;
  }
}

/** The first few thousand bytes of what was answered. */
async function startOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const piece of body ?? []) {
    text += decoder.decode(piece, { stream: true });
    bytes += piece.length;
    if (bytes >= MOST_BYTES) break;
  }
  return text;
}

function causeOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
