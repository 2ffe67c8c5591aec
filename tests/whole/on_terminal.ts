/**
 * Runs the program on a terminal of its own, by Python's `pty`.
 * @module
 */

/** What a person does, once something has been written. */
export type Step =
  & { readonly after: string }
  & (
    | { readonly key: string }
    | { readonly resize: readonly [columns: number, rows: number] }
    | { readonly signal: string }
  );

/** How it is run. */
export interface TerminalOptions {
  readonly cwd: string;
  readonly columns: number;
  readonly steps: readonly Step[];
  readonly env?: Readonly<Record<string, string>>;
  /** In place of the program. */
  readonly command?: readonly string[];
}

/** What came of it. */
export interface OnTerminal {
  /** Negative: the signal that ended it. */
  readonly code: number;
  /** All that was written to the terminal. */
  readonly out: string;
  /** Steps that never came. */
  readonly left: number;
  /** Whether the terminal had its usual modes at the end. */
  readonly usual: boolean;
}

const ROWS = 30;
const HARNESS = new URL("terminal.py", import.meta.url).pathname;
const MOD = new URL("../../mod.ts", import.meta.url).pathname;

/** Whether there is a Python to make terminals with. */
export function hasPty(): boolean {
  try {
    return new Deno.Command("python3", { args: ["-c", "import pty"], stderr: "null" })
      .outputSync().success;
  } catch {
    return false;
  }
}

/** Runs the program to its end; it is killed after a minute. */
export async function onTerminal(
  args: readonly string[],
  { cwd, columns, steps, env = {}, command }: TerminalOptions,
): Promise<OnTerminal> {
  const child = new Deno.Command("python3", {
    args: [HARNESS],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const order = {
    command: command ?? [Deno.execPath(), "run", "-A", "--no-check", "--quiet", MOD, ...args],
    cwd,
    env: { NO_COLOR: "1", TERM: "xterm-256color", ...env },
    columns,
    rows: ROWS,
    steps,
  };
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(JSON.stringify(order)));
  await writer.close();
  const { stdout } = await child.output();
  return JSON.parse(new TextDecoder().decode(stdout));
}
