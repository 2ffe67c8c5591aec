/**
 * Runs the program as a user does: a process of its own, in a folder of its own.
 * @module
 */

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

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
