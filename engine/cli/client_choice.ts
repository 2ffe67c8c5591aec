/**
 * Which load client a run takes, and why not the other one.
 * @module
 */

import type { ClientInfo } from "../event/client.ts";
import { isNativeUsable } from "../net/native/usable.ts";
import { UsageError } from "./exit_codes.ts";

/** What `--client` takes. */
export const CLIENTS = ["auto", "native", "portable"] as const;
/** One of them. */
export type ClientName = typeof CLIENTS[number];

/** Reads `--client`. */
export function clientNameOf(word: string | undefined): ClientName {
  const name = CLIENTS.find((name) => name === (word ?? "auto"));
  if (name) return name;
  throw new UsageError(`Cannot read --client: it takes ${CLIENTS.join(", ")}, found "${word}"`);
}

/** The client for a server. Throws a {@linkcode UsageError} where the native one was asked for and cannot be had. */
export function chooseClient(asked: ClientName, url: string): ClientInfo {
  if (asked === "portable") return portable("asked for by --client");
  const why = whyNotNative(url);
  if (why === undefined) {
    const reason = asked === "native"
      ? "asked for by --client"
      : "the more exact one, and it works here";
    return { name: "native", stamps: "kernel", workers: 1, why: reason };
  }
  if (asked === "native") throw new UsageError(`Cannot use the native client: ${why}`);
  return portable(`the native client cannot be used: ${why}`);
}

function portable(why: string): ClientInfo {
  return { name: "portable", stamps: "read", workers: 1, why };
}

function whyNotNative(url: string): string | undefined {
  if (!url.startsWith("http:")) return "it speaks http only, the server https";
  const usable = isNativeUsable();
  return usable.ok ? undefined : usable.why;
}
