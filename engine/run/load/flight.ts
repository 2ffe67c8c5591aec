/**
 * One request under way: what its exchange is told becomes a row.
 *
 * Flights are used again and again, as many as are in flight at once, so nothing is allocated for an event. An event is
 * stamped by the network before it comes here, and only scanned, never parsed.
 * @module
 */

import { FINISHES, OUTCOMES } from "../../event/block.ts";
import type { Outcome } from "../../event/block.ts";
import { newRow } from "../../event/block_builder.ts";
import type { Row, TokenEvents } from "../../event/block_builder.ts";
import type { Exchange, Failure, Sink } from "../../net/network.ts";
import type { Facts } from "../../wire/facts.ts";
import { parseBody } from "../../wire/parse_body.ts";
import { retryAfterSeconds } from "../../wire/retry_after.ts";
import { newEventScan, scanEvent } from "../../wire/scan_event.ts";
import { Keep, noteOf, outcomeOf, TOO_LONG } from "./answer.ts";
import type { Told } from "./answer.ts";

const MOST_EVENTS = 1 << 20;
/** What the column of tokens can hold. */
const MOST_TOKENS = 0xffff;
const CONTENT_TYPE = /^content-type:[ \t]*([^\r\n]*)/im;
const LOCATION = /^location:[ \t]*([^\r\n]*)/im;

/** What flights share: one of each per loop. */
export interface Tower {
  /** Time of the network at the task's origin. Nanoseconds. */
  readonly origin: number;
  readonly wantsStream: boolean;
  keepAnswers: boolean;
  sent(flight: Flight): void;
  heard(): void;
  tokens(): void;
  landed(flight: Flight, outcome: Outcome, note: string): void;
}

const scan = newEventScan();

/** One request under way. */
export class Flight implements Sink {
  readonly tower: Tower;
  readonly row: Row = newRow();
  readonly keep: Keep = new Keep();
  exchange: Exchange | undefined;
  /** Time of the network after which the attempt is given up. */
  deadline: number = Infinity;
  /** Whether any attempt of the request was sent. */
  left: boolean = false;
  /** Whether the answer is kept, from its beginning on. */
  keeps: boolean = false;
  /** Seconds the server asked to wait, -1 where it did not. */
  retryAfter: number = -1;
  #times = new Float64Array(256);
  #tokens = new Uint16Array(256);
  #events = 0;
  #told: { -readonly [key in keyof Told]: Told[key] } = newTold(false);
  #counted = 0;

  constructor(tower: Tower) {
    this.tower = tower;
  }

  /** How many events carried tokens: where a read holds one of them, its stamp is exact. */
  get carried(): number {
    return this.#events;
  }

  /** Token-carrying events so far, valid until the next `begin`. */
  get events(): TokenEvents {
    return {
      times: this.#times.subarray(0, this.#events),
      tokens: this.#tokens.subarray(0, this.#events),
    };
  }

  /** Forgets the last attempt; what was planned of the request stays. */
  begin(): void {
    const { row } = this;
    row.sent =
      row.firstByte =
      row.firstEvent =
      row.firstToken =
      row.firstVisible =
      row.lastToken =
      row.end =
        NaN;
    row.inputTokens =
      row.outputTokens =
      row.cachedTokens =
      row.reasoningTokens =
        -1;
    row.status = row.finish = 0;
    this.#events = this.#counted = 0;
    this.#told = newTold(this.tower.wantsStream);
    this.keeps = this.tower.keepAnswers || !this.tower.wantsStream;
    this.keep.clear();
    this.deadline = Infinity;
    this.retryAfter = -1;
  }

  sent(at: number): void {
    this.row.sent = at - this.tower.origin;
    this.tower.sent(this);
  }

  head(status: number, headers: string, at: number): void {
    this.tower.heard();
    const told = this.#told;
    this.row.status = told.status = status;
    this.row.firstByte = at - this.tower.origin;
    told.contentType = CONTENT_TYPE.exec(headers)?.[1]?.trim() ?? "";
    told.streamed = /^text\/event-stream/i.test(told.contentType);
    if (status < 300) return;
    this.retryAfter = retryAfterSeconds(headers);
    told.location = LOCATION.exec(headers)?.[1]?.trim() ?? "";
  }

  event(bytes: Uint8Array, start: number, end: number, at: number): void {
    const { row, tower } = this;
    const told = this.#told;
    const time = at - tower.origin;
    scanEvent(bytes, start, end, scan);
    if (scan.empty) return;
    if (Number.isNaN(row.firstEvent)) row.firstEvent = time;
    if (scan.malformed || scan.error) this.#blame(bytes, start, end);
    told.done ||= scan.done;
    if (scan.finish > 0) {
      told.finished = true;
      row.finish = Math.min(scan.finish, FINISHES.length - 1);
    }
    this.#use(scan);
    if (scan.content) this.#content(time, scan.visible);
    if (this.keeps && !told.wrong && !told.failed) this.#take(bytes, start, end);
  }

  body(bytes: Uint8Array, start: number, end: number, _at: number): void {
    this.#take(bytes, start, end);
  }

  end(at: number): void {
    this.row.end = at - this.tower.origin;
    this.#told.content = this.#events > 0;
    if (!this.tower.wantsStream) this.#readWhole();
    const outcome = outcomeOf(this.#told);
    this.tower.landed(
      this,
      outcome,
      outcome === "ok" ? "" : noteOf(outcome, this.#told, this.keep),
    );
  }

  fail(failure: Failure, at: number): void {
    this.row.end = at - this.tower.origin;
    this.tower.landed(this, failure.kind, failure.text);
  }

  /** An answer that was not streamed: there are no times inside it, so it may be parsed at its end. */
  #readWhole(): void {
    const told = this.#told;
    if (told.status > 299 || told.streamed) return;
    const whole = parseBody(this.keep.bytes.subarray(0, this.keep.length));
    if (whole.malformed) told.wrong ||= "the answer is no JSON object";
    told.failed = whole.error;
    told.finished = whole.finish > 0;
    told.content = whole.content;
    this.row.finish = whole.finish;
    this.#use(whole);
  }

  #content(time: number, visible: boolean): void {
    const { row } = this;
    if (Number.isNaN(row.firstToken)) row.firstToken = time;
    if (visible && Number.isNaN(row.firstVisible)) row.firstVisible = time;
    row.lastToken = time;
    if (this.#events === MOST_EVENTS) {
      this.#told.wrong ||= `the stream has over ${MOST_EVENTS} events`;
      return;
    }
    if (this.#events === this.#times.length) this.#grow();
    const carried = row.outputTokens < 0 ? 0 : row.outputTokens - this.#counted;
    this.#counted = Math.max(this.#counted, row.outputTokens);
    this.#times[this.#events] = time;
    this.#tokens[this.#events++] = Math.min(Math.max(0, carried), MOST_TOKENS);
    this.tower.tokens();
  }

  /** Counts that were told once stay until they are told anew. */
  #use(usage: Facts): void {
    const { row } = this;
    if (usage.completionTokens >= 0) row.outputTokens = usage.completionTokens;
    if (usage.promptTokens >= 0) row.inputTokens = usage.promptTokens;
    if (usage.cachedTokens >= 0) row.cachedTokens = usage.cachedTokens;
    if (usage.reasoningTokens >= 0) row.reasoningTokens = usage.reasoningTokens;
  }

  #take(bytes: Uint8Array, start: number, end: number): void {
    if (!this.keep.add(bytes, start, end)) this.#told.wrong ||= TOO_LONG;
  }

  /** Keeps the event that went wrong in place of all others, for the note. */
  #blame(bytes: Uint8Array, start: number, end: number): void {
    const told = this.#told;
    if (told.wrong || told.failed) return;
    if (scan.error) told.failed = true;
    else told.wrong = "an event is no JSON object";
    this.keep.clear();
    this.keep.add(bytes, start, end);
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2);
    times.set(this.#times);
    const tokens = new Uint16Array(times.length);
    tokens.set(this.#tokens);
    [this.#times, this.#tokens] = [times, tokens];
  }
}

function newTold(wantsStream: boolean): Told {
  return {
    status: 0,
    streamed: false,
    wantsStream,
    contentType: "",
    location: "",
    wrong: "",
    failed: false,
    done: false,
    finished: false,
    content: false,
  };
}

/** Code of an outcome in its column. */
export function codeOf(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome);
}
