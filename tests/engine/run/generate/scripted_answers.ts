/**
 * What a scripted server says to questions.
 * @module
 */

import type { Answer, Seen } from "../load/scripted_network.ts";

/** The number that a request asks for. */
export function numberIn({ body }: Seen): number {
  return Number(/Which number is (\d+)/.exec(body)?.[1]);
}

/** An answer of the given text after 10 ms. */
export function saying(content: string, finish = "stop"): Answer {
  return {
    headers: "content-type: application/json\r\n",
    body: JSON.stringify({
      choices: [{ message: { content }, finish_reason: finish }],
      usage: { prompt_tokens: 7, completion_tokens: 3 },
    }),
    endMs: 10,
  };
}

/** The right answer. */
export function rightly(seen: Seen): Answer {
  return saying(`It is ${numberIn(seen)}.`);
}

/** An error of a status. */
export function refusing(status: number, message = "no"): Answer {
  return {
    status,
    headers: "content-type: application/json\r\n",
    body: JSON.stringify({ error: { message } }),
    endMs: 5,
  };
}

/** Nobody is there. */
export const AWAY: Answer = {
  endMs: 1,
  unsent: true,
  failure: { kind: "connect-refused", text: "connect ECONNREFUSED" },
};
