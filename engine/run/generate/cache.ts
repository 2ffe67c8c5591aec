/**
 * Answers kept over all runs, for those who ask for it: the same question to the same server is asked once.
 *
 * The key covers the endpoint, the whole body, which names the model, and which repeat it is.
 * @module
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Target } from "../../net/network.ts";
import type { Files } from "../../port/ports.ts";
import type { Attempt } from "./attempt.ts";

/** An answered try. */
export type Answered = Extract<Attempt, { readonly kind: "answered" }>;

/** Answers by key. */
export interface AnswerCache {
  find(key: string): Promise<Answered | undefined>;
  keep(key: string, answered: Answered): Promise<void>;
}

/** The key of a question. */
export function cacheKey(target: Target, body: Uint8Array, repeat: number): string {
  const hash = sha256.create();
  hash.update(utf8ToBytes(`${target.origin}${target.path}\n${repeat}\n`));
  return bytesToHex(hash.update(body).digest());
}

/** A cache in a folder: a file for each answer. One that cannot be read is none. */
export function newAnswerCache(files: Files, folder: string): AnswerCache {
  const folderOf = (key: string): string => `${folder}/${key.slice(0, 2)}`;
  const pathOf = (key: string): string => `${folderOf(key)}/${key}.json`;
  const writing = new Map<string, Promise<void>>();
  const find: AnswerCache["find"] = async (key) =>
    decodeAnswered(await files.readText(pathOf(key)) ?? "");
  const write = async (key: string, answered: Answered): Promise<void> => {
    await files.makeFolder(folderOf(key));
    try {
      await files.write(pathOf(key), [JSON.stringify(answered)]);
    } catch (error) {
      // Another process may have written the same one in the meantime.
      if (!await find(key)) throw error;
    }
  };
  return {
    find,
    keep(key, answered) {
      const written = writing.get(key) ?? write(key, answered).finally(() => writing.delete(key));
      writing.set(key, written);
      return written;
    },
  };
}

function decodeAnswered(text: string): Answered | undefined {
  try {
    const kept: Answered = JSON.parse(text);
    return isAnswered(kept) ? kept : undefined;
  } catch {
    return;
  }
}

function isAnswered(kept: Answered | null): boolean {
  const { text, reasoning, toolCalls } = kept?.answer ?? {};
  return kept?.kind === "answered" && typeof text === "string" && typeof reasoning === "string" &&
    Array.isArray(toolCalls);
}
