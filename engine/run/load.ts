/**
 * The `load` step: prompts are made, encoded and handed to the load client; what it tells is recorded.
 * @module
 */

import type { Block } from "../event/block.ts";
import type { Ending, Event } from "../event/event.ts";
import type { LoadStep, Model, Task } from "../plan/plan.ts";
import type { Prompt } from "../prompt/prompt.ts";
import { encodeBody } from "../wire/encode_body.ts";
import { loadAsks } from "./load/asks.ts";
import type { LoadAsks } from "./load/asks.ts";
import { audible } from "./load/audible.ts";
import { joinBodies } from "./load/bodies.ts";
import { newTokenCount } from "./load/count_tokens.ts";
import { COUNTERS, COUNTERS_BYTES } from "./load/counters.ts";
import type { LoadJob, LoadMessage } from "./load/job.ts";
import { stageJobsOf } from "./load/stage_jobs.ts";
import { newServerWatch } from "./load/watch_server.ts";
import type { ServerWatch, ServerWatching } from "./load/watch_server.ts";
import type { Reached, RunPorts } from "./ports.ts";
import { newRecorder } from "./recorder.ts";
import { targetOf } from "./target.ts";

const MOST_SPARE = 10_000;

/** Runs the step; resolves with how it ended once everything is on disk. */
export async function interpretLoad(task: Task, step: LoadStep, ports: RunPorts): Promise<Ending> {
  const asks = await loadAsks(task, spareOf(step), ports);
  const reached = await ports.reach(task.model);
  try {
    return await load(task, step, { ports, reached, asks });
  } finally {
    reached.close();
  }
}

async function load(task: Task, step: LoadStep, { ports, reached, asks }: Reach): Promise<Ending> {
  const { clock, signal } = ports;
  const job = jobOf(task, step, { reached, asks });
  const rows = job.bodies.offsets.length - 1;
  const counter = (): ReturnType<RunPorts["tokenCounter"]> =>
    ports.tokenCounter(task.model.tokenizer);
  const texts = (): readonly string[] => [...asks.all()].map(({ prompt }) => textOf(prompt));
  const count = newTokenCount(task, { texts, counter });
  const recorder = audible(await newRecorder(ports.files, ports.folder, task));
  const stop = (): void => void Atomics.store(new Int32Array(job.shared), COUNTERS.stop, 1);
  // What cannot be recorded is not worth sending; `close` throws the reason.
  const tell = (event: Event | Promise<Event>): void => void recorder.tell(event).catch(stop);
  tell(startOf(task, { ports, reached }));
  const warn = (text: string): void =>
    tell({ kind: "notice", task: task.id, level: "warning", text });
  reached.warnings.forEach(warn);

  const course: Course = { ending: "interrupted", wallMs: 0, settled: 0 };
  const ask: ServerWatching["ask"] = (signal) => ports.serverMetrics(reached, signal);
  const server = newServerWatch({ task: task.id, clock, ask, tell });
  const hear = newHear(task, { course, tell, warn, stop, count, server, ports });
  const endWatch = ports.watch({ task, shared: job.shared, listen: recorder.listen });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const cost = await reached.client.run(job, hear).finally(server.end);
    if (course.settled > rows) tell(repeatNotice(task, asks.rows));
    const at = clock.date().toISOString();
    const { ending, wallMs } = course;
    tell({ kind: "task-ended", task: task.id, at, ending, load: { ...cost, wallMs } });
  } finally {
    signal.removeEventListener("abort", stop);
    await recorder.close().finally(endWatch);
  }
  return course.ending;
}

/** What a load has come to. */
interface Course {
  ending: Ending;
  wallMs: number;
  settled: number;
}

interface Hearing {
  readonly course: Course;
  tell(event: Event | Promise<Event>): void;
  warn(text: string): void;
  stop(): void;
  count(settled: Extract<LoadMessage, { readonly kind: "settled" }>): Promise<Block>;
  readonly server: ServerWatch;
  readonly ports: RunPorts;
}

/** What the load client tells becomes events; a threshold that cannot be kept any more ends the load. */
function newHear({ id, ...task }: Task, hearing: Hearing): (message: LoadMessage) => void {
  const { course, tell, warn, stop, count, server, ports } = hearing;
  const guard = ports.gates?.guard({ id, ...task });
  return (message) => {
    switch (message.kind) {
      case "stage-started":
        tell({ ...message, task: id });
        return server.started(message.atNs);
      case "notice":
        return warn(message.text);
      case "ended":
        return void Object.assign(course, { ending: message.ending, wallMs: message.wallMs });
      case "settled": {
        course.settled += message.block.rows;
        const missed = guard?.(message.block);
        if (missed !== undefined) {
          warn(missed);
          stop();
        }
        tell(count(message).then((block) => ({ kind: "requests-settled", task: id, block })));
      }
    }
  };
}

interface Reach {
  readonly ports: RunPorts;
  readonly reached: Reached;
  readonly asks: LoadAsks;
}

function textOf(prompt: Prompt): string {
  return typeof prompt === "string" ? prompt : prompt.map(({ content }) => content).join("\n");
}

function startOf(task: Task, { ports, reached }: Omit<Reach, "asks">): Event {
  const { url, served, client } = reached;
  const at = ports.clock.date().toISOString();
  const { environment } = ports;
  return { kind: "task-started", task: task.id, at, environment, client: client.info, url, served };
}

function repeatNotice({ id, dataset }: Task, rows: number): Event {
  const text =
    `requests repeat the ${rows} rows of ${dataset.name}: a server with a prefix cache answers repeats sooner`;
  return { kind: "notice", task: id, level: "warning", text };
}

/** Rows for requests that are excluded, up to a limit: they come after those that are measured. */
function spareOf({ stages }: LoadStep): number {
  const excluded = stages.reduce((sum, { warmup, cooldown }) => sum + warmup + cooldown, 0);
  return Math.min(excluded, MOST_SPARE);
}

interface Asked {
  readonly reached: Reached;
  readonly asks: LoadAsks;
}

function jobOf(task: Task, step: LoadStep, { reached, asks }: Asked): LoadJob {
  const { model } = task;
  return {
    target: targetOf(model, reached),
    stream: model.stream,
    stages: stageJobsOf(step, asks.rows),
    rows: asks.rows,
    bodies: joinBodies(bodiesOf(model, { reached, asks })),
    timeoutMs: model.timeoutMs,
    retry: model.retry,
    keep: model.tokenizer === null ? "until-usage" : "always",
    shared: new SharedArrayBuffer(COUNTERS_BYTES),
  };
}

function* bodiesOf(model: Model, { reached, asks }: Asked): Iterable<Uint8Array> {
  for (const ask of asks.all()) yield encodeBody(model, reached.served, ask);
}
