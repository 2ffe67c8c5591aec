/**
 * A listener without sockets, on virtual time: tests give it requests, let its clock run, and read what was answered.
 * @module
 */

import type { Handler, Listener, Reply } from "../../../engine/net/listener.ts";

/** What a test sends. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON of this value; bytes as they stand. */
  readonly body?: unknown;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly writes: readonly { readonly at: number; readonly text: string }[];
  readonly ending: "open" | "end" | "close" | "reset" | "left";
  /** All that was written. */
  text(): string;
  /** The client goes away. */
  leave(): void;
}

/** The listener and what moves it. */
export interface ScriptedListener {
  readonly listener: Listener;
  /** Delivers a request now. */
  send(request: Sent): Received;
  /** Runs tasks up to a time. */
  runUntil(time: number): void;
  /** Runs tasks until none is left. */
  run(): void;
  /** Tasks that wait. */
  pending(): number;
}

interface Task {
  readonly time: number;
  readonly task: () => void;
}

/** Makes one; `lateNs` is how late each task runs. */
export function newScriptedListener(lateNs: () => number): ScriptedListener {
  const tasks: Task[] = [];
  let now = 0;
  let handler: Handler | undefined;
  const runUntil = (time: number): void => {
    while (tasks.length > 0) {
      const first = tasks.reduce((a, b) => b.time < a.time ? b : a);
      if (first.time > time) break;
      tasks.splice(tasks.indexOf(first), 1);
      now = Math.max(now, first.time + lateNs());
      first.task();
    }
    if (Number.isFinite(time)) now = Math.max(now, time);
  };
  return {
    listener: {
      now: () => now,
      at: (time, task) => void tasks.push({ time, task }),
      listen(address, handle) {
        handler = handle;
        return Promise.resolve({ port: address.port || 4242 });
      },
      close() {
        tasks.length = 0;
        return Promise.resolve();
      },
    },
    send({ method = "POST", path = "/v1/chat/completions", headers = {}, body = "" }) {
      const { reply, received } = newRecorder(() => now);
      const bytes = body instanceof Uint8Array
        ? body
        : new TextEncoder().encode(JSON.stringify(body));
      handler?.(
        { method, path, headers: new Map(Object.entries(headers)), body: bytes, at: now },
        reply,
      );
      return received;
    },
    runUntil,
    run: () => runUntil(Infinity),
    pending: () => tasks.length,
  };
}

function newRecorder(now: () => number): { readonly reply: Reply; readonly received: Received } {
  const writes: { readonly at: number; readonly text: string }[] = [];
  const received: { -readonly [K in keyof Received]: Received[K] } = {
    status: 0,
    headers: {},
    writes,
    ending: "open",
    text: () => writes.map(({ text }) => text).join(""),
    leave: () => void (received.ending = "left"),
  };
  const isOpen = (): boolean => received.ending === "open";
  const write = (bytes: Uint8Array): number => {
    if (isOpen()) writes.push({ at: now(), text: new TextDecoder().decode(bytes) });
    return now();
  };
  const ends = (ending: Received["ending"]) => (): void => {
    if (isOpen()) received.ending = ending;
  };
  return {
    received,
    reply: {
      get open() {
        return isOpen();
      },
      head: (status, headers) => void Object.assign(received, { status, headers }),
      write,
      raw: write,
      end: ends("end"),
      close: ends("close"),
      reset: ends("reset"),
    },
  };
}
