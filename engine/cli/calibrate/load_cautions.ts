/**
 * A plan's expected load held against what its client was measured to keep up with on this machine.
 * @module
 */

import { figure } from "../../../reporters/text/figure.ts";
import type { Calibration, ClientCalibration } from "../../event/calibration.ts";
import type { ClientInfo } from "../../event/client.ts";
import type { Model, Task } from "../../plan/plan.ts";
import { expectedLoadOf } from "./expected_load.ts";
import type { ExpectedLoad } from "./expected_load.ts";

/** What is held against what. */
export interface Held {
  readonly calibration: Calibration;
  /** The client that a model will be asked by. */
  readonly clientOf: (model: Model) => Pick<ClientInfo, "name" | "workers">;
}

interface Limit {
  readonly load: keyof ExpectedLoad;
  readonly unit: string;
  /** The most that was measured to go well, of one load thread. */
  of(client: ClientCalibration): number;
}

const LIMITS: readonly Limit[] = [
  { load: "streams", unit: "streams", of: (client) => mostOf(client, ({ streams }) => streams) },
  {
    load: "eventsPerSecond",
    unit: "events/s",
    of: (client) => mostOf(client, ({ eventsPerSecond }) => eventsPerSecond),
  },
  { load: "requestsPerSecond", unit: "requests/s", of: ({ requests }) => requests.perSecond },
];

const CURE =
  "fewer streams (--concurrency), more load threads (--workers) or another machine keep the numbers the server's";

/** Cautions for tasks that ask more of a load thread than it was measured to do; none where nothing is known. */
export function loadCautions(tasks: readonly Task[], held: Held): readonly string[] {
  return tasks.flatMap((task) => {
    const expected = expectedLoadOf(task);
    if (!expected) return [];
    const { name, workers } = held.clientOf(task.model);
    const client = held.calibration.clients.find(({ client }) => client === name);
    if (!client) return [];
    const beyond = LIMITS.flatMap((limit) => {
      const each = (expected[limit.load] ?? 0) / Math.max(workers, 1);
      const most = limit.of(client);
      return each > most ? [textOf(each, most, limit.unit)] : [];
    });
    if (beyond.length === 0) return [];
    const asked = `each load thread of the ${name} client is asked for ${beyond.join(" and ")}`;
    return [`${task.id}: ${asked}; ${CURE}`];
  });
}

function mostOf(client: ClientCalibration, of: (rung: Rung) => number): number {
  const kept = client.rungs.filter(({ trouble }) => trouble === null);
  return Math.max(0, ...kept.map(of));
}

type Rung = ClientCalibration["rungs"][number];

function textOf(asked: number, most: number, unit: string): string {
  const [more, measured] = [asked, most].map((value) => figure(Math.round(value)));
  return `${more} ${unit} (${measured} measured on this machine)`;
}
