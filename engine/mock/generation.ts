/**
 * One request being answered, on an absolute schedule.
 *
 * Token k is due at its start + ttft + the sum of k gaps, all drawn, never measured: a late event does not delay the
 * next one. The first event carries one token, as vLLM's does at any stream interval; each further one leaves when the
 * last of its tokens is due. So TTFT, gap per token and TPOT of a perfect client are the profile's own.
 * @module
 */

import type { Listener, Reply } from "../net/listener.ts";
import type { SimProfile } from "../plan/plan.ts";
import type { Answer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import type { Delay } from "./delay.ts";
import type { Ending, Page } from "./ledger.ts";
import type { Metrics } from "./metrics.ts";
import type { Job, Scheduler } from "./scheduler.ts";
import type { Script } from "./script.ts";
import type { Piece } from "./shape.ts";
import type { Speech } from "./speech.ts";

/** What all requests of a server share. */
export interface Engine {
  readonly listener: Listener;
  readonly profile: SimProfile;
  readonly scheduler: Scheduler;
  readonly metrics: Metrics;
}

/** What one request is made of. */
export interface Parts {
  readonly ask: Ask;
  readonly receivedAt: number;
  readonly reply: Reply;
  /** Makes the answer; `sent` must be told when words leave. */
  readonly answer: (sent: (at: number, tokens: number) => void) => Answer;
  readonly page: Page;
  readonly script: Script;
  readonly ttft: Delay;
  readonly gap: Delay;
  readonly speech: Speech;
}

const NS_PER_MS = 1e6;

/** A request from its arrival to its end. */
export class Generation implements Job {
  readonly promptTokens: number;
  readonly receivedAt: number;
  readonly #engine: Engine;
  readonly #parts: Parts;
  readonly #answer: Answer;
  /** Tokens generated, and events said. */
  #tokens = 0;
  #events = 0;
  /** Tokens of the next event, and when it is due. */
  #next = 0;
  #dueAt = 0;
  #firstAt = 0;
  #lastAt = 0;

  /** Starts the answer; its words wait for the scheduler. */
  constructor(engine: Engine, parts: Parts) {
    const { ask, receivedAt, page } = parts;
    this.promptTokens = ask.promptTokens;
    this.receivedAt = receivedAt;
    this.#engine = engine;
    this.#parts = parts;
    this.#answer = parts.answer((at, tokens) => {
      if (tokens > 0) page.stamp(at, tokens, this.#dueAt);
    });
  }

  isWanted(): boolean {
    return this.#parts.reply.open;
  }

  abandon(): void {
    this.#close("abort");
  }

  start(turnAt: number, prefilledAt: number): void {
    const { metrics } = this.#engine;
    const { script, ttft } = this.#parts;
    metrics.add("prompt_tokens_total", this.promptTokens);
    metrics.observe("request_queue_time_seconds", turnAt - this.receivedAt);
    this.#dueAt = prefilledAt + ttft() + Math.round(script.delayMs * NS_PER_MS);
    this.#await(1);
  }

  #await(tokens: number): void {
    this.#next = tokens;
    this.#engine.listener.at(this.#dueAt, this.#step);
  }

  readonly #step = (): void => {
    const { reply, script, speech } = this.#parts;
    if (!reply.open) return this.#end("abort");
    const piece = this.#generate();
    if (piece.finish || this.#events === script.afterEvents) {
      script.last(this.#answer, piece, reply);
      return this.#end(script.isWrong ? "error" : endingOf(piece));
    }
    this.#answer.event(piece);
    this.#events++;
    const tokens = Math.min(this.#engine.profile.tokensPerEvent, speech.room());
    for (let i = 0; i < tokens; i++) this.#dueAt += this.#parts.gap();
    this.#await(tokens);
  };

  /** Makes the next piece. It counts as generated even where a fault keeps it from the wire. */
  #generate(): Piece {
    const piece = this.#parts.speech.say(this.#next);
    this.#tokens += piece.tokens;
    this.#observe(piece.tokens);
    return piece;
  }

  #observe(tokens: number): void {
    const { metrics, listener } = this.#engine;
    const now = listener.now();
    metrics.add("generation_tokens_total", tokens);
    if (this.#events > 0) {
      metrics.observe("inter_token_latency_seconds", (now - this.#lastAt) / tokens, tokens);
    } else {
      metrics.observe("time_to_first_token_seconds", now - this.receivedAt);
      this.#firstAt = now;
    }
    this.#lastAt = now;
  }

  /** Ends, and gives the place in the batch to the next one. */
  #end(ending: Ending): void {
    const { metrics, scheduler } = this.#engine;
    if (ending === "length" || ending === "stop") {
      const gaps = this.#tokens - 1;
      const mean = (this.#lastAt - this.#firstAt) / gaps;
      if (gaps > 0) metrics.observe("request_time_per_output_token_seconds", mean);
      metrics.observe("e2e_request_latency_seconds", this.#lastAt - this.receivedAt);
    }
    this.#close(ending);
    scheduler.release(this.#dueAt);
  }

  #close(ending: Ending): void {
    this.#parts.page.close(this.#engine.listener.now(), ending);
    this.#engine.metrics.end(ending);
  }
}

function endingOf({ finish }: Piece): Ending {
  return finish === "length" ? finish : "stop";
}
