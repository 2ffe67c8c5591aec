/**
 * `assay serve-sim`: the simulated server alone, until it is told to stop.
 * @module
 */

import type { SimFault, SimProfile, Timing } from "../plan/plan.ts";
import type { Arguments } from "./arguments.ts";
import type { World } from "./execute.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { startSim } from "./sim_thread.ts";

/** Serves until the world's signal; prints the URL first. */
export async function serveSim(args: Arguments, { out, signal, warn }: World): Promise<number> {
  const host = args.word("host") ?? "127.0.0.1";
  const port = wholeOf(args, "port", 8000, 0);
  if (port > 65535) throw new UsageError(`Cannot read --port: it takes 0 to 65535, found ${port}`);
  const server = await startSim({ profile: profileOf(args), host, port });
  out.write(`${server.url}\n`);
  const { why } = server.footing;
  if (why) {
    warn(`Its schedule is kept to about a millisecond only, without the native loop: ${why}`);
  }
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  }
  await server.close();
  return EXIT.ok;
}

/** The profile that the flags describe. */
export function profileOf(args: Arguments): SimProfile {
  return {
    ttft: timingOf(args, "ttft", 50),
    gap: timingOf(args, "gap", 10),
    roleChunk: true,
    reasoningTokens: wholeOf(args, "reasoning-tokens", 0, 0),
    tokensPerEvent: wholeOf(args, "tokens-per-event", 1, 1),
    batch: args.has("batch") ? wholeOf(args, "batch", 1, 1) : null,
    prefillTokensPerSecond: args.has("prefill-rate") ? wholeOf(args, "prefill-rate", 1, 1) : null,
    seed: wholeOf(args, "seed", 1, 0),
    replay: args.word("replay") ?? null,
    faults: args.many("fault").map(faultOf),
  };
}

function wholeOf(args: Arguments, name: string, otherwise: number, least: number): number {
  const value = args.number(name) ?? otherwise;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(
    `Cannot read --${name}: it takes a whole number of at least ${least}, found ${value}`,
  );
}

function timingOf(args: Arguments, name: string, otherwise: number): Timing {
  const ms = args.number(name) ?? otherwise;
  const sdMs = args.number(`${name}-sd`) ?? 0;
  if (!(ms >= 0) || !(sdMs >= 0)) {
    throw new UsageError(`Cannot read --${name}: times are at least 0 ms, found ${ms} and ${sdMs}`);
  }
  return sdMs > 0 && ms > 0 ? { kind: "lognormal", ms, sdMs } : { kind: "constant", ms };
}

const FAULT = /^([a-z-]+?)(\d*)@(every)?(\d+)$/;

/** Faults by their word; the number after it is the status, the delay, or how many events come first. */
const FAULTS: Readonly<Record<string, (value: number | undefined) => SimFault["fault"]>> = {
  "status": (status = 503) => ({ kind: "status", status, retryAfterSeconds: null }),
  "delay": (ms = 1000) => ({ kind: "delay", ms }),
  "reset": (afterEvents = 2) => ({ kind: "reset", afterEvents }),
  "truncated-json": (afterEvents = 2) => ({ kind: "truncated-json", afterEvents }),
  "no-done": () => ({ kind: "no-done" }),
  "error-event": (afterEvents = 2) => ({ kind: "error-event", afterEvents }),
  "stall": (afterEvents = 2) => ({ kind: "stall", afterEvents }),
  "empty": () => ({ kind: "empty" }),
  "garbage": () => ({ kind: "garbage" }),
};

function faultOf(text: string): SimFault {
  const [, word = "", value, every, number] = FAULT.exec(text) ?? [];
  const make = FAULTS[word];
  if (!make || Number(number) < 1) {
    const words = Object.keys(FAULTS).join(", ");
    throw new UsageError(
      `Cannot read --fault "${text}": it takes KIND@N or KIND@everyN, KIND one of ${words}`,
    );
  }
  const on = every ? { every: Number(number) } : { request: Number(number) };
  return { on, fault: make(value ? Number(value) : undefined) };
}
