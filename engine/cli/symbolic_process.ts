/**
 * One running symbolic engine: asked one pair at a time, killed where it does not answer in time. Nothing else stops
 * such an engine, a worker thread least of all.
 * @module
 */

import type { Doubt, Settlement } from "../score/symbolic/symbolic.ts";

/** How an engine is run. */
export interface ProcessLimits {
  /** Longest time for one pair. */
  readonly deadlineMs: number;
  /** Longest time from the start of the process to its first question. */
  readonly startMs: number;
  /** Cap of its heap, in mebibytes. */
  readonly memory: number;
}

const ENTRY = new URL("./symbolic_child.ts", import.meta.url);
/** Where its modules are cached; all else of the environment is kept from it. */
const KEPT = [
  "HOME",
  "USERPROFILE",
  "LOCALAPPDATA",
  "XDG_CACHE_HOME",
  "DENO_DIR",
  "NPM_CONFIG_REGISTRY",
];
const SETTLEMENTS: ReadonlySet<string> = new Set(["equal", "unequal", "undecided"]);

function keptEnvironment(): Record<string, string> {
  const pairs = KEPT.map((name) => [name, Deno.env.get(name)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function spawn({ memory }: ProcessLimits): Deno.ChildProcess {
  const options = [
    "--no-prompt",
    "--cached-only",
    "--allow-env=CE_*",
    `--v8-flags=--max-old-space-size=${memory}`,
  ];
  return new Deno.Command(Deno.execPath(), {
    args: ["run", ...options, ENTRY.href],
    clearEnv: true,
    env: keptEnvironment(),
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
}

/** A running engine. */
export class SymbolicProcess {
  readonly #child: Deno.ChildProcess;
  readonly #limits: ProcessLimits;
  readonly #in: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  readonly #out: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  readonly #decoder = new TextDecoder();
  #rest = "";
  #ended: Promise<void> | undefined;

  private constructor(limits: ProcessLimits) {
    this.#limits = limits;
    this.#child = spawn(limits);
    this.#in = this.#child.stdin.getWriter();
    this.#out = this.#child.stdout.getReader();
  }

  /** Starts one. Throws an Error where it does not come up. */
  static async start(limits: ProcessLimits): Promise<SymbolicProcess> {
    const started = new SymbolicProcess(limits);
    const line = await started.#lineWithin(limits.startMs);
    if (line === "ready") return started;
    await started.end();
    throw new Error("Cannot compare expressions symbolically: the engine's process does not start");
  }

  /** Whether it can be asked more. */
  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** What it makes of a pair; `undecided`, and dead, where it answers too late or not at all. */
  async settle(doubt: Doubt): Promise<Settlement> {
    const question = new TextEncoder().encode(`${JSON.stringify(doubt)}\n`);
    // A process that died takes no question; that there is no answer then says it all.
    this.#in.write(question).catch(() => {});
    const line = await this.#lineWithin(this.#limits.deadlineMs);
    if (line !== undefined && SETTLEMENTS.has(line)) return line as Settlement;
    await this.end();
    return "undecided";
  }

  /** Kills it, and waits until it is gone. */
  end(): Promise<void> {
    return this.#ended ??= this.#kill();
  }

  async #kill(): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It was gone before.
    }
    await this.#child.status;
    await Promise.allSettled([this.#in.abort(), this.#out.cancel()]);
  }

  /** The next line; `undefined` where none comes in time, or none any more. */
  async #lineWithin(ms: number): Promise<string | undefined> {
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => late.resolve(undefined), ms);
    try {
      return await Promise.race([this.#line(), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf("\n");
      if (end >= 0) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 1);
        return line;
      }
      const { value, done } = await this.#out.read();
      if (done) return;
      this.#rest += this.#decoder.decode(value, { stream: true });
    }
  }
}
