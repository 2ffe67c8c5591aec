/**
 * Runs the program as a user does: a process of its own, in a folder of its own.
 * @module
 */

import { basename, join } from "@std/path";
import type { Summary } from "../../engine/event/summary.ts";

/** What came of a run. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** How it is run. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A process under way. */
export interface Running {
  kill(signal: Deno.Signal): void;
  readonly ended: Promise<Ran>;
}

const MOD = new URL("../../mod.ts", import.meta.url).pathname;
const LONGEST_MS = 60_000;

/** Starts the program; it is killed after a minute. */
export function start(args: readonly string[], { cwd, env = {} }: RunOptions): Running {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", MOD, ...args],
    cwd,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const timer = setTimeout(() => child.kill("SIGKILL"), LONGEST_MS);
  const ended = child.output().then(({ code, stdout, stderr }) => {
    clearTimeout(timer);
    return { code, out: textOf(stdout), err: textOf(stderr) };
  });
  return { kill: (signal) => child.kill(signal), ended };
}

/** Runs the program to its end. */
export function run(args: readonly string[], options: RunOptions): Promise<Ran> {
  return start(args, options).ended;
}

/** Does something in a folder that is gone afterwards. */
export async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "assay-" });
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The run folders in a working folder, oldest first. */
export async function runsIn(cwd: string): Promise<readonly string[]> {
  const root = join(cwd, "outputs/default");
  try {
    const names = await Array.fromAsync(Deno.readDir(root), ({ name }) => name);
    return names.sort((a, b) => a < b ? -1 : 1).map((name) => join(root, name));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** The summary of the only run. */
export async function summaryIn(cwd: string): Promise<Summary> {
  const [folder = ""] = await runsIn(cwd);
  return JSON.parse(await Deno.readTextFile(join(folder, "summary.json")));
}

/** All files below a folder with their bytes, by path. */
export async function filesIn(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const walk = async (path: string): Promise<void> => {
    for await (const { name, isDirectory } of Deno.readDir(path)) {
      const inner = join(path, name);
      if (isDirectory) await walk(inner);
      else files.set(inner.slice(folder.length + 1), await Deno.readFile(inner));
    }
  };
  await walk(folder);
  return files;
}

/** Serves the simulated model from a child process while something is done. */
export async function serving(
  flags: readonly string[],
  use: (url: string) => Promise<void>,
): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", MOD, "serve-sim", "--port", "0", ...flags],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.getReader();
  try {
    const { value } = await reader.read();
    await use(textOf(value ?? new Uint8Array()).trim());
  } finally {
    child.kill("SIGTERM");
    await reader.cancel();
    await child.status;
  }
}

/** Name of a run's folder. */
export function nameOf(folder: string): string {
  return basename(folder);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
