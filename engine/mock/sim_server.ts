/**
 * The simulated inference server: chat, completions, models, health, metrics, and its own truth at `/sim/stamps`.
 *
 * It says seeded words, or recorded answers, on an exact schedule, so what a client measured can be held against what was
 * so. It knows no clock and no socket of its own: both are its listener's.
 * @module
 */

import type { Incoming, Listener, Reply } from "../net/listener.ts";
import type { Api, SimProfile } from "../plan/plan.ts";
import { newRandom, seedOf } from "../stats/random.ts";
import { MODEL_NAME, parseAsk } from "./ask.ts";
import type { Ask } from "./ask.ts";
import { newDelay } from "./delay.ts";
import { Generation } from "./generation.ts";
import type { Engine } from "./generation.ts";
import { newLedger } from "./ledger.ts";
import type { Ledger, Stamps } from "./ledger.ts";
import { newMetrics } from "./metrics.ts";
import type { RecordedAnswer } from "./recorded_answer.ts";
import { newReplay } from "./replay.ts";
import type { Replay } from "./replay.ts";
import { newScheduler } from "./scheduler.ts";
import { scriptOf } from "./script.ts";
import { bytesOf, sendWhole, wholeError, wholeJson } from "./send.ts";
import { newRandomSpeech, newRecordedSpeech } from "./speech.ts";
import type { Speech } from "./speech.ts";
import { newStreamAnswer } from "./stream_answer.ts";
import { newWholeAnswer } from "./whole_answer.ts";
import { hashOf, newWords } from "./words.ts";

/** A simulated server. */
export interface SimServer {
  /** Starts to serve; port 0 takes a free one. Throws if the port is taken. */
  start(address: { readonly host: string; readonly port: number }): Promise<{
    /** `http://host:port` */
    readonly url: string;
  }>;
  /** When every request came, and when each of its events was sent; the oldest are forgotten first. */
  stamps(): readonly Stamps[];
  /** Stops: every connection is closed. */
  close(): Promise<void>;
}

interface Server extends Engine {
  readonly ledger: Ledger;
  /** `null`: it says random words. */
  readonly replay: Replay | null;
  /** The number of the next request. */
  readonly nextOrder: () => number;
}

type Route = (server: Server, incoming: Incoming, reply: Reply) => void;

const NS_PER_SECOND = 1e9;
const MAX_ID_LENGTH = 128;
const MAX_SHOWN_LENGTH = 100;

const ROUTES: ReadonlyMap<string, { readonly method: string; readonly route: Route }> = new Map([
  ["/v1/chat/completions", { method: "POST", route: generation("openai-chat") }],
  ["/v1/completions", { method: "POST", route: generation("openai-completions") }],
  ["/v1/models", { method: "GET", route: sendModels }],
  ["/health", { method: "GET", route: sendHealth }],
  ["/metrics", { method: "GET", route: sendMetrics }],
  ["/sim/stamps", { method: "GET", route: sendStamps }],
]);

/** Makes a server of a profile; with recorded answers it says these. It starts with `start`. */
export function newSimServer(
  listener: Listener,
  profile: SimProfile,
  recorded: readonly RecordedAnswer[] | null = null,
): SimServer {
  let order = 0;
  const server: Server = {
    listener,
    profile,
    scheduler: newScheduler(profile),
    metrics: newMetrics(),
    ledger: newLedger(),
    replay: recorded && newReplay(recorded),
    nextOrder: () => ++order,
  };
  return {
    async start(address) {
      const { port } = await listener.listen(
        address,
        (incoming, reply) => answer(server, incoming, reply),
      );
      const host = address.host.includes(":") ? `[${address.host}]` : address.host;
      return { url: `http://${host}:${port}` };
    },
    stamps: () => server.ledger.stamps(),
    close: () => listener.close(),
  };
}

function answer(server: Server, incoming: Incoming, reply: Reply): void {
  const [path = ""] = incoming.path.split("?", 1);
  const found = ROUTES.get(path);
  if (!found) {
    const paths = [...ROUTES.keys()].join(", ");
    const message = `Cannot find ${path.slice(0, MAX_SHOWN_LENGTH)}: it is none of ${paths}`;
    sendWhole(reply, wholeError(404, message));
  } else if (found.method !== incoming.method) {
    const method = incoming.method.slice(0, MAX_SHOWN_LENGTH);
    const error = wholeError(405, `Cannot ${method} ${path}: it takes ${found.method} only`);
    sendWhole(reply, { ...error, headers: { allow: found.method } });
  } else found.route(server, incoming, reply);
}

function generation(api: Api): Route {
  return (server, incoming, reply) => {
    const ask = parseAsk(api, incoming.body);
    if ("message" in ask) sendWhole(reply, wholeError(400, ask.message, ask.param));
    else generate(server, ask, { incoming, reply });
  };
}

interface Exchange {
  readonly incoming: Incoming;
  readonly reply: Reply;
}

function generate(server: Server, ask: Ask, { incoming, reply }: Exchange): void {
  const { profile, ledger, metrics, listener, scheduler } = server;
  const order = server.nextOrder();
  const id = incoming.headers.get("x-request-id")?.slice(0, MAX_ID_LENGTH) ?? null;
  const receivedAt = incoming.at;
  const page = ledger.open({ order, id, receivedAt, promptTokens: ask.promptTokens });
  const script = scriptOf(profile.faults, order);
  const recorded = script.instead ? null : server.replay?.answerTo(ask.prompt) ?? null;
  const instead = script.instead ?? errorOf(recorded);
  if (instead) {
    instead(reply);
    page.close(listener.now(), "error");
    metrics.end("error");
    return;
  }
  const random = newRandom(seedOf(profile.seed, order));
  const newAnswer = ask.stream ? newStreamAnswer : newWholeAnswer;
  const header = { ask, id: hexOf(order), created: Math.floor(receivedAt / NS_PER_SECOND) };
  scheduler.add(
    new Generation(server, {
      ask,
      receivedAt,
      reply,
      answer: (sent) => newAnswer({ reply, header, roleChunk: profile.roleChunk, sent }),
      page,
      script,
      ttft: newDelay(profile.ttft, random),
      gap: newDelay(profile.gap, random),
      speech: recorded ? newRecordedSpeech(ask, recorded) : randomSpeech(ask, profile, incoming),
    }),
  );
}

/** What is sent in place of an answer that was recorded as an error. */
function errorOf(recorded: RecordedAnswer | null): ((reply: Reply) => void) | null {
  const { status = null, text = "" } = recorded ?? {};
  return status === null ? null : (reply) => sendWhole(reply, wholeError(status, text));
}

function randomSpeech(ask: Ask, { seed, reasoningTokens }: SimProfile, { body }: Incoming): Speech {
  return newRandomSpeech(ask, reasoningTokens, newWords(seedOf(seed, hashOf(body))));
}

function hexOf(order: number): string {
  return order.toString(16).padStart(16, "0");
}

function sendModels(_server: Server, _incoming: Incoming, reply: Reply): void {
  const model = { id: MODEL_NAME, object: "model", created: 0, "owned_by": "assay" };
  sendWhole(reply, wholeJson(JSON.stringify({ object: "list", data: [model] })));
}

function sendHealth(_server: Server, _incoming: Incoming, reply: Reply): void {
  sendWhole(reply, { status: 200, type: "text/plain; charset=utf-8", text: "" });
}

function sendMetrics({ metrics, scheduler }: Server, _incoming: Incoming, reply: Reply): void {
  const text = metrics.text({
    num_requests_running: scheduler.running(),
    num_requests_waiting: scheduler.waiting(),
  });
  sendWhole(reply, { status: 200, type: "text/plain; version=0.0.4; charset=utf-8", text });
}

/** JSON lines: first how much there is and the clock's time, then one request each. */
function sendStamps({ ledger, listener }: Server, _incoming: Incoming, reply: Reply): void {
  const stamps = ledger.stamps();
  const head = { now: listener.now(), requests: stamps.length, dropped: ledger.dropped() };
  reply.head(200, { "content-type": "application/jsonl" });
  for (const line of [head, ...stamps]) reply.write(bytesOf(`${JSON.stringify(line)}\n`));
  reply.end();
}
