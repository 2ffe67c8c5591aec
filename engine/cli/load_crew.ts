/**
 * The threads that share one load: what they tell becomes what one would have told, and one that dies is accounted for.
 *
 * Its requests in flight have failed; what it had still to send is sent by another one. A thread that gives no sign of
 * life counts as dead: a native loop cannot be asked.
 * @module
 */

import type { ClientCost } from "../run/load/client.ts";
import { Account } from "../run/load/account.ts";
import type { LoadMessage } from "../run/load/job.ts";
import type { StartThread } from "./load_thread.ts";
import type { LoadOrder, WorkerMessage } from "./load_worker.ts";
import { costOf } from "./thread_cost.ts";
import type { ThreadCost } from "./thread_cost.ts";

/** How threads are started, and how long they may be silent. */
export interface CrewOptions {
  readonly start: StartThread;
  /** Milliseconds between two looks at who is alive. */
  readonly lookMs: number;
  /** So many looks at a thread that has not stirred in between, and it counts as dead. */
  readonly patience: number;
}

type Ended = Extract<LoadMessage, { readonly kind: "ended" }>;

/** A thread, as it is known here. */
class Member {
  readonly order: LoadOrder;
  readonly account: Account;
  state: "at work" | "closed" | "dead" = "at work";
  ended: Ended | undefined;
  cost: ThreadCost | undefined;
  /** Looks at it in a row at which it had not stirred. */
  silence: number = 0;
  end: () => void = () => {};
  #lastAlive = NaN;

  constructor(order: LoadOrder) {
    this.order = order;
    this.account = new Account(order.job);
  }

  look(): void {
    const { alive } = this.account;
    this.silence = alive === this.#lastAlive ? this.silence + 1 : 0;
    this.#lastAlive = alive;
  }
}

const GRAVITY: readonly Ended["ending"][] = ["complete", "interrupted", "unreachable"];

/** Runs the shares of a load, each in a thread. Rejects where all of them die. */
export function runCrew(
  orders: readonly LoadOrder[],
  tell: (message: LoadMessage) => void,
  options: CrewOptions,
): Promise<ClientCost> {
  return new Crew(orders, tell, options).run();
}

class Crew {
  readonly #members: readonly Member[];
  readonly #tell: (message: LoadMessage) => void;
  readonly #options: CrewOptions;
  readonly #over = Promise.withResolvers<ClientCost>();

  constructor(
    orders: readonly LoadOrder[],
    tell: (message: LoadMessage) => void,
    options: CrewOptions,
  ) {
    this.#members = orders.map((order) => new Member(order));
    this.#tell = tell;
    this.#options = options;
  }

  async run(): Promise<ClientCost> {
    const timer = setInterval(() => this.#look(), this.#options.lookMs);
    try {
      for (const member of this.#members) {
        member.end = this.#options.start(member.order, (message) => this.#hear(member, message));
      }
      return await this.#over.promise;
    } finally {
      clearInterval(timer);
      for (const { end } of this.#members) end();
    }
  }

  #hear(member: Member, message: WorkerMessage): void {
    if (member.state !== "at work") return;
    switch (message.kind) {
      case "closed":
        [member.state, member.cost] = ["closed", message.cost];
        return this.#endIfOver();
      case "broken":
        return this.#bury(member, message.text);
      case "ended":
        member.ended = message;
        return;
      case "settled":
        member.account.told(message.block);
    }
    this.#tell(message);
  }

  #look(): void {
    const { patience, lookMs } = this.#options;
    for (const member of this.#members.filter(({ state }) => state === "at work")) {
      member.look();
      if (member.silence < patience) continue;
      this.#bury(member, `no sign of life for ${patience * lookMs / 1000} s`);
    }
  }

  #bury(member: Member, why: string): void {
    member.state = "dead";
    member.end();
    const heir = this.#members.findIndex(({ state }) => state === "at work");
    const [reason = ""] = why.split("\n");
    const name = `load thread ${this.#members.indexOf(member) + 1} of ${this.#members.length}`;
    if (heir >= 0) member.account.leaveTo(heir);
    const block = member.account.lost(`${name} broke: ${reason}`);
    if (block.rows > 0) this.#tell({ kind: "settled", block, kept: [] });
    if (this.#members.every(({ state }) => state === "dead")) {
      return this.#over.reject(new Error(`The load worker broke: ${why}`));
    }
    this.#tell({
      kind: "notice",
      text:
        `${name} broke: ${reason}; what it had not told of has failed, the others sent the rest`,
    });
    this.#endIfOver();
  }

  #endIfOver(): void {
    if (this.#members.some(({ state }) => state === "at work")) return;
    const ended = this.#members.flatMap(({ ended }) => ended ? [ended] : []);
    const ending = GRAVITY.findLast((ending) => ended.some((one) => one.ending === ending));
    const wallMs = Math.max(...ended.map(({ wallMs }) => wallMs));
    if (ending) this.#tell({ kind: "ended", ending, wallMs });
    this.#over.resolve(costOf(this.#members.flatMap(({ cost }) => cost ? [cost] : [])));
  }
}
