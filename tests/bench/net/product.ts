/**
 * The whole product on a paced load: what it cost, how exact it was, how long its files took.
 *
 * The server tells the serial of a request as its prompt tokens, which a row keeps: so every event of the record finds the
 * time at which it was sent.
 * @module
 */

import { decodeBlocks } from "../../../engine/event/block_codec.ts";
import type { Block } from "../../../engine/event/block.ts";
import { KernelClock } from "../../../engine/net/native/kernel_clock.ts";
import { BARE } from "./load.ts";
import { type Quantiles, quantilesOf } from "./measured.ts";
import { CORES, outputOf, type Placing, serve } from "./processes.ts";
import type { Programs } from "./programs.ts";

/** Of /proc. */
const TICKS_PER_SECOND = 100;
const { streams, tokens, ttftUs, gapUs } = BARE;
const ARGS = [
  ...["--mode", "perf", "--models", "vllm_api_stream_chat", "--datasets", "synthetic_gen"],
  ...["--num-prompts", `${streams}`, "--concurrency", `${streams}`, "--max-out-len", `${tokens}`],
  ...["--num-warmups", "0", "--client", "native"],
];

/** What one run of the product was like. */
export interface ProductMeasured {
  readonly events: number;
  readonly lost: number;
  /** CPU time of the whole process, from its start to its end. */
  readonly cpuSeconds: number;
  /** CPU time of its load thread. */
  readonly loadCpuSeconds: number;
  /** From the last event to the end of the process. */
  readonly filesSeconds: number;
  /** Its stamps less the server's, above the least of them: the two clocks have no common origin. Microseconds. */
  readonly error: Quantiles;
}

/** Runs the product once, in a folder that nothing else is in. */
export async function measureProduct(
  programs: Programs,
  placing: Placing,
  folder: string,
): Promise<ProductMeasured> {
  const log = `${folder}/sends`;
  const words = programs.server({ ttftUs, gapUs, log });
  const server = await serve([...placing.before(CORES.server), ...words]);
  const args = [...ARGS, "--url", `http://127.0.0.1:${server.port}`];
  const before = await childrenCpu();
  let ended = NaN;
  let cpuSeconds = NaN;
  try {
    await outputOf([...placing.before(CORES.client), ...programs.product(args)], folder);
    ended = new KernelClock().now();
    cpuSeconds = await childrenCpu() - before;
  } finally {
    await server.stop();
  }
  const sends = sendsIn(await Deno.readFile(log));
  const errors = errorsOf(await blocksOf(folder), sends);
  const lastSend = [...sends.values()].reduce((last, times) => Math.max(last, ...times), 0);
  return {
    events: errors.length,
    lost: streams * tokens - errors.length,
    cpuSeconds,
    loadCpuSeconds: await loadCpu(folder),
    filesSeconds: (ended - lastSend) / 1e9,
    error: aboveLeast(errors),
  };
}

/** CPU time of all processes that were started here and have ended. Seconds. */
async function childrenCpu(): Promise<number> {
  const stat = await Deno.readTextFile("/proc/self/stat");
  const [user, system] = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(13).map(Number);
  return ((user ?? NaN) + (system ?? NaN)) / TICKS_PER_SECOND;
}

/** Times of sends in order, by the serial of the request. */
function sendsIn(bytes: Uint8Array<ArrayBuffer>): ReadonlyMap<number, readonly number[]> {
  const numbers = new BigUint64Array(bytes.buffer);
  const sends = new Map<number, number[]>();
  for (let i = 0; i < numbers.length; i += 2) {
    const serial = Number(numbers[i]);
    const times = sends.get(serial) ?? [];
    times.push(Number(numbers[i + 1]));
    sends.set(serial, times);
  }
  return sends;
}

/** Times of events less those of their sends, in nanoseconds. */
function errorsOf(
  blocks: readonly Block[],
  sends: ReadonlyMap<number, readonly number[]>,
): Float64Array {
  return Float64Array.from(
    blocks.flatMap(({ rows, counts, eventOffsets, eventTimes }) =>
      Array.from({ length: rows }, (_, row) => {
        const times = eventTimes.subarray(eventOffsets[row], eventOffsets[row + 1]);
        const sent = sends.get(counts.inputTokens[row] ?? NaN) ?? [];
        return Array.from(times, (at, k) => at - (sent[k] ?? NaN));
      }).flat()
    ),
  );
}

function aboveLeast(errors: Float64Array): Quantiles {
  const least = errors.reduce((least, error) => Math.min(least, error), Infinity);
  return quantilesOf(errors.map((error) => (error - least) / 1e3));
}

async function blocksOf(folder: string): Promise<readonly Block[]> {
  return await Array.fromAsync(
    decodeBlocks([await Deno.readFile(await recordIn(folder, ".blocks"))]),
  );
}

/** CPU time of the load thread, as the record has it. Seconds. */
async function loadCpu(folder: string): Promise<number> {
  const lines = (await Deno.readTextFile(await recordIn(folder, ".log"))).trim().split("\n");
  const { load } = JSON.parse(lines.at(-1) ?? "");
  return load.cpuShare * load.wallMs / 1e3;
}

/** The one file of the run's record with an ending. */
async function recordIn(folder: string, ending: string): Promise<string> {
  const names = await filesIn(`${folder}/outputs`);
  const found = names.find((name) => name.includes("/logs/") && name.endsWith(ending));
  if (found) return found;
  throw new Error(`Cannot measure the product: it left no ${ending} file in ${folder}`);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  const paths = await Promise.all(entries.map(({ name, isDirectory }) => {
    const path = `${folder}/${name}`;
    return isDirectory ? filesIn(path) : [path];
  }));
  return paths.flat();
}
