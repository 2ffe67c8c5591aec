/**
 * `deno task bench accuracy`: what asking costs. All 1,319 questions of GSM8K, 64 at once, of the simulated server in a process
 * of its own that answers after 100 ms; the server's own stamps say when what came. Then the scoring of 10,000 answers.
 * @module
 */

import { fromFileUrl, join } from "@std/path";
import { parseArgs } from "node:util";
import type { Stamps } from "../../engine/mock/ledger.ts";
import type { Row } from "../../engine/plan/sample.ts";
import { recipeOf } from "../../engine/score/recipes.ts";
import { simulated } from "../whole/servers.ts";

const MOD = fromFileUrl(new URL("../../mod.ts", import.meta.url));
const DATA = fromFileUrl(new URL("../../../shared/data/", import.meta.url));
const ROWS = join(DATA, "gsm8k/test.jsonl");
const CONCURRENCY = 64;
const ANSWER_MS = 100;
const SCORED = 10_000;
const TIME = "/usr/bin/time";

/** What one run of the program came to. */
interface Cost {
  readonly questions: number;
  readonly mostInFlight: number;
  /** From the first request to the end of the last answer. Seconds. */
  readonly phase: number;
  /** Phase ÷ the least that so many rounds can take. */
  readonly overFloor: number;
  /** From the start of the process to the first request. Seconds. */
  readonly start: number;
  readonly wall: number;
  readonly cpu: number;
  readonly rssMb: number;
}

const TARGETS: readonly {
  readonly name: string;
  readonly of: (cost: Cost) => number;
  readonly holds: (value: number) => boolean;
  readonly target: string;
}[] = [
  { name: "in flight", of: (c) => c.mostInFlight, holds: (n) => n === CONCURRENCY, target: "= 64" },
  { name: "request phase, s", of: (c) => c.phase, holds: (n) => n <= 2.31, target: "≤ 2.31" },
  { name: "÷ its floor", of: (c) => c.overFloor, holds: (n) => n <= 1.1, target: "≤ 1.10" },
  { name: "start to request, s", of: (c) => c.start, holds: (n) => n <= 0.5, target: "≤ 0.5" },
  { name: "whole program, s", of: (c) => c.wall, holds: (n) => n <= 4, target: "≤ 4" },
  { name: "CPU, s", of: (c) => c.cpu, holds: (n) => n <= 3, target: "≤ 3" },
  { name: "peak RSS, MB", of: (c) => c.rssMb, holds: (n) => n <= 150, target: "≤ 150" },
];

/** Measures so many runs, `--runs N` (3); resolves to the exit code. */
export async function measureAccuracy(args: readonly string[]): Promise<number> {
  const { values: { runs } } = parseArgs({
    args: [...args],
    options: { runs: { type: "string", default: "3" } },
  });
  for (const path of [ROWS, TIME]) {
    if (await Deno.stat(path).then(() => true, () => false)) continue;
    print(`Cannot measure: there is no ${path}`);
    return 2;
  }
  const costs = await simulated(
    ["--ttft", String(ANSWER_MS), "--gap", "0"],
    (url) => costsAt(url, Number(runs)),
  );
  for (const { name, of, holds, target } of TARGETS) {
    const values = costs.map(of);
    const reached = values.every(holds) ? "reached" : "MISSED";
    const shown = values.map((value) => value.toFixed(value < 10 ? 2 : 0).padStart(7)).join("");
    print(`${name.padEnd(20)}${shown}   ${target.padEnd(8)}${reached}`);
  }
  print(`scoring ${SCORED} answers: ${(await scoringSeconds()).toFixed(2)} s   ≤ 1`);
  return 0;
}

async function costsAt(url: string, runs: number): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  // The first one fills the cache of compiled modules, and is not counted.
  for (let run = 0; run <= runs; run++) costs.push(await costOf(url));
  return costs.slice(1);
}

async function costOf(url: string): Promise<Cost> {
  const folder = await Deno.makeTempDir({ prefix: "assay-bench-" });
  try {
    const before = await stampsAt(url);
    const from = performance.now();
    const { cpu, rssMb } = await runProgram(url, folder);
    const wall = (performance.now() - from) / 1000;
    const { requests } = await stampsAt(url);
    const own = requests.slice(before.requests.length);
    const first = Math.min(...own.map(({ receivedAt }) => receivedAt));
    const phase = (Math.max(...own.map(({ endedAt }) => endedAt ?? NaN)) - first) / 1e9;
    const floor = Math.ceil(own.length / CONCURRENCY) * ANSWER_MS / 1000;
    return {
      questions: own.length,
      mostInFlight: mostInFlight(own),
      phase,
      overFloor: phase / floor,
      start: (first - before.now) / 1e9,
      wall,
      cpu,
      rssMb,
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function runProgram(url: string, cwd: string): Promise<Pick<Cost, "cpu" | "rssMb">> {
  const what = ["--models", "vllm_api_general_chat", "--datasets", "gsm8k_gen", "--url", url];
  const how = ["--data-dir", DATA, "--concurrency", String(CONCURRENCY), "--max-out-len", "8"];
  const { code, stderr } = await new Deno.Command(TIME, {
    args: [
      ...["-f", "%U %S %M", Deno.execPath(), "run", "-A", "--no-check", MOD],
      ...what,
      ...how,
    ],
    cwd,
    stdout: "null",
  }).output();
  const said = new TextDecoder().decode(stderr).trimEnd();
  if (code !== 0) throw new Error(`Cannot measure: the program ended with ${code}: ${said}`);
  const [user = NaN, system = NaN, kib = NaN] = (said.split("\n").at(-1) ?? "").split(" ")
    .map(Number);
  return { cpu: user + system, rssMb: kib / 1024 };
}

interface Stamped {
  /** The server's clock, nanoseconds. */
  readonly now: number;
  readonly requests: readonly Stamps[];
}

async function stampsAt(url: string): Promise<Stamped> {
  const text = await (await fetch(`${url}/sim/stamps`)).text();
  const [head = "", ...lines] = text.trimEnd().split("\n");
  return { now: JSON.parse(head).now, requests: lines.map((line): Stamps => JSON.parse(line)) };
}

function mostInFlight(requests: readonly Stamps[]): number {
  const steps = requests.flatMap(({ receivedAt, endedAt }) =>
    [[receivedAt, 1], [endedAt ?? Infinity, -1]] as const
  ).toSorted(([a], [b]) => a - b);
  let [now, most] = [0, 0];
  for (const [, step] of steps) most = Math.max(most, now += step);
  return most;
}

async function scoringSeconds(): Promise<number> {
  const recipe = recipeOf("gsm8k@assay");
  const rows = (await Deno.readTextFile(ROWS)).trimEnd().split("\n")
    .map((line): Row => JSON.parse(line));
  const from = performance.now();
  for (let i = 0; i < SCORED; i++) {
    const row = rows[i % rows.length] as Row;
    const reference = row["answer"] ?? null;
    const text = String(reference).replace("####", "The answer is");
    recipe?.score({ row, reference, choices: null }, { text, finish: "stop" });
  }
  return (performance.now() - from) / 1000;
}

function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}
