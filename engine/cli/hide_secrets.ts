/**
 * Keeps secrets out of what is recorded and shown: a server may repeat in an error what it was sent.
 * @module
 */

import type { LoadClient } from "../run/load/client.ts";
import type { LoadMessage } from "../run/load/job.ts";
import type { Reached } from "../run/ports.ts";

const IN_PLACE = "[secret]";
/** What is shorter is a word like any other. */
const SHORTEST = 4;

/** Takes secrets out of texts, and out of one that was `cut` also the start of one at its end. */
export function newHiding(secrets: readonly string[]): Reached["hide"] {
  const longestFirst = secrets.filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return (text, { cut } = { cut: false }) => longestFirst.reduce(cut ? hide : hideWhole, text);
}

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

function hideWhole(text: string, secret: string): string {
  return text.replaceAll(secret, IN_PLACE);
}

function hide(text: string, secret: string): string {
  const whole = hideWhole(text, secret);
  for (let length = secret.length - 1; length >= SHORTEST; length--) {
    if (whole.endsWith(secret.slice(0, length))) return whole.slice(0, -length) + IN_PLACE;
  }
  return whole;
}
