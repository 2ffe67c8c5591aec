/**
 * The processes of a comparison: each on a core of its own, ahead of whatever else the machine does, where it allows that.
 * @module
 */

/** Cores by what runs there. With one core only, everything shares it. */
export const CORES = { server: 0, client: 1 } as const;

const LONGEST_MS = 120_000;

/** How processes are started. */
export interface Placing {
  /** Words before a command, for the core it is to run on. */
  before(core: number): readonly string[];
  /** In a sentence, for the heading. */
  readonly text: string;
}

/** What this machine allows: cores of their own by `taskset`, real time by `chrt`. */
export async function placingHere(): Promise<Placing> {
  const pins = navigator.hardwareConcurrency > 1 && await works(["taskset", "-c", "0", "true"]);
  const realTime = await works(["chrt", "-r", "10", "true"]) ? ["chrt", "-r", "10"] : [];
  const cores = pins
    ? `server on core ${CORES.server}, client on core ${CORES.client}`
    : "server and client wherever the system puts them";
  return {
    before: (core) => [...realTime, ...pins ? ["taskset", "-c", String(core)] : []],
    text: `${cores}, ${realTime.length > 0 ? "real-time" : "normal"} priority`,
  };
}

/** Runs a command to its end; resolves to what it printed. Throws if it fails, or takes over two minutes. */
export async function outputOf(words: readonly string[], cwd?: string): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(words[0] ?? "", {
    args: words.slice(1),
    signal: AbortSignal.timeout(LONGEST_MS),
    ...cwd !== undefined && { cwd },
  }).output();
  if (code === 0) return new TextDecoder().decode(stdout);
  const said = new TextDecoder().decode(stderr).trim();
  throw new Error(`Cannot run ${words.slice(0, 8).join(" ")}: it ended with ${code}, ${said}`);
}

/** A server under way. */
export interface Served {
  readonly port: number;
  /** Resolves once it has ended by itself, as it was told to. */
  stop(): Promise<void>;
}

/** Starts a server that prints its port. */
export async function serve(words: readonly string[]): Promise<Served> {
  const child = new Deno.Command(words[0] ?? "", {
    args: words.slice(1),
    stdout: "piped",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { value } = await lines.read();
  const port = Number.parseInt(value ?? "", 10);
  if (!(port > 0)) throw new Error(`Cannot serve: ${words.join(" ")} printed no port`);
  return {
    port,
    async stop() {
      child.kill("SIGTERM");
      await lines.cancel();
      await child.status;
    },
  };
}

async function works(words: readonly string[]): Promise<boolean> {
  return await outputOf(words).then(() => true, () => false);
}
