/**
 * `deno task bench net`: the native client beside one in C and the portable one, against one server, each in a process of
 * its own; then the whole product. Prints every figure, and which targets are reached.
 * @module
 */

import { parseArgs } from "node:util";
import { isNativeUsable } from "../../../engine/net/native/usable.ts";
import { BARE, type Load, loadsOf } from "./load.ts";
import type { Measured } from "./measured.ts";
import { CORES, outputOf, type Placing, placingHere, serve } from "./processes.ts";
import { measureProduct } from "./product.ts";
import { type ClientName, type Programs, programsIn } from "./programs.ts";
import type { LoadResult, ProductResult, Results } from "./results.ts";
import { headingLines, loadLines, productLines } from "./table.ts";
import { targetLines } from "./targets.ts";

const USAGE = `deno task bench net [--seconds N] [--only NAME,…] [--json]

  --seconds N   how long each load is measured (2)
  --only NAME   paced, saturated, one-token, "open loop", product: the beginning of a name is enough
  --json        everything that was measured, as JSON`;

const OPTIONS = {
  seconds: { type: "string", default: "2" },
  only: { type: "string", default: "" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** What is measured, where, and with what. */
interface Bench {
  readonly programs: Programs;
  readonly placing: Placing;
  readonly say: (lines: readonly string[]) => void;
}

/** Runs the comparison; resolves to the exit code. */
export async function compareNet(args: readonly string[]): Promise<number> {
  const { values: { seconds, only, json, help } } = parseArgs({
    args: [...args],
    options: OPTIONS,
  });
  const usable = isNativeUsable();
  if (help || !(Number(seconds) > 0) || !usable.ok) {
    print(
      usable.ok ? [USAGE] : [`Cannot compare: the native client cannot be used, ${usable.why}`],
    );
    return help ? 0 : 2;
  }
  const folder = await Deno.makeTempDir({ prefix: "assay-bench-" });
  try {
    const programs = await programsIn(folder);
    const bench = { programs, placing: await placingHere(), say: json ? () => {} : print };
    bench.say([`${bench.placing.text}; ${programs.text}`, "", ...headingLines()]);
    const wanted = (name: string): boolean => only.split(",").some((part) => name.startsWith(part));
    const loads = loadsOf(Number(seconds)).filter(({ name }) => wanted(name));
    const compared = await compareLoads(bench, loads);
    const product = wanted("product") ? await compareProduct(bench, folder) : undefined;
    const results: Results = { loads: compared, ...product && { product } };
    bench.say(["", ...targetLines(results)]);
    if (json) print([JSON.stringify(results)]);
    return 0;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function compareLoads(bench: Bench, loads: readonly Load[]): Promise<readonly LoadResult[]> {
  const results: LoadResult[] = [];
  for (const load of loads) {
    const by: Partial<Record<ClientName, Measured>> = {};
    for (const client of bench.programs.clients) {
      by[client] = await measureLoad(bench, client, load);
    }
    results.push({ load, by });
    bench.say(loadLines({ load, by }));
  }
  return results;
}

/** A server of its own for each, so that none inherits the connections of another. */
async function measureLoad(
  { programs, placing }: Bench,
  client: ClientName,
  load: Load,
): Promise<Measured> {
  const words = programs.server({ ttftUs: load.ttftUs, gapUs: load.gapUs });
  const server = await serve([...placing.before(CORES.server), ...words]);
  try {
    const command = [
      ...placing.before(CORES.client),
      ...programs.client(client, load, server.port),
    ];
    return JSON.parse(await outputOf(command));
  } finally {
    await server.stop();
  }
}

async function compareProduct(bench: Bench, folder: string): Promise<ProductResult> {
  const bare = await measureLoad(bench, "native", BARE);
  const product = await measureProduct(bench.programs, bench.placing, folder);
  bench.say(productLines({ product, bare }));
  return { product, bare };
}

function print(lines: readonly string[]): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${lines.join("\n")}\n`));
}
