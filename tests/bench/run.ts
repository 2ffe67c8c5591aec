/**
 * `deno task bench`: every `*_bench.ts`, or a comparison of whole processes by its name.
 * @module
 */

import { measureAccuracy } from "./accuracy.ts";
import { compareNet } from "./net/compare_net.ts";

const COMPARISONS: ReadonlyMap<string, (args: readonly string[]) => Promise<number>> = new Map([
  ["net", compareNet],
  ["accuracy", measureAccuracy],
]);

async function runDenoBench(args: readonly string[]): Promise<number> {
  const { code } = await new Deno.Command(Deno.execPath(), { args: ["bench", "-A", ...args] })
    .spawn().status;
  return code;
}

const [name = "", ...rest] = Deno.args;
const compare = COMPARISONS.get(name);
Deno.exit(await (compare ? compare(rest) : runDenoBench(Deno.args)));
