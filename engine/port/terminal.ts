/**
 * The real terminal of a person: keys, its size, and giving it back however the process ends, short of being killed.
 *
 * Keys are read only in the foreground: a process in the background is stopped by the system where it touches the terminal.
 * @module
 */

import type { Terminal, TerminalEvents } from "./ports.ts";

const ROWS = 24;
const ESCAPE = 0x1b;

/** The terminal that standard error is on; `undefined` where there is none, or one that knows no cursor. */
export function realTerminal(): Terminal | undefined {
  if (!Deno.stderr.isTerminal() || Deno.env.get("TERM") === "dumb") return;
  return { rows, keys, events };
}

function rows(): number {
  try {
    return Deno.consoleSize().rows || ROWS;
  } catch {
    return ROWS;
  }
}

function events({ resized, leaving, resumed }: TerminalEvents): () => void {
  const suspend = (): void => {
    leaving();
    Deno.kill(Deno.pid, "SIGSTOP");
  };
  const signals: readonly (readonly [Deno.Signal, () => void])[] = Deno.build.os === "windows"
    ? []
    : [["SIGWINCH", resized], ["SIGTSTP", suspend], ["SIGCONT", resumed]];
  const ends = ["unload", "error", "unhandledrejection"];
  for (const [signal, act] of signals) Deno.addSignalListener(signal, act);
  for (const end of ends) globalThis.addEventListener(end, leaving);
  return () => {
    for (const [signal, act] of signals) Deno.removeSignalListener(signal, act);
    for (const end of ends) globalThis.removeEventListener(end, leaving);
  };
}

function keys(hear: (key: string) => void): ReturnType<Terminal["keys"]> {
  // Windows has no mode in which keys come at once and Ctrl-C is still a signal.
  if (Deno.build.os === "windows" || !Deno.stdin.isTerminal() || !isForeground()) return;
  let open = true;
  const take = (): void => Deno.stdin.setRaw(true, { cbreak: true });
  const leave = (): void => Deno.stdin.setRaw(false);
  take();
  readKeys((key) => open && hear(key));
  return {
    leave,
    resume: () => void (open && isForeground() && take()),
    end() {
      if (open) leave();
      open = false;
    },
  };
}

/** Reads until the terminal is gone. What begins with an escape is no key that anybody listens to. */
async function readKeys(hear: (key: string) => void): Promise<void> {
  const bytes = new Uint8Array(64);
  for (;;) {
    const size = await Deno.stdin.read(bytes).catch(() => null);
    if (size === null) return;
    if (bytes[0] === ESCAPE) continue;
    for (const key of new TextDecoder().decode(bytes.subarray(0, size))) hear(key);
  }
}

/** Whether the terminal listens to this process group. */
function isForeground(): boolean {
  const groups = Deno.build.os === "linux" ? groupsInProc() : groupsByPs();
  return groups !== undefined && groups.own === groups.foreground;
}

interface Groups {
  readonly own: string | undefined;
  readonly foreground: string | undefined;
}

/** proc_pid_stat(5): after the name in parentheses come state, ppid, pgrp, session, tty_nr, tpgid. */
function groupsInProc(): Groups | undefined {
  try {
    const stat = Deno.readTextFileSync("/proc/self/stat");
    const [, , own, , , foreground] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { own, foreground };
  } catch {
    return;
  }
}

function groupsByPs(): Groups | undefined {
  try {
    const args = ["-o", "pgid=,tpgid=", "-p", String(Deno.pid)];
    const { stdout } = new Deno.Command("ps", { args, stderr: "null" }).outputSync();
    const [own, foreground] = new TextDecoder().decode(stdout).trim().split(/\s+/);
    return { own, foreground };
  } catch {
    return;
  }
}
