/**
 * The process that compares expressions symbolically: one pair a line in, one settlement a line out. It runs without
 * permissions, and whoever started it kills it where it takes too long.
 * @module
 */

import { type BoxedExpression, ComputeEngine } from "@cortex-js/compute-engine";
import type { Doubt, Settlement } from "../score/symbolic/symbolic.ts";

/** Two values this close in doubles are not told apart; further apart they are unequal. */
const NEAR = 1e-9;

function settle(engine: ComputeEngine, { left, right }: Doubt): Settlement {
  const [a, b] = [engine.parse(left), engine.parse(right)];
  if (!a.isValid || !b.isValid) return "undecided";
  if (a.isSame(b) || a.isEqual(b) === true) return "equal";
  const difference = a.sub(b);
  if (difference.simplify().is(0) || difference.evaluate().is(0)) return "equal";
  return isFarFromZero(difference) ? "unequal" : "undecided";
}

function isFarFromZero(difference: BoxedExpression): boolean {
  const { re, im } = difference.N();
  return Number.isFinite(re) && Math.hypot(re, im || 0) > NEAR;
}

function attempt(engine: ComputeEngine, doubt: Doubt): Settlement {
  try {
    return settle(engine, doubt);
  } catch {
    return "undecided";
  }
}

async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
}

/** Answers pairs until its input ends. */
async function serve(): Promise<void> {
  const engine = new ComputeEngine();
  const out = Deno.stdout.writable.getWriter();
  const encoder = new TextEncoder();
  await out.write(encoder.encode("ready\n"));
  for await (const line of lines(Deno.stdin.readable)) {
    await out.write(encoder.encode(`${attempt(engine, JSON.parse(line))}\n`));
  }
}

if (import.meta.main) await serve();
