/**
 * A network in virtual time, whose server follows a script: every run is exact, and takes no time.
 * @module
 */

import type {
  Bytes,
  Exchange,
  Failure,
  Network,
  Sink,
  Target,
} from "../../../../engine/net/network.ts";
import { ScriptedTime } from "./scripted_time.ts";

/** What the server does with a request: the time of each step is counted from when it was sent. Milliseconds. */
export interface Answer {
  readonly status?: number;
  readonly headers?: string;
  /** Events, and when they come. */
  readonly events?: readonly (readonly [ms: number, data: string])[];
  readonly body?: string;
  /** When the response ends; `Infinity`: never. */
  readonly endMs: number;
  /** In place of an end, and of a head where there is no status. */
  readonly failure?: Failure;
  /** The failure comes before anything was sent. */
  readonly unsent?: boolean;
}

/** A request as the server saw it. */
export interface Seen {
  readonly index: number;
  readonly atMs: number;
  readonly inFlight: number;
  readonly body: string;
}

const NS_PER_MS = 1e6;
const STREAM = "content-type: text/event-stream\r\n";
const encoder = new TextEncoder();

/** A network, and what its server has seen. */
export class ScriptedNetwork implements Network {
  readonly name = "portable";
  readonly stamps = "read";
  readonly seen: Seen[] = [];
  mostInFlight = 0;
  #answer: (seen: Seen) => Answer;
  /** Virtual time at the beginning. */
  readonly startMs: number;
  readonly #time: ScriptedTime;
  /** Whether others run in the same time: then whoever made it runs it. */
  readonly #isShared: boolean;
  readonly #ended = Promise.withResolvers<void>();
  #open = new Set<object>();
  #stopped = false;

  constructor(answer: (seen: Seen) => Answer, time?: ScriptedTime) {
    this.#answer = answer;
    this.#isShared = time !== undefined;
    this.#time = time ?? new ScriptedTime();
    this.startMs = this.#time.now / NS_PER_MS;
  }

  get inFlight(): number {
    return this.#open.size;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  now(): number {
    return this.#time.now;
  }

  at(time: number, task: () => void): void {
    if (!this.#stopped) this.#time.at(time, () => this.#stopped || task());
  }

  request(target: Target, body: Bytes, sink: Sink): Exchange {
    if (this.#stopped) throw new Error(`Cannot send to ${target.origin}: the network was stopped`);
    const exchange = {};
    this.#open.add(exchange);
    this.mostInFlight = Math.max(this.mostInFlight, this.#open.size);
    const seen = {
      index: this.seen.length,
      atMs: this.now() / NS_PER_MS,
      inFlight: this.#open.size,
      body: new TextDecoder().decode(body),
    };
    this.seen.push(seen);
    this.#play(exchange, this.#answer(seen), sink);
    return exchange as unknown as Exchange;
  }

  cancel(exchange: Exchange): void {
    this.#open.delete(exchange);
  }

  /** Breaks, as a fault in a callback would break it. */
  break(): void {
    this.#stopped = true;
    this.#open.clear();
    this.#ended.reject(new Error("a fault on purpose"));
  }

  run(): void | Promise<void> {
    if (this.#isShared) return this.#ended.promise;
    while (!this.#stopped && this.#time.step());
  }

  stop(): void {
    this.#stopped = true;
    this.#open.clear();
    this.#ended.resolve();
  }

  #play(exchange: object, answer: Answer, sink: Sink): void {
    const start = this.now();
    const step = (ms: number, tell: (at: number) => void): void => {
      if (!Number.isFinite(ms)) return;
      this.at(start + ms * NS_PER_MS, () => this.#open.has(exchange) && tell(this.now()));
    };
    const end = (at: number): void => {
      this.#open.delete(exchange);
      if (answer.failure) sink.fail(answer.failure, at);
      else sink.end(at);
    };
    if (answer.unsent) return step(answer.endMs, end);
    step(0, (at) => sink.sent(at));
    if (answer.status !== undefined || !answer.failure) {
      step(0, (at) => sink.head(answer.status ?? 200, answer.headers ?? STREAM, at));
    }
    for (const [ms, data] of answer.events ?? []) {
      const bytes = encoder.encode(data.startsWith(":") ? data : `data: ${data}`);
      step(ms, (at) => sink.event(bytes, 0, bytes.length, at));
    }
    const body = encoder.encode(answer.body ?? "");
    if (body.length > 0) step(answer.endMs, (at) => sink.body(body, 0, body.length, at));
    step(answer.endMs, end);
  }
}

/** A chat event with some text. */
export function text(content: string): string {
  return JSON.stringify({ choices: [{ delta: { content } }] });
}

/** The events of a whole answer: a role, then tokens, then a finish, usage and the end. */
export function stream(ttftMs: number, gapMs: number, tokens: number): Answer {
  const last = ttftMs + gapMs * (tokens - 1);
  const usage = { prompt_tokens: 7, completion_tokens: tokens };
  return {
    events: [
      [ttftMs, JSON.stringify({ choices: [{ delta: { role: "assistant", content: "" } }] })],
      ...Array.from({ length: tokens }, (_, i) => [ttftMs + i * gapMs, text("a")] as const),
      [last, JSON.stringify({ choices: [{ delta: {}, finish_reason: "length" }] })],
      [last, JSON.stringify({ choices: [], usage })],
      [last, "[DONE]"],
    ],
    endMs: last,
  };
}
