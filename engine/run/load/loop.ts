/**
 * The load engine: sends the requests of every stage on its schedule, and turns what comes back into blocks.
 *
 * Written once, in callbacks, against the `Network` interface; it runs in a worker where nothing else does, alone or as
 * one of several that share a load. It holds no request for longer than it takes, and one flight for each in flight.
 * @module
 */

import type { Outcome } from "../../event/block.ts";
import type { Network } from "../../net/network.ts";
import { boardOf, newBoard } from "./board.ts";
import type { Board } from "./board.ts";
import { bodyOf } from "./bodies.ts";
import { Contact } from "./contact.ts";
import { codeOf, Flight } from "./flight.ts";
import type { Tower } from "./flight.ts";
import { Gate } from "./gate.ts";
import type { LoadJob, LoadMessage } from "./job.ts";
import { Ledger } from "./ledger.ts";
import type { StopReason } from "./ledger.ts";
import { newPacer, POLL_NS } from "./pacer.ts";
import type { Departure, Pacer } from "./pacer.ts";
import { Results } from "./results.ts";
import { isOutOfReach, isWorthRetrying, pauseMs } from "./retry.ts";
import type { Share } from "./share.ts";
import { Turns } from "./turns.ts";

const NS_PER_MS = 1e6;
const TICK_NS = 20 * NS_PER_MS;
/** Longest time that a block is waited for. */
const BLOCK_NS = 500 * NS_PER_MS;
/** Pause after a failure to connect, where nobody has answered yet: refusals come by the ten thousand a second. */
const LULL_NS = 20 * NS_PER_MS;
/** From the time when a stage is opened to its start: all loops have heard of it by then. */
const NOTICE_NS = POLL_NS + NS_PER_MS;

type LoadEnding = Extract<LoadMessage, { readonly kind: "ended" }>["ending"];

/** Runs a job, or one worker's share of it, to its end. Resolves when the last block is told; throws what broke it. */
export async function runLoad(
  network: Network,
  job: LoadJob,
  tell: (message: LoadMessage) => void,
): Promise<void> {
  const loop = new LoadLoop(network, job, tell);
  network.at(network.now(), () => loop.begin());
  try {
    await network.run();
  } catch (error) {
    loop.breakDown(`the load broke: ${error instanceof Error ? error.message : error}`);
    throw error;
  }
}

class LoadLoop implements Tower, Departure {
  readonly network: Network;
  readonly job: LoadJob;
  readonly tell: (message: LoadMessage) => void;
  readonly wantsStream: boolean;
  origin: number;
  readonly #share: Share;
  readonly #board: Board;
  readonly #gate: Gate;
  readonly #contact: Contact;
  readonly #ledger: Ledger;
  readonly #results: Results;
  readonly #active = new Set<Flight>();
  readonly #idle: Flight[] = [];
  #blockAt: number;
  #stage = -1;
  #turns: Turns | undefined;
  #pacer: Pacer | undefined;
  /** At the gate of the next stage. */
  #isWaiting = true;
  #ending: LoadEnding | "broken" | undefined;

  constructor(network: Network, job: LoadJob, tell: (message: LoadMessage) => void) {
    this.network = network;
    this.job = job;
    this.tell = tell;
    this.wantsStream = job.stream;
    this.origin = this.#blockAt = network.now();
    const stages = job.stages.length;
    this.#share = job.share ??
      { worker: 0, workers: 1, board: newBoard({ workers: 1, stages }) };
    this.#board = boardOf(this.#share.board, { workers: this.#share.workers, stages });
    this.#gate = new Gate(this.#board, this.#share.worker);
    this.#contact = new Contact(this.#board);
    this.#ledger = new Ledger(job.shared, this.#board, this.#share);
    this.#results = new Results(job.keep, tell);
    this.#tick();
  }

  get inFlight(): number {
    return this.#active.size;
  }

  get keepAnswers(): boolean {
    return this.#results.keepAnswers;
  }

  begin(): void {
    this.#comeTo(0);
  }

  /** Ends a run that is beyond repair: what is in flight has failed, what has settled is told. */
  breakDown(note: string): void {
    if (this.#ending) return;
    this.#ending = "broken";
    this.#landAll("other", note);
    this.#results.hand();
  }

  depart(scheduled: number, { phase, sample }: Turns): void {
    const flight = this.#idle.pop() ?? new Flight(this);
    flight.left = false;
    flight.row.scheduled = scheduled - this.origin;
    flight.row.stage = this.#stage;
    flight.row.phase = phase;
    flight.row.sample = sample;
    flight.row.attempts = 0;
    this.#active.add(flight);
    this.#ledger.begun(this.#stage, phase);
    this.#attempt(flight);
  }

  sent(flight: Flight): void {
    this.#contact.heard();
    if (!flight.left) this.#ledger.sent();
    flight.left = true;
  }

  heard(): void {
    this.#contact.heard();
  }

  tokens(): void {
    this.#ledger.tokens();
  }

  landed(flight: Flight, outcome: Outcome, note: string): void {
    flight.exchange = undefined;
    flight.deadline = Infinity;
    const { row } = flight;
    if (isOutOfReach(outcome, row) && this.#contact.isLost(this.network.now())) {
      this.#ending = "unreachable";
      this.#settle(flight, outcome, note);
      return this.#abandon("unreachable");
    }
    const { retry } = this.job;
    if (row.attempts >= retry.attempts || !isWorthRetrying(outcome, row.status)) {
      return this.#settle(flight, outcome, note);
    }
    const pause = pauseMs(retry, row.attempts, flight.retryAfter) * NS_PER_MS;
    this.network.at(this.network.now() + pause, () => this.#attempt(flight));
  }

  /** Comes to the gate of a stage with all seats. */
  #comeTo(stage: number): void {
    this.#gate.arrive(stage);
    this.#isWaiting = true;
    this.#waitFor(stage);
  }

  #waitFor(stage: number): void {
    if (this.#ending || !this.#isWaiting) return;
    if (this.#gate.claim(stage)) this.#open(stage);
    const start = this.#gate.startOf(stage);
    if (start === undefined) {
      this.network.at(this.network.now() + POLL_NS, () => this.#waitFor(stage));
    } else this.network.at(start, () => this.#start(stage, start));
  }

  /** Opens a stage for all loops; there is one gate more than stages. */
  #open(stage: number): void {
    this.#turns?.close();
    const isLast = stage === this.job.stages.length;
    if (!isLast) this.#ledger.open(stage);
    const at = this.network.now() + (this.#share.workers > 1 && !isLast ? NOTICE_NS : 0);
    this.#gate.open(stage, at);
    const atNs = at - this.#gate.origin;
    if (!isLast) this.tell({ kind: "stage-started", stage, atNs });
  }

  #start(index: number, start: number): void {
    if (this.#ending || this.#stage >= index) return;
    const { job, network } = this;
    const stage = job.stages[index];
    this.origin = this.#gate.origin;
    if (!stage) return this.#finish("complete");
    this.#stage = index;
    this.#isWaiting = false;
    const turns = this.#turns = new Turns(stage, job, this.#board);
    const { next } = this.#board;
    const seats = this.#share.workers;
    this.#pacer = newPacer({ network, stage, start, turns, departure: this, seats, next });
    for (const seat of this.#gate.seats) this.#pacer.serve(seat);
    this.#endStageIfOver();
  }

  #attempt(flight: Flight): void {
    const { bodies, target, timeoutMs } = this.job;
    const body = bodyOf(bodies, flight.row.sample);
    flight.begin();
    flight.row.attempts++;
    flight.deadline = this.network.now() + timeoutMs * NS_PER_MS;
    flight.exchange = this.network.request(target, body, flight);
  }

  #settle(flight: Flight, outcome: Outcome, note: string): void {
    const { row } = flight;
    this.#active.delete(flight);
    row.outcome = codeOf(outcome);
    this.#ledger.settled(outcome, row.phase);
    this.#results.add(flight, outcome, note);
    this.#idle.push(flight);
    if (this.#ending) return;
    if (this.#contact.failing) this.network.at(this.network.now() + LULL_NS, this.#free);
    else this.#free();
  }

  #free = (): void => {
    if (this.#ending) return;
    this.#pacer?.freed();
    this.#endStageIfOver();
  };

  #endStageIfOver(): void {
    if (this.#ending || this.#isWaiting || !this.#pacer?.over || this.#active.size > 0) return;
    this.#comeTo(this.#stage + 1);
  }

  #tick = (): void => {
    if (this.#ending) return;
    const now = this.network.now();
    const { stopReason } = this.#ledger;
    if (stopReason) return this.#abandon(stopReason);
    this.#ledger.signOfLife(now - this.origin);
    if (now - this.#blockAt >= BLOCK_NS) {
      this.#results.hand();
      this.#blockAt = now;
    }
    for (const flight of this.#active) if (flight.deadline <= now) this.#giveUp(flight, now);
    this.network.at(now + TICK_NS, this.#tick);
    this.#lookAround();
  };

  /** Nobody tells what other loops have done: taken the last request, or died and left their seat to this one. */
  #lookAround(): void {
    if (this.#gate.isLost) return this.#leave();
    for (const seat of this.#gate.inherit()) this.#inherit(seat);
    this.#endStageIfOver();
  }

  #inherit(seat: number): void {
    const next = this.#stage + 1;
    if (this.#gate.hasArrived(seat, next)) return;
    if (!this.#pacer) return this.#gate.arrive(next);
    this.#isWaiting = false;
    this.#pacer.serve(seat);
  }

  #giveUp(flight: Flight, now: number): void {
    if (flight.exchange) this.network.cancel(flight.exchange);
    flight.row.end = now - this.origin;
    this.landed(flight, "timeout", `no complete answer within ${this.job.timeoutMs} ms`);
  }

  /** This one was given up for dead, and what it had is accounted for. */
  #leave(): void {
    this.#ending = "broken";
    this.network.stop();
  }

  /** Ends the run: what is in flight has settled as aborted before the network closes its connections. */
  #abandon(reason: StopReason): void {
    this.#ending = reason;
    this.#ledger.stop(reason);
    this.#landAll("aborted", "");
    this.#finish(reason);
  }

  #landAll(outcome: Outcome, note: string): void {
    const now = this.network.now();
    for (const flight of [...this.#active]) {
      flight.row.end = now - this.origin;
      this.#settle(flight, outcome, note);
    }
  }

  #finish(ending: LoadEnding): void {
    this.#ending = ending;
    this.#results.hand();
    this.tell({ kind: "ended", ending, wallMs: (this.network.now() - this.origin) / NS_PER_MS });
    this.network.stop();
  }
}
