/**
 * A server that is asked the questions of a quiz, and answers each as a test wants.
 * @module
 */

import { answering } from "../../whole/servers.ts";

/** A request as the server saw it. */
export interface Asked {
  readonly question: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

/** Answers a question; `tries`: how often it was asked, this time counted. */
export type Examiner = (
  asked: Asked,
  tries: number,
  request: Request,
) => Response | Promise<Response>;

/** Serves a quiz while something is done; tells what was asked so far. */
export async function examined<T>(
  examiner: Examiner,
  use: (url: string, asked: readonly Asked[]) => Promise<T>,
): Promise<T> {
  const seen: Asked[] = [];
  const answer = async (request: Request): Promise<Response> => {
    const asked = askedIn(await request.json());
    seen.push(asked);
    const tries = seen.filter(({ question }) => question === asked.question).length;
    return await examiner(asked, tries, request);
  };
  return await answering(answer, (url) => use(url, seen));
}

function askedIn(body: Asked["body"]): Asked {
  const number = /Which number is (\d+)\?/.exec(JSON.stringify(body["messages"]))?.[1];
  return { question: Number(number), body, atMs: performance.now() };
}
