/**
 * Events as lines of JSON. A block has bytes of its own in another file; its line says where, and what failed.
 *
 * A line is checked when it is read, field by field: a log may have been cut off, edited, or made by someone else.
 * @module
 */

import { isStage } from "./block_check.ts";
import { OUTCOMES } from "./block.ts";
import type { Block, Outcome } from "./block.ts";
import type { Event } from "./event.ts";
import { failedOf, isFailure } from "./failures.ts";

/** Where the frame of a block lies in the file of blocks. */
export interface Place {
  readonly offset: number;
  readonly bytes: number;
}

/** The line that stands for a block. */
export interface SettledLine extends Place {
  readonly kind: "requests-settled";
  readonly task: string;
  readonly rows: number;
  /** The first 20 failed requests. */
  readonly failures: readonly {
    readonly sample: number;
    readonly outcome: Outcome;
    /** HTTP status, 0 where none came. */
    readonly status: number;
    readonly text: string;
  }[];
}

/** What a line of a log says: an event, or where its block is. */
export type LoggedEvent = Exclude<Event, { readonly kind: "requests-settled" }> | SettledLine;

const MAX_FAILURES = 20;

const FAILURE = objectOf({
  sample: isNumber,
  outcome: oneOf(OUTCOMES),
  status: isNumber,
  text: isText,
});

const LEVEL = objectOf({ streams: isNumber, seconds: isNumber, lateSeconds: isNumber });

const FIELDS: Readonly<Record<Event["kind"], Check>> = {
  "task-started": objectOf({
    at: isText,
    environment: objectOf({
      assay: isText,
      deno: isText,
      os: isText,
      arch: isText,
      cores: isNumber,
    }),
    client: objectOf({
      name: oneOf(["portable", "native"]),
      stamps: oneOf(["kernel", "read"]),
      workers: isNumber,
      why: isText,
    }),
    url: isText,
    served: isText,
  }),
  "stage-started": objectOf({ stage: isStage, atNs: isNumber }),
  "requests-settled": objectOf({
    rows: isNumber,
    offset: isNumber,
    bytes: isNumber,
    failures: (value) =>
      Array.isArray(value) && value.length <= MAX_FAILURES && value.every(FAILURE),
  }),
  "server-metrics": objectOf({
    atNs: isNumber,
    metrics: objectOf({
      running: optional(isNumber),
      waiting: optional(isNumber),
      cacheUsage: optional(isNumber),
    }),
  }),
  "notice": objectOf({ level: oneOf(["info", "warning"]), text: isText }),
  "task-ended": objectOf({
    at: isText,
    ending: oneOf(["complete", "interrupted", "unreachable"]),
    load: objectOf({
      cpuShare: (value) => value === null || isNumber(value),
      busiestShare: optional(isNumber),
      wallMs: isNumber,
      reads: optional(objectOf({
        reads: isNumber,
        unstamped: isNumber,
        shared: isNumber,
        delayMs: optional(objectOf({ p50: isNumber, p99: isNumber, max: isNumber })),
      })),
      lateness: optional(objectOf({ p99Ms: isNumber, levels: listOf(LEVEL) })),
    }),
  }),
};

/** An event as one line, its line feed included. `place`: where the frame of its block lies; needed for settled requests. */
export function encodeEvent(event: Event, place?: Place): string {
  if (event.kind !== "requests-settled") return `${JSON.stringify(event)}\n`;
  if (!place) {
    throw new TypeError("Cannot log settled requests: the place of their block is missing");
  }
  const { kind, task, block } = event;
  const { offset, bytes } = place;
  const line: SettledLine = {
    kind,
    task,
    rows: block.rows,
    offset,
    bytes,
    failures: failuresOf(block),
  };
  return `${JSON.stringify(line)}\n`;
}

/** The event of a line; `undefined` where the line is none, such as one that was cut off. */
export function decodeEvent(line: string): LoggedEvent | undefined {
  const event = parsed(line);
  if (!isObject(event) || typeof event["task"] !== "string") return undefined;
  const { kind } = event;
  if (typeof kind !== "string" || !Object.hasOwn(FIELDS, kind)) return undefined;
  return FIELDS[kind as Event["kind"]](event) ? event as unknown as LoggedEvent : undefined;
}

function failuresOf(block: Block): SettledLine["failures"] {
  const failures: SettledLine["failures"][number][] = [];
  for (let row = 0; row < block.rows && failures.length < MAX_FAILURES; row++) {
    if (!isFailure(block, row)) continue;
    failures.push({
      sample: block.counts.sample[row] as number,
      outcome: OUTCOMES[block.codes.outcome[row] as number] ?? "other",
      status: block.counts.status[row] as number,
      text: failedOf(block, row).text,
    });
  }
  return failures;
}

type Check = (value: unknown) => boolean;

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(value);
}

function oneOf(words: readonly string[]): Check {
  return (value) => words.some((word) => word === value);
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

/** An object with all these fields of its own, but for optional ones; others may stand beside them. */
function objectOf(fields: Readonly<Record<string, Check>>): Check {
  return (value) =>
    isObject(value) &&
    Object.entries(fields).every(([field, check]) =>
      check(Object.hasOwn(value, field) ? value[field] : undefined)
    );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
