/**
 * The load engine: sends the requests of every stage on its schedule, and turns what comes back into blocks.
 *
 * Written once, in callbacks, against the `Network` interface; it runs in a worker where nothing else does. It holds no
 * request for longer than it takes, and one flight for each that is in flight.
 * @module
 */

import { PHASES } from "../../event/block.ts";
import type { Outcome } from "../../event/block.ts";
import { newBlockBuilder } from "../../event/block_builder.ts";
import type { Network } from "../../net/network.ts";
import { newPacer } from "./pacer.ts";
import type { Departure, Pacer } from "./pacer.ts";
import { codeOf, Flight } from "./flight.ts";
import type { Tower } from "./flight.ts";
import { COUNTERS } from "./counters.ts";
import type { Kept, LoadJob, LoadMessage, StageJob } from "./job.ts";
import { durationOf, requestsOf } from "./stage_end.ts";
import { isOutOfReach, isWorthRetrying, pauseMs } from "./retry.ts";

const NS_PER_MS = 1e6;
const TICK_NS = 20 * NS_PER_MS;
/** Rows and events that make a block, and the longest time that one is waited for. */
const BLOCK_ROWS = 4096;
const BLOCK_EVENTS = 1 << 18;
const BLOCK_NS = 500 * NS_PER_MS;
/** How long nothing but failures to connect is put up with. */
const UNREACHABLE_NS = 1000 * NS_PER_MS;
/** Pause after one of them. */
const LULL_NS = 20 * NS_PER_MS;

const WARMUP = PHASES.indexOf("warmup");
const MEASURED = PHASES.indexOf("measured");
const COOLDOWN = PHASES.indexOf("cooldown");

/** Runs a job to its end. Resolves when the last request has settled and the last block is told. */
export async function runLoad(
  network: Network,
  job: LoadJob,
  tell: (message: LoadMessage) => void,
): Promise<void> {
  const loop = new LoadLoop(network, job, tell);
  network.at(network.now(), () => loop.startStage(0));
  await network.run();
}

class LoadLoop implements Tower, Departure {
  readonly network: Network;
  readonly job: LoadJob;
  readonly tell: (message: LoadMessage) => void;
  readonly origin: number;
  readonly wantsStream: boolean;
  keepAnswers = true;
  departed = 0;
  settled = 0;
  readonly #counters: Int32Array;
  readonly #active = new Set<Flight>();
  readonly #idle: Flight[] = [];
  readonly #builder = newBlockBuilder(BLOCK_ROWS);
  #kept: Kept[] = [];
  #events = 0;
  #blockAt: number;
  #stage = -1;
  #sample = 0;
  #spare = 0;
  #pacer: Pacer | undefined;
  #measuredFrom = NaN;
  #cooled = 0;
  #outOfReachSince = NaN;
  #ending: "complete" | "interrupted" | "unreachable" | undefined;

  constructor(network: Network, job: LoadJob, tell: (message: LoadMessage) => void) {
    this.network = network;
    this.job = job;
    this.tell = tell;
    this.origin = this.#blockAt = network.now();
    this.wantsStream = job.stream;
    this.#counters = new Int32Array(job.shared);
    this.#tick();
  }

  get inFlight(): number {
    return this.#active.size;
  }

  startStage(index: number): void {
    const stage = this.job.stages[index];
    if (!stage) return this.#finish("complete");
    this.#stage = index;
    [this.departed, this.settled, this.#cooled, this.#measuredFrom] = [0, 0, 0, NaN];
    this.#counters.fill(0, COUNTERS.stage);
    Atomics.store(this.#counters, COUNTERS.stage, index);
    this.tell({ kind: "stage-started", stage: index, atNs: this.network.now() - this.origin });
    const isPast = (time: number): boolean => this.#isPast(stage, time);
    this.#pacer = newPacer({ network: this.network, stage, departure: this, isPast });
    this.#pacer.start();
    this.#endStageIfOver();
  }

  depart(scheduled: number): void {
    const stage = this.job.stages[this.#stage] as StageJob;
    const flight = this.#idle.pop() ?? new Flight(this);
    flight.left = false;
    flight.row.scheduled = scheduled - this.origin;
    flight.row.stage = this.#stage;
    flight.row.phase = this.#phaseOf(stage, scheduled);
    flight.row.sample = this.#sampleOf(flight.row.phase);
    flight.row.attempts = 0;
    this.departed++;
    this.#active.add(flight);
    Atomics.add(this.#counters, COUNTERS.inFlight, 1);
    this.#attempt(flight);
  }

  sent(flight: Flight): void {
    this.heard();
    if (!flight.left) Atomics.add(this.#counters, COUNTERS.sent, 1);
    flight.left = true;
  }

  heard(): void {
    this.#outOfReachSince = Infinity;
  }

  tokens(): void {
    Atomics.add(this.#counters, COUNTERS.events, 1);
  }

  landed(flight: Flight, outcome: Outcome, note: string): void {
    flight.exchange = undefined;
    flight.deadline = Infinity;
    const { row } = flight;
    if (isOutOfReach(outcome, row) && this.#isNobodyThere()) {
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

  #attempt(flight: Flight): void {
    const { bodies, target, timeoutMs } = this.job;
    const { sample } = flight.row;
    const body = bodies.bytes.subarray(bodies.offsets[sample], bodies.offsets[sample + 1]);
    flight.begin();
    flight.row.attempts++;
    flight.deadline = this.network.now() + timeoutMs * NS_PER_MS;
    flight.exchange = this.network.request(target, body, flight);
  }

  #settle(flight: Flight, outcome: Outcome, note: string): void {
    const { row } = flight;
    this.#active.delete(flight);
    row.outcome = codeOf(outcome);
    this.settled++;
    this.#count(outcome, row.phase);
    this.#keep(flight, outcome);
    const { events } = flight;
    this.#events += events.times.length;
    this.#builder.add(row, events, note);
    this.#idle.push(flight);
    if (this.#builder.rows >= BLOCK_ROWS || this.#events >= BLOCK_EVENTS) this.#hand();
    if (this.#ending) return;
    // Where nobody has answered yet, the next one has time: refusals come by the ten thousand a second.
    const isUnheard = Number.isFinite(this.#outOfReachSince);
    if (isUnheard) this.network.at(this.network.now() + LULL_NS, this.#free);
    else this.#free();
  }

  #free = (): void => {
    if (this.#ending) return;
    this.#pacer?.freed();
    this.#endStageIfOver();
  };

  #keep(flight: Flight, outcome: Outcome): void {
    if (outcome !== "ok") return;
    const isTold = flight.row.outputTokens >= 0 && this.job.keep === "until-usage";
    if (isTold) this.keepAnswers = false;
    else if (flight.keeps) this.#kept.push({ row: this.#builder.rows, ...flight.keep.copy() });
  }

  #count(outcome: Outcome, phase: number): void {
    const slot = outcome === "ok"
      ? COUNTERS.ok
      : outcome === "aborted"
      ? COUNTERS.aborted
      : COUNTERS.failed;
    Atomics.sub(this.#counters, COUNTERS.inFlight, 1);
    if (phase !== MEASURED) return;
    Atomics.add(this.#counters, slot, 1);
  }

  #phaseOf(stage: StageJob, scheduled: number): number {
    if (this.departed < stage.warmup) return WARMUP;
    if (stage.stop.kind === "requests") {
      return this.departed < stage.warmup + stage.stop.requests ? MEASURED : COOLDOWN;
    }
    if (Number.isNaN(this.#measuredFrom)) this.#measuredFrom = scheduled;
    if (scheduled - this.#measuredFrom < durationOf(stage)) return MEASURED;
    this.#cooled++;
    return COOLDOWN;
  }

  /** Excluded requests take rows of their own, so that they warm no prompt that is measured. */
  #sampleOf(phase: number): number {
    const { rows, bodies } = this.job;
    const spare = bodies.offsets.length - 1 - rows;
    return phase === MEASURED || spare === 0 ? this.#sample++ % rows : rows + this.#spare++ % spare;
  }

  #isPast(stage: StageJob, time: number): boolean {
    if (this.#ending || this.departed >= requestsOf(stage)) return true;
    return time - this.#measuredFrom >= durationOf(stage) && this.#cooled >= stage.cooldown;
  }

  #endStageIfOver(): void {
    if (this.#ending || !this.#pacer?.over || this.#active.size > 0) return;
    this.#pacer = undefined;
    const next = this.#stage + 1;
    this.network.at(this.network.now(), () => {
      if (!this.#ending) this.startStage(next);
    });
  }

  /** Asked after a failure to connect: nothing but those for a while means that nobody is there. */
  #isNobodyThere(): boolean {
    const now = this.network.now();
    if (Number.isNaN(this.#outOfReachSince)) this.#outOfReachSince = now;
    return now - this.#outOfReachSince > UNREACHABLE_NS;
  }

  #tick = (): void => {
    if (this.#ending) return;
    const now = this.network.now();
    if (Atomics.load(this.#counters, COUNTERS.stop) !== 0) return this.#abandon("interrupted");
    if (now - this.#blockAt >= BLOCK_NS) {
      this.#hand();
      this.#blockAt = now;
    }
    for (const flight of this.#active) if (flight.deadline <= now) this.#giveUp(flight, now);
    this.network.at(now + TICK_NS, this.#tick);
  };

  #giveUp(flight: Flight, now: number): void {
    if (flight.exchange) this.network.cancel(flight.exchange);
    flight.row.end = now - this.origin;
    this.landed(flight, "timeout", `no complete answer within ${this.job.timeoutMs} ms`);
  }

  /** Ends the run: what is in flight has settled as aborted before the network closes its connections. */
  #abandon(ending: "interrupted" | "unreachable"): void {
    this.#ending = ending;
    const now = this.network.now();
    for (const flight of [...this.#active]) {
      flight.row.end = now - this.origin;
      this.#settle(flight, "aborted", "");
    }
    this.#finish(ending);
  }

  #hand(): void {
    if (this.#builder.rows === 0) return;
    this.tell({ kind: "settled", block: this.#builder.take(), kept: this.#kept });
    [this.#kept, this.#events] = [[], 0];
  }

  #finish(ending: "complete" | "interrupted" | "unreachable"): void {
    this.#ending = ending;
    this.#hand();
    this.tell({ kind: "ended", ending, wallMs: (this.network.now() - this.origin) / NS_PER_MS });
    this.network.stop();
  }
}
