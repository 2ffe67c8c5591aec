/**
 * What the system allows of connections, held against what a load needs, before anything is sent.
 *
 * Every request in flight is a connection: a descriptor of this process, and a local port for each address of the server.
 * @module
 */

import { raiseDescriptorLimit } from "../net/native/descriptor_limit.ts";
import type { LoadStep, Server, Stage, Task } from "../plan/plan.ts";
import { slotsOf } from "./client_choice.ts";
import type { ClientWish } from "./client_choice.ts";
import { UsageError } from "./exit_codes.ts";

/** What the system allows; nothing where it does not say. */
export interface SystemLimits {
  /** Descriptors this process may have, raised to so many if that is allowed. */
  descriptors(wanted: number): number | undefined;
  /** Ports for connections to one address. */
  localPorts(): number | undefined;
}

/** Descriptors for what is no connection of the load: files and libraries, and those of each load thread. */
const OWN_DESCRIPTORS = 112;
const THREAD_DESCRIPTORS = 16;
/** Most ports that can be given to connections without the privileged ones. */
const MOST_PORTS = 65535 - 1023;

/**
 * Throws a {@linkcode UsageError} where a load holds more requests in flight than the system allows. Returns cautions
 * where one may come to that: an open loop without a cap.
 */
export function checkLimits(
  tasks: readonly Task[],
  client: ClientWish,
  limits: SystemLimits,
): readonly string[] {
  return tasks.flatMap((task) => {
    const loads = task.steps.filter((step) => step.kind === "load");
    return loads.flatMap((step) => checkLoad(step, { task, client, limits }));
  });
}

/** The limits of this system. */
export const systemLimits: SystemLimits = {
  descriptors(wanted) {
    try {
      return raiseDescriptorLimit(wanted);
    } catch {
      return undefined;
    }
  },
  localPorts() {
    try {
      const range = Deno.readTextFileSync("/proc/sys/net/ipv4/ip_local_port_range");
      const [first = NaN, last = NaN] = range.trim().split(/\s+/).map(Number);
      return last >= first ? last - first + 1 : undefined;
    } catch {
      return undefined;
    }
  },
};

interface Around {
  readonly task: Task;
  readonly client: ClientWish;
  readonly limits: SystemLimits;
}

function checkLoad({ stages }: LoadStep, around: Around): readonly string[] {
  const { task } = around;
  const { id } = task;
  const held = Math.max(0, ...stages.map((stage) => heldOf(stage, task)).filter(Number.isFinite));
  const trouble = troubleOf(held, around);
  if (trouble) throw new UsageError(`Cannot hold ${held} requests in flight (${id}): ${trouble}`);
  const possible = Math.max(0, ...stages.map((stage) => possibleOf(stage, task)));
  const risk = possible > held ? troubleOf(possible, around) : undefined;
  return risk ? [`${id}: up to ${possible} requests may be in flight at once: ${risk}`] : [];
}

/** Requests that a stage holds in flight where its server is slow; `Infinity` where nothing bounds them. */
function heldOf(stage: Stage, task: Task): number {
  const slots = slotsOf(stage);
  return slots === Infinity ? slots : Math.min(slots, requestsOf(stage, task));
}

/** What is in the way of so many requests in flight, and what to type. */
function troubleOf(slots: number, { task, client, limits }: Around): string | undefined {
  const { server } = task.model;
  // The simulated server has the other end of each connection in this process.
  const connections = slots * (server.kind === "sim" ? 2 : 1);
  const needed = connections + OWN_DESCRIPTORS + client.workers * THREAD_DESCRIPTORS;
  const allowed = limits.descriptors(needed) ?? Infinity;
  if (needed > allowed) {
    return `that takes ${needed} descriptors, and this process may have ${allowed}. ` +
      `Raise the limit by \`ulimit -n ${
        roundUp(needed)
      }\` before the run, or take a lower --concurrency`;
  }
  const ports = limits.localPorts() ?? Infinity;
  if (slots <= ports || !takesPorts(server, client)) return;
  const cure = slots > MOST_PORTS
    ? "Take"
    : 'Widen their range by `sysctl -w net.ipv4.ip_local_port_range="1024 65535"`, or take';
  return `each takes a local port, and there are ${ports}. ${cure} a lower --concurrency`;
}

/** The most that can be in flight at once: in an open loop none is for longer than a request may take. */
function possibleOf(stage: Stage, task: Task): number {
  const { arrival } = stage;
  if (arrival.kind === "closed") return heldOf(stage, task);
  const { timeoutMs, retry } = task.model;
  const arriving = Math.ceil(arrival.ratePerSecond * timeoutMs * retry.attempts / 1000);
  return Math.min(slotsOf(stage), requestsOf(stage, task), arriving);
}

/** Requests of a stage, or `Infinity` where their number is not in the plan. */
function requestsOf({ stop, warmup, cooldown }: Stage, { dataset }: Task): number {
  if (stop.kind === "duration") return Infinity;
  const measured = stop.kind === "rows" ? dataset.rows ?? Infinity : stop.requests;
  return warmup + measured + cooldown;
}

/** Unix sockets have none. On this machine the native client has all of 127/8 to come from, each address with its own. */
function takesPorts(server: Server, { name }: ClientWish): boolean {
  const url = server.kind === "sim" ? "http://localhost" : server.url;
  if (url.startsWith("unix:")) return false;
  return name === "portable" || !/^(localhost$|127\.)/.test(new URL(url).hostname);
}

function roundUp(count: number): number {
  return 2 ** Math.ceil(Math.log2(count));
}
