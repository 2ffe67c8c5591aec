/**
 * `--live-port`: a page with the live numbers, for those who see no terminal. Read only; at most 16 listen at once, and one
 * that is too slow is left behind. It ends with the run.
 * @module
 */

import { livePage, shownTasks } from "../../../reporters/live/page.ts";
import type { LivePage } from "../../../reporters/live/page.ts";
import type { Progress } from "../../../reporters/live/progress.ts";
import { UsageError } from "../exit_codes.ts";
import { newFeed } from "./feed.ts";
import type { Feed } from "./feed.ts";
import type { View } from "./subject.ts";

/** Where the page is served; port 0: a free one. */
export interface PageAddress {
  readonly host: string;
  readonly port: number;
}

/** A view with an address. */
export interface PageView extends View {
  readonly url: string;
}

const MOST_CLIENTS = 16;
const PARTING_MS = 500;
const HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Serves from now on. Throws a {@linkcode UsageError} where the address cannot be had. */
export async function openPageView({ host, port }: PageAddress): Promise<PageView> {
  const page = await livePage();
  const feed = newFeed(MOST_CLIENTS);
  const ended: Progress[] = [];
  let tasks: readonly Progress[] = [];
  const stop = new AbortController();
  const server = listen(
    { host, port, signal: stop.signal },
    (request) => answer(request, { page, feed, tasks: () => tasks, host }),
  );
  const tell = (running: readonly Progress[]): void => {
    tasks = [...ended, ...running];
    feed.send(`data: ${JSON.stringify(shownTasks(tasks))}\n\n`);
  };
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${server.addr.port}/`,
    everyMs: 1000,
    look: (running) => tell(running.map((subject) => subject.progress())),
    ended(progress) {
      ended.push(progress);
      tell([]);
    },
    async close() {
      feed.end("event: end\ndata:\n\n");
      const timer = setTimeout(() => stop.abort(), PARTING_MS);
      await server.shutdown();
      clearTimeout(timer);
    },
  };
}

type Handler = (request: Request) => Response;

function listen(
  { host, port, signal }: PageAddress & { readonly signal: AbortSignal },
  handler: Handler,
): Deno.HttpServer<Deno.NetAddr> {
  try {
    return Deno.serve({ hostname: host, port, signal, onListen() {} }, handler);
  } catch (error) {
    const why = error instanceof Deno.errors.AddrInUse
      ? "the address is in use. Another --live-port is free, or 0 finds one"
      : error instanceof Error
      ? error.message
      : String(error);
    throw new UsageError(`Cannot serve the live page on ${host}:${port}: ${why}`);
  }
}

interface Answering {
  readonly page: LivePage;
  readonly feed: Feed;
  readonly host: string;
  tasks(): readonly Progress[];
}

function answer(request: Request, { page, feed, tasks, host }: Answering): Response {
  const { pathname, hostname } = new URL(request.url);
  if (request.method !== "GET") return plain(405, "Only GET is answered.\n", { allow: "GET" });
  // A page of another site may not read this one by a name of its own that leads here.
  if (LOOPBACK.includes(host) && !LOOPBACK.includes(hostname)) {
    return plain(403, "This address serves its own machine only.\n");
  }
  const pages: Readonly<Record<string, () => Response>> = {
    "/": () => new Response(page.html, { headers: pageHeaders(page) }),
    "/now": () => Response.json({ tasks: tasks() }, { headers: HEADERS }),
    "/events": () => events(feed, tasks()),
  };
  return pages[pathname]?.() ?? plain(404, "There are /, /now and /events.\n");
}

function events(feed: Feed, tasks: readonly Progress[]): Response {
  const stream = feed.open(`retry: 2000\ndata: ${JSON.stringify(shownTasks(tasks))}\n\n`);
  if (!stream) return plain(503, `No more than ${MOST_CLIENTS} may listen at once.\n`);
  return new Response(stream, { headers: { ...HEADERS, "content-type": "text/event-stream" } });
}

function pageHeaders({ policy }: LivePage): Readonly<Record<string, string>> {
  return {
    ...HEADERS,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
  };
}

function plain(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(text, {
    status,
    headers: { ...HEADERS, ...headers, "content-type": "text/plain; charset=utf-8" },
  });
}
