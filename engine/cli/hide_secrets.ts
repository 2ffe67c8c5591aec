/**
 * Keeps secrets out of what is recorded and shown: a server may repeat in an error what it was sent.
 * @module
 */

import type { LoadClient } from "../run/load/client.ts";
import type { LoadMessage } from "../run/load/job.ts";

const IN_PLACE = "[secret]";
/** What is shorter is a word like any other. */
const SHORTEST = 4;

/** A load client whose notes hold none of the secrets, nor the start of one where a note was cut off. */
export function newDiscreetClient(client: LoadClient, secrets: readonly string[]): LoadClient {
  const longestFirst = secrets.filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return client;
  return {
    info: client.info,
    run: (job, tell) => client.run(job, (message) => tell(withoutSecrets(message, longestFirst))),
  };
}

function withoutSecrets(message: LoadMessage, secrets: readonly string[]): LoadMessage {
  if (message.kind !== "settled" || message.block.notes.length === 0) return message;
  const notes = message.block.notes.map(({ row, text }) => ({
    row,
    text: secrets.reduce(hide, text),
  }));
  return { ...message, block: { ...message.block, notes } };
}

function hide(text: string, secret: string): string {
  const whole = text.replaceAll(secret, IN_PLACE);
  for (let length = secret.length - 1; length >= SHORTEST; length--) {
    if (whole.endsWith(secret.slice(0, length))) return whole.slice(0, -length) + IN_PLACE;
  }
  return whole;
}
