/**
 * The `load` step: prompts are made, encoded and handed to the load client; what it tells is recorded.
 * @module
 */

import { synthesize } from "../dataset/synthesize.ts";
import type { Ending, Event } from "../event/event.ts";
import type { Dataset, LoadStep, Model, Task } from "../plan/plan.ts";
import { promptOf } from "../prompt/prompt.ts";
import { encodeBody } from "../wire/encode_body.ts";
import { requestPath } from "../wire/request_path.ts";
import { joinBodies } from "./load/bodies.ts";
import { newTokenCount } from "./load/count_tokens.ts";
import { COUNTERS, COUNTERS_BYTES } from "./load/counters.ts";
import type { LoadJob, LoadMessage } from "./load/job.ts";
import { stageJobsOf } from "./load/stage_jobs.ts";
import type { Reached, RunPorts } from "./ports.ts";
import { newRecorder } from "./recorder.ts";

const MOST_SPARE = 10_000;

/** Runs the step; resolves with how it ended once everything is on disk. */
export async function interpretLoad(task: Task, step: LoadStep, ports: RunPorts): Promise<Ending> {
  const reached = await ports.reach(task.model);
  try {
    return await load(task, step, { ports, reached });
  } finally {
    reached.close();
  }
}

async function load(task: Task, step: LoadStep, { ports, reached }: Reach): Promise<Ending> {
  const { clock, signal } = ports;
  const dataset = withSpare(task.dataset, spareOf(step));
  const job = jobOf(task, step, { reached, dataset });
  const rows = job.bodies.offsets.length - 1;
  const counter = (): ReturnType<RunPorts["tokenCounter"]> =>
    ports.tokenCounter(task.model.tokenizer);
  const count = newTokenCount(task, { samples: () => [...synthesize(dataset)], counter });
  const recorder = await newRecorder(ports.files, ports.folder, task);
  const stop = (): void => void Atomics.store(new Int32Array(job.shared), COUNTERS.stop, 1);
  // What cannot be recorded is not worth sending; `close` throws the reason.
  const tell = (event: Event | Promise<Event>): void => void recorder.tell(event).catch(stop);
  tell(startOf(task, { ports, reached }));
  for (const text of reached.warnings) {
    tell({ kind: "notice", task: task.id, level: "warning", text });
  }

  let ending: Ending = "interrupted";
  let wallMs = 0;
  let settled = 0;
  const hear = (message: LoadMessage): void => {
    if (message.kind === "stage-started") tell({ ...message, task: task.id });
    if (message.kind === "settled") {
      settled += message.block.rows;
      tell(count(message).then((block) => ({ kind: "requests-settled", task: task.id, block })));
    }
    if (message.kind === "ended") ({ ending, wallMs } = message);
  };
  const endWatch = ports.watch({ task, shared: job.shared });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const cost = await reached.client.run(job, hear);
    if (settled > rows) tell(repeatNotice(task));
    const at = clock.date().toISOString();
    tell({ kind: "task-ended", task: task.id, at, ending, load: { ...cost, wallMs } });
  } finally {
    signal.removeEventListener("abort", stop);
    endWatch();
    await recorder.close();
  }
  return ending;
}

interface Reach {
  readonly ports: RunPorts;
  readonly reached: Reached;
}

function startOf(task: Task, { ports, reached }: Reach): Event {
  const { url, served, client } = reached;
  const at = ports.clock.date().toISOString();
  const { environment } = ports;
  return { kind: "task-started", task: task.id, at, environment, client: client.info, url, served };
}

function repeatNotice({ id, dataset }: Task): Event {
  const text =
    `requests repeat the ${dataset.rows} rows of ${dataset.name}: a server with a prefix cache answers repeats sooner`;
  return { kind: "notice", task: id, level: "warning", text };
}

/** Rows for requests that are excluded, up to a limit: they come after those that are measured. */
function spareOf({ stages }: LoadStep): number {
  const excluded = stages.reduce((sum, { warmup, cooldown }) => sum + warmup + cooldown, 0);
  return Math.min(excluded, MOST_SPARE);
}

function withSpare(dataset: Dataset, spare: number): Dataset {
  const { source } = dataset;
  if (source.kind === "synthetic") return { ...dataset, rows: dataset.rows + spare };
  const parts = source.parts.map((part, i) =>
    i === source.parts.length - 1 ? { ...part, rows: part.rows + spare } : part
  );
  return { ...dataset, source: { ...source, parts } };
}

interface Asked {
  readonly reached: Reached;
  /** The task's, with rows for requests that are excluded. */
  readonly dataset: Dataset;
}

function jobOf(task: Task, step: LoadStep, { reached, dataset }: Asked): LoadJob {
  const { model } = task;
  const base = new URL(reached.url);
  return {
    target: {
      origin: base.origin,
      method: "POST",
      path: base.pathname.replace(/\/$/, "") + requestPath(model.api),
      headers: {
        "content-type": "application/json",
        "accept": model.stream ? "text/event-stream" : "application/json",
        ...reached.headers,
      },
    },
    stream: model.stream,
    stages: stageJobsOf(step),
    rows: task.dataset.rows,
    bodies: joinBodies(bodiesOf(model, { reached, dataset })),
    timeoutMs: model.timeoutMs,
    retry: model.retry,
    keep: model.tokenizer === null ? "until-usage" : "always",
    shared: new SharedArrayBuffer(COUNTERS_BYTES),
  };
}

function* bodiesOf(model: Model, { reached, dataset }: Asked): Iterable<Uint8Array> {
  for (const { text, outputTokens } of synthesize(dataset)) {
    const prompt = promptOf(model.api, text);
    yield encodeBody(model, reached.served, { prompt, maxOutputTokens: outputTokens });
  }
}
