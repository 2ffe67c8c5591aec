/**
 * Plays a load on a network, and records each event's stamp beside the server's, which is in the event.
 * @module
 */

import type { Failure, Network, Sink, Target } from "../../../engine/net/network.ts";
import { eventsOf, type Load } from "./load.ts";

const UTF8 = new TextEncoder();
const CONTENT = '"content":" ';
/** Digits of a stamp: nanoseconds of CLOCK_MONOTONIC. */
const DIGITS = 16;
const ZERO = 0x30;
/** Bytes of an event with a token, at least; that of the end is shorter. */
const LEAST = 60;

/** One load on one network. */
export class Recording {
  /** Stamps less those of the server, in nanoseconds. */
  readonly errors: Float64Array;
  /** How late requests left that had a time to leave at, in nanoseconds. */
  readonly lags: Float64Array;
  events = 0;
  departed = 0;
  ended = 0;
  readonly #network: Network;
  readonly #load: Load;
  readonly #target: Target;
  readonly #body: Uint8Array<ArrayBuffer>;
  readonly #ahead: number;
  /** Where the digits stand in an event. */
  #digits = -1;

  constructor(network: Network, load: Load, { port, ahead }: Server) {
    this.#network = network;
    this.#load = load;
    this.#ahead = ahead;
    this.errors = new Float64Array(eventsOf(load));
    this.lags = new Float64Array(departuresOf(load));
    this.#target = {
      origin: `http://127.0.0.1:${port}`,
      method: "POST",
      path: "/v1/chat/completions",
      headers: { "content-type": "application/json" },
    };
    const { tokens: max_tokens, ttftUs: ttft_us, gapUs: gap_us } = load;
    this.#body = UTF8.encode(JSON.stringify({ stream: true, max_tokens, ttft_us, gap_us }));
  }

  /** Sets everything going. `over` is called once the last request has ended. */
  begin(over: () => void): void {
    const count = departuresOf(this.#load);
    const apart = this.#load.spreadUs * 1e3 / count;
    const start = this.#network.now();
    let open = count;
    const close = (): void => void (--open === 0 && over());
    const depart = (i: number): void => {
      const due = start + i * apart;
      if (i + 1 < count) this.#network.at(due + apart, () => depart(i + 1));
      const requests = this.#load.arrival === "open" ? 1 : this.#load.requests;
      new Stream(this, { due, requests, close }).ask();
    };
    depart(0);
  }

  ask(sink: Sink): void {
    this.#network.request(this.#target, this.#body, sink);
  }

  /** An event with a token. */
  event(bytes: Uint8Array, start: number, at: number): void {
    if (this.#digits < 0) this.#digits = digitsOf(bytes.subarray(start));
    const from = start + this.#digits;
    let sentAt = 0;
    for (let i = from; i < from + DIGITS; i++) sentAt = sentAt * 10 + (bytes[i] as number) - ZERO;
    this.errors[this.events++] = at + this.#ahead - sentAt;
  }
}

/** Where requests go. */
interface Server {
  readonly port: number;
  /** Nanoseconds that its clock is ahead of the network's. */
  readonly ahead: number;
}

/** When a stream asks first, how often, and who is told of its end. */
interface Course {
  readonly due: number;
  readonly requests: number;
  close(): void;
}

class Stream implements Sink {
  /** Of this stream, as the native client asks. */
  carried = 0;
  readonly #recording: Recording;
  readonly #course: Course;
  #asked = 0;

  constructor(recording: Recording, course: Course) {
    this.#recording = recording;
    this.#course = course;
  }

  ask(): void {
    this.#asked++;
    this.#recording.ask(this);
  }

  sent(at: number): void {
    const recording = this.#recording;
    if (this.#asked === 1) recording.lags[recording.departed++] = at - this.#course.due;
  }

  head(): void {}

  event(bytes: Uint8Array, start: number, end: number, at: number): void {
    if (end - start < LEAST) return;
    this.carried++;
    this.#recording.event(bytes, start, at);
  }

  body(): void {}

  end(): void {
    this.#recording.ended++;
    if (this.#asked < this.#course.requests) this.ask();
    else this.#course.close();
  }

  fail({ text }: Failure): void {
    throw new Error(`Cannot measure: a stream failed, ${text}`);
  }
}

/** Requests that have a time to leave at: the first one of a stream, every one of an open loop. */
function departuresOf({ arrival, requests, streams }: Load): number {
  return arrival === "open" ? requests : streams;
}

function digitsOf(event: Uint8Array): number {
  return new TextDecoder().decode(event).indexOf(CONTENT) + CONTENT.length;
}
