/**
 * How one request's answer goes: as it should, or wrong in the way its profile says. Each fault is one row of a table.
 * @module
 */

import type { Reply } from "../net/listener.ts";
import type { SimFault } from "../plan/plan.ts";
import type { Answer } from "./answer.ts";
import { bytesOf, sendWhole, wholeError } from "./send.ts";
import type { Piece } from "./shape.ts";

/** How an answer goes. */
export interface Script {
  /** What is sent, at once, in place of an answer; `null`: there is one. */
  readonly instead: ((reply: Reply) => void) | null;
  /** Added to the time of the first token. */
  readonly delayMs: number;
  /** Events before the last act; it comes in place of the last event at the latest. */
  readonly afterEvents: number;
  /** The last act; `piece` is what would be said next. */
  readonly last: (answer: Answer, piece: Piece, reply: Reply) => void;
  /** Whether that is no end as it should be. */
  readonly isWrong: boolean;
}

type Fault = SimFault["fault"];

const AS_IT_SHOULD: Script = {
  instead: null,
  delayMs: 0,
  afterEvents: Infinity,
  last: (answer, piece) => {
    answer.event(piece);
    answer.finish();
  },
  isWrong: false,
};

const GARBAGE = bytesOf("\x00\x01 no HTTP at all \xff\r\n\r\n");

function wrong(change: Partial<Script>): Script {
  return { ...AS_IT_SHOULD, isWrong: true, ...change };
}

const SCRIPTS: {
  readonly [K in Fault["kind"]]: (fault: Fault & { readonly kind: K }) => Script;
} = {
  "status": ({ status, retryAfterSeconds }) =>
    wrong({
      instead: (reply) => {
        const error = wholeError(
          status,
          "Cannot answer: the profile of the simulated server says so",
        );
        const headers = retryAfterSeconds === null ? {} : { "retry-after": `${retryAfterSeconds}` };
        sendWhole(reply, { ...error, headers });
      },
    }),
  "delay": ({ ms }) => ({ ...AS_IT_SHOULD, delayMs: ms }),
  "reset": ({ afterEvents }) =>
    wrong({ afterEvents, last: (_answer, _piece, reply) => reply.reset() }),
  "truncated-json": ({ afterEvents }) =>
    wrong({ afterEvents, last: (answer, piece) => answer.cut(piece) }),
  "no-done": () =>
    wrong({
      last: (answer, piece) => {
        answer.event({ ...piece, finish: null });
        answer.drop();
      },
    }),
  "error-event": ({ afterEvents }) => wrong({ afterEvents, last: (answer) => answer.fail() }),
  "stall": ({ afterEvents }) => wrong({ afterEvents, last: () => {} }),
  "empty": () => wrong({ afterEvents: 0, last: (answer) => answer.empty() }),
  "garbage": () =>
    wrong({
      instead: (reply) => {
        reply.raw(GARBAGE);
        reply.close();
      },
    }),
};

/** The script of a request (`order`: from 1, refused ones left out): that of the first fault meant for it. */
export function scriptOf(faults: readonly SimFault[], order: number): Script {
  const meant = faults.find(({ on }) =>
    "request" in on ? on.request === order : order % on.every === 0
  );
  if (!meant) return AS_IT_SHOULD;
  const script = SCRIPTS[meant.fault.kind] as (fault: Fault) => Script;
  return script(meant.fault);
}
