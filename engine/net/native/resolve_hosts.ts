/**
 * Names of hosts to numeric addresses, once, before anything is measured: the native client cannot wait for a resolver.
 * @module
 */

import { lookup } from "node:dns/promises";
import { socketPathOf } from "../socket_path.ts";

/** What a host's name stands for. It can be sent to another thread. */
export interface ResolvedHost {
  /** Numeric addresses in the order to try them. */
  readonly ips: readonly string[];
  /** Why there is none, if there is none. */
  readonly why: string;
}

/** Hosts by name, IPv6 without its brackets. */
export type Hosts = ReadonlyMap<string, ResolvedHost>;

/** Looks up the hosts of origins (`http://host:port`) as the system does. One that has no address is no error here. */
export async function resolveHosts(origins: readonly string[]): Promise<Hosts> {
  const named = origins.filter((origin) => socketPathOf(origin) === undefined);
  const hosts = new Set(named.map(hostOf));
  return new Map(
    await Promise.all([...hosts].map(async (host) => [host, await resolve(host)] as const)),
  );
}

/** The host of an origin, as a resolver or a socket wants it. */
export function hostOf(origin: string): string {
  return new URL(origin).hostname.replace(/^\[(.*)\]$/, "$1");
}

/** What `localhost` stands for beside what the system says, which often names one of the two only. */
const LOOPBACK: Readonly<Record<string, readonly string[]>> = { localhost: ["127.0.0.1", "::1"] };

async function resolve(host: string): Promise<ResolvedHost> {
  try {
    const found = await lookup(host, { all: true, order: "verbatim" });
    const ips = [...found.map(({ address }) => address), ...LOOPBACK[host] ?? []];
    return { ips: [...new Set(ips)], why: "it has no address" };
  } catch (error) {
    return { ips: [], why: error instanceof Error ? error.message : String(error) };
  }
}
