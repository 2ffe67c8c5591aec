/**
 * The programs of a comparison: the reference ones in C where gcc is, and those of this repository.
 * @module
 */

import type { Load } from "./load.ts";
import { outputOf } from "./processes.ts";

const HERE = new URL("./", import.meta.url);
const MOD = new URL("../../../mod.ts", import.meta.url).pathname;
const DENO = [Deno.execPath(), "run", "-A", "--no-check"];

/** What plays a load. */
export type ClientName = "C" | "native" | "portable";

/** Commands by what they are for. */
export interface Programs {
  /** Those that there are, the reference first. */
  readonly clients: readonly ClientName[];
  /** What serves, in a sentence. */
  readonly text: string;
  /** A server of a schedule; it notes its sends in a file if it is given one. */
  server(schedule: Schedule): readonly string[];
  client(name: ClientName, load: Load, port: number): readonly string[];
  product(args: readonly string[]): readonly string[];
}

/** What a server does by itself. */
export interface Schedule {
  readonly ttftUs: number;
  readonly gapUs: number;
  readonly log?: string;
}

/** Compiles the reference programs into a folder, if it can. */
export async function programsIn(folder: string): Promise<Programs> {
  const why = await compile(folder).then(() => undefined, (error: Error) => error.message);
  const server = why === undefined ? [`${folder}/server`] : [...DENO, `${HERE.pathname}server.ts`];
  const own = (name: ClientName, load: Load, port: number): readonly string[] => [
    ...[...DENO, `${HERE.pathname}client.ts`, name, String(port), JSON.stringify(load)],
  ];
  return {
    clients: why === undefined ? ["C", "native", "portable"] : ["native", "portable"],
    text: why === undefined
      ? "the reference server in C"
      : `the server of this repository, since the one in C is not there: ${why}`,
    server: ({ ttftUs, gapUs, log }) => [
      ...server,
      ...[ttftUs, gapUs, ...log === undefined ? [] : [log]].map(String),
    ],
    client: (name, load, port) =>
      name === "C" ? [`${folder}/client`, ...wordsOf(load, port)] : own(name, load, port),
    product: (args) => [...DENO, MOD, ...args],
  };
}

async function compile(folder: string): Promise<void> {
  for (const name of ["server", "client"]) {
    const source = new URL(`../c/${name}.c`, HERE).pathname;
    await outputOf(["gcc", "-O2", "-o", `${folder}/${name}`, source]);
  }
}

function wordsOf(load: Load, port: number): readonly string[] {
  const { streams, requests, tokens, ttftUs, gapUs, spreadUs, arrival } = load;
  return [port, streams, requests, tokens, ttftUs, gapUs, spreadUs, arrival].map(String);
}
