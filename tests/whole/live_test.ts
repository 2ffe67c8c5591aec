import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from "node:assert";
import type { Distribution, Summary, TaskSummary } from "../../engine/event/summary.ts";
import { widthOf } from "../../reporters/text/width.ts";
import { hasPty, onTerminal } from "./on_terminal.ts";
import type { OnTerminal, Step } from "./on_terminal.ts";
import { run, start } from "./program.ts";
import { inFolder, runsIn, summaryIn, writeFiles } from "./run_files.ts";
import { closedUrl } from "./servers.ts";

const SHORT = ["--mode", "perf", "--num-prompts", "12", "--concurrency", "4", "--max-out-len", "4"];
const LONG = [
  ...["--mode", "perf", "--pressure", "--pressure-time", "50"],
  ...["--concurrency", "4", "--max-out-len", "8"],
];
const QUESTIONS = ["--models", "sim_demo", "--datasets", "arithmetic_demo", "--repeats", "300"];
const CURSOR_SHOWN = "\x1b[?25h";
const CURSOR_HIDDEN = "\x1b[?25l";
// deno-lint-ignore no-control-regex
const SEQUENCE = /\x1b\[[?\d]*[A-Za-z]/g;

// deno-lint-ignore no-control-regex
const COLOUR = /\x1b\[\d+m/;

const PTY = hasPty();

function terminalTest(name: string, fn: () => Promise<void>): void {
  Deno.test({ name: PTY ? name : `${name}: skipped, there is no python3`, ignore: !PTY, fn });
}

/** The terminal is as it was, with the cursor to be seen. */
function checkGivenBack({ out, usual, left }: OnTerminal): void {
  strictEqual(left, 0, `${left} steps never came: ${out.slice(-500)}`);
  ok(usual, "the terminal echoes, and takes lines");
  ok(out.lastIndexOf(CURSOR_SHOWN) > out.lastIndexOf(CURSOR_HIDDEN), "the cursor is shown");
}

const READY = "\\d+ in flight · [1-9]\\d* ok";
const STOPS: readonly { readonly what: string; readonly steps: readonly Step[] }[] = [
  { what: "q", steps: [{ after: READY, key: "q" }] },
  { what: "Ctrl-C", steps: [{ after: READY, key: "\x03" }] },
  { what: "SIGTERM", steps: [{ after: READY, signal: "SIGTERM" }] },
  {
    what: "q after resizes, ? and a p that a load refuses",
    steps: [
      { after: READY, resize: [44, 20] },
      { after: READY, key: "?" },
      { after: "show these lines", resize: [100, 40] },
      { after: READY, key: "p" },
      { after: "A load cannot pause", key: "q" },
    ],
  },
];

for (const { what, steps } of STOPS) {
  terminalTest(
    `live on a terminal: ${what} stops, reports and gives the terminal back`,
    () =>
      inFolder(async (cwd) => {
        const ran = await onTerminal(LONG, { cwd, columns: 80, steps });
        strictEqual(ran.code, 130, ran.out.slice(-2000));
        checkGivenBack(ran);
        match(ran.out, /■ sim\/syntheticdataset {2}interrupted · /);
        match(ran.out, /partial run: interrupted after/);
        strictEqual((await summaryIn(cwd)).tasks[0]?.ending, "interrupted");
      }),
  );
}

terminalTest(
  "live on a terminal: a load to its end, no line wider than the screen",
  () =>
    inFolder(async (cwd) => {
      const ran = await onTerminal(SHORT, { cwd, columns: 40, steps: [] });
      strictEqual(ran.code, 0, ran.out);
      checkGivenBack(ran);
      match(ran.out, /✓ sim\/syntheticdat/);
      doesNotMatch(ran.out, COLOUR, "NO_COLOR");
      const live = ran.out.slice(0, ran.out.lastIndexOf(CURSOR_SHOWN)).replaceAll(SEQUENCE, "");
      for (const line of live.split(/[\r\n]+/)) ok(widthOf(line) <= 40, line);
    }),
);

terminalTest(
  "live on a terminal: questions pause, go on, and are kept",
  () =>
    inFolder(async (cwd) => {
      const steps = [
        { after: "[1-9]\\d*/\\d", key: "p" },
        { after: "0 in flight of", key: "p" },
        { after: "[1-9]\\d* in flight of", key: "q" },
      ];
      const ran = await onTerminal(QUESTIONS, { cwd, columns: 80, steps });
      strictEqual(ran.code, 130, ran.out.slice(-2000));
      checkGivenBack(ran);
      match(ran.out, / paused/);
      match(ran.out, /interrupted · [\d,]+ answered/);
    }),
);

terminalTest(
  "live on a terminal: Ctrl-Z gives the terminal back, and fg takes it again",
  () =>
    inFolder(async (cwd) => {
      const steps = [
        { after: READY, key: "\x1a" },
        { after: "\x1b\\[\\?25h", signal: "SIGCONT" },
        { after: "\x1b\\[\\?25l", key: "?" },
        { after: "show these lines", key: "q" },
      ];
      const ran = await onTerminal(LONG, { cwd, columns: 80, steps });
      strictEqual(ran.code, 130, ran.out.slice(-2000));
      checkGivenBack(ran);
    }),
);

terminalTest(
  "live on a terminal: a fault of our own gives the terminal back, and is told",
  () =>
    inFolder(async (cwd) => {
      const suite = `import { defineSuite } from "assay";
      setTimeout(() => { throw new Error("a fault on purpose"); }, 2000);
      export default defineSuite({ mode: "perf", models: ["sim"], datasets: ["synthetic_gen"] });`;
      await writeFiles(cwd, { "suite.ts": suite });
      const ran = await onTerminal(["suite.ts", ...LONG.slice(2)], { cwd, columns: 80, steps: [] });
      strictEqual(ran.code, 1, ran.out.slice(-2000));
      checkGivenBack(ran);
      match(ran.out, /in flight[^]*a fault on purpose/);
    }),
);

terminalTest(
  "live on a terminal: in the background keys are left to others",
  () =>
    inFolder(async (cwd) => {
      const program = [Deno.execPath(), "run", "-A", "--no-check", "--quiet"];
      const words = [...program, new URL("../../mod.ts", import.meta.url).pathname, ...SHORT];
      const script = `set -m; ${words.join(" ")} & wait $!; echo code $?`;
      const command = ["bash", "-c", script];
      const ran = await onTerminal([], { cwd, columns: 80, steps: [], command });
      checkGivenBack(ran);
      match(ran.out, /code 0/);
      doesNotMatch(ran.out, /q stop/);
    }),
);

terminalTest(
  "live on a terminal: one that knows no cursor gets no sequences",
  () =>
    inFolder(async (cwd) => {
      const ran = await onTerminal(SHORT, { cwd, columns: 80, steps: [], env: { TERM: "dumb" } });
      strictEqual(ran.code, 0, ran.out);
      ok(!ran.out.includes("\x1b"), ran.out);
    }),
);

Deno.test("without a terminal a short run shows nothing of its progress, and no sequence", () =>
  inFolder(async (cwd) => {
    const { code, out, err } = await run(SHORT, { cwd });
    strictEqual(code, 0, err);
    doesNotMatch(out + err, /in flight/);
    ok(!`${out}${err}`.includes("\x1b"));
  }));

Deno.test("--json-events: events, then the summary, with the same numbers", () =>
  inFolder(async (cwd) => {
    const { code, out, err } = await run([...SHORT, "--json-events"], { cwd });
    strictEqual(code, 0, err);
    const lines = out.trimEnd().split("\n").map((line) => JSON.parse(line));
    const kinds = new Set(lines.map(({ kind }) => kind));
    for (const kind of ["task-started", "stage-started", "progress", "task-ended"]) {
      ok(kinds.has(kind), `${kind} is missing of ${[...kinds]}`);
    }
    const { kind, ...summary } = lines.at(-1) as { readonly kind: string } & Summary;
    strictEqual(kind, "summary");
    deepStrictEqual(summary, await summaryIn<Summary>(cwd));
    const last = lines.findLast(({ kind }) => kind === "progress");
    const [task] = summary.tasks as readonly TaskSummary[];
    const { n, p50, p99 } = task?.metrics["ttft_ms"] as Distribution;
    deepStrictEqual(last.metrics.ttft_ms, { n, p50, p99 });
    strictEqual(
      last.metrics.request_throughput_per_s,
      task?.metrics["request_throughput_per_s"],
    );
    deepStrictEqual([last.ok, last.ending], [task?.requests.ok, "complete"]);
  }));

Deno.test("--json-events of questions: limits that change, and how it ended", () =>
  inFolder(async (cwd) => {
    const args = [...QUESTIONS.slice(0, 4), "--json-events"];
    const { code, out, err } = await run(args, { cwd });
    strictEqual(code, 0, err);
    const lines = out.trimEnd().split("\n").map((line) => JSON.parse(line));
    const started = lines.find(({ kind }) => kind === "task-started");
    strictEqual(started.asking, started.total);
    ok(lines.some(({ kind }) => kind === "limit-changed"));
    const last = lines.findLast(({ kind, of }) => kind === "progress" && of === "answers");
    deepStrictEqual([last.answered, last.ending], [last.total, "complete"]);
    strictEqual(lines.at(-1).kind, "summary");
  }));

Deno.test("--quiet: the result alone; where a run fails, why", () =>
  inFolder(async (cwd) => {
    const good = await run([...SHORT, "--quiet"], { cwd });
    deepStrictEqual([good.code, good.err], [0, ""]);
    match(good.out, /Request Throughput/);
    const bad = await run([...SHORT, "--quiet", "--url", closedUrl()], { cwd });
    strictEqual(bad.code, 3);
    match(bad.err, /nobody answers|nothing was recorded|refused/);
  }));

Deno.test.each([
  { flags: ["--json", "--json-events"], why: /Cannot use --json and --json-events/ },
  { flags: ["--live-port", "70000"], why: /Cannot read --live-port: it takes 0 to 65535/ },
  { flags: ["--live-host", "::1"], why: /Cannot use --live-host/ },
])("$flags are refused before anything starts", ({ flags, why }) =>
  inFolder(async (cwd) => {
    const { code, err } = await run([...SHORT, ...flags], { cwd });
    strictEqual(code, 2, err);
    match(err, why);
    deepStrictEqual(await runsIn(cwd), []);
  }));

Deno.test("--live-port: a taken port is refused before the start; a free one serves until the end", () =>
  inFolder(async (cwd) => {
    const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = taken.addr as Deno.NetAddr;
    const refused = await run([...SHORT, "--live-port", String(port)], { cwd });
    strictEqual(refused.code, 2);
    match(refused.err, /Cannot serve the live page on 127\.0\.0\.1:\d+: the address is in use/);
    deepStrictEqual(await runsIn(cwd), []);
    taken.close();
    const running = start([...LONG, "--live-port", String(port)], { cwd });
    const page = await untilServed(`http://127.0.0.1:${port}/`);
    match(page, /assay, live/);
    const events = await fetch(`http://127.0.0.1:${port}/events`);
    const said = await saidUntil(events, /\d+ in flight/);
    running.kill("SIGINT");
    const { code, err } = await running.ended;
    strictEqual(code, 130);
    match(err, new RegExp(`Live numbers: http://127\\.0\\.0\\.1:${port}/`));
    match(said, /"name":"sim\/syntheticdataset"/);
  }));

async function untilServed(url: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const page = await fetch(url).then((response) => response.text(), () => undefined);
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Cannot read ${url}: nobody served it within 15 s`);
}

/** Reads a stream until it says something. */
async function saidUntil({ body }: Response, pattern: RegExp): Promise<string> {
  const decoder = new TextDecoder();
  let said = "";
  for await (const bytes of body ?? []) {
    said += decoder.decode(bytes, { stream: true });
    if (pattern.test(said)) return said;
  }
  throw new Error(`Cannot find ${pattern} in what was sent: ${said}`);
}
