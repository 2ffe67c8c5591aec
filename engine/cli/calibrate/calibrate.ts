/**
 * `assay calibrate`: what the load clients can do on this machine, measured, saved and shown.
 * @module
 */

import { renderCalibration, renderRung } from "../../../reporters/text/calibration.ts";
import type { Calibration, ClientCalibration, Rung } from "../../event/calibration.ts";
import type { Network } from "../../net/network.ts";
import { isNativeUsable } from "../../net/native/usable.ts";
import type { Arguments } from "../arguments.ts";
import type { World } from "../execute.ts";
import { EXIT, UsageError } from "../exit_codes.ts";
import { measureClient } from "./measure_client.ts";
import { calibrationPath, placeOf, saveCalibration } from "./store.ts";

const SECONDS = 20;
const [LEAST, MOST] = [1, 600];
/** Share of the whole time that each load is held: there are about twenty, and each takes as long to begin and end. */
const HELD = 1 / 50;
const LEAST_HOLD_MS = 200;
/** Load average of a core from which on other work spoils what is measured. */
const BUSY = 0.75;

/** Calibrates; resolves with the exit code. Interrupted, it saves nothing. */
export async function calibrate(args: Arguments, world: World): Promise<number> {
  const totalMs = secondsOf(args) * 1000;
  cautionIfBusy(world);
  let clients: readonly ClientCalibration[];
  try {
    clients = await measureAll(totalMs, world);
  } catch (error) {
    if (!world.signal.aborted) throw error;
    world.err.write("Interrupted: nothing was saved\n");
    return EXIT.interrupted;
  }
  const { environment, clock } = world;
  const at = clock.date().toISOString();
  const calibration = { schema: 1, ...placeOf(environment), at, clients } as const;
  show(calibration, world, args.has("json"));
  await save(calibration, world);
  return EXIT.ok;
}

/** One client after the other, each in its part of the time. */
async function measureAll(totalMs: number, world: World): Promise<readonly ClientCalibration[]> {
  const { clock, signal, err } = world;
  const start = clock.now();
  const holdMs = Math.max(LEAST_HOLD_MS, totalMs * HELD);
  const usable = usableClients(world);
  const measured: ClientCalibration[] = [];
  for (const [i, client] of usable.entries()) {
    const untilMs = start + totalMs * (i + 1) / usable.length;
    const tell = (rung: Rung): void => err.write(`${renderRung(client, rung)}\n`);
    measured.push(await measureClient({ client, holdMs, signal, clock, untilMs, tell }));
  }
  return measured;
}

function cautionIfBusy({ environment: { cores }, warn }: World): void {
  if (Deno.permissions.querySync({ name: "sys", kind: "loadavg" }).state !== "granted") return;
  const [lastMinute = 0] = Deno.loadavg();
  if (lastMinute <= BUSY * cores) return;
  const load = lastMinute.toFixed(1);
  warn(`This machine is busy (load average ${load} on ${cores} cores): measured is what is left`);
}

function secondsOf(args: Arguments): number {
  const seconds = args.number("seconds") ?? SECONDS;
  if (seconds >= LEAST && seconds <= MOST) return seconds;
  throw new UsageError(`Cannot read --seconds: it takes ${LEAST} to ${MOST}, found ${seconds}`);
}

function usableClients({ warn }: World): readonly Network["name"][] {
  const native = isNativeUsable();
  if (native.ok) return ["native", "portable"];
  warn(`Cannot measure the native client: ${native.why}`);
  return ["portable"];
}

function show(calibration: Calibration, { out }: World, json: boolean): void {
  const { colour } = out;
  const columns = out.columns() ?? 120;
  out.write(
    json
      ? `${JSON.stringify(calibration, null, 2)}\n`
      : `\n${renderCalibration(calibration, { columns, colour })}`,
  );
}

async function save(calibration: Calibration, world: World): Promise<void> {
  const { shell, environment, files, warn } = world;
  const path = calibrationPath(shell, environment.os);
  if (path === undefined) {
    warn("Cannot save the calibration: no folder is known. ASSAY_CACHE names one");
    return;
  }
  await saveCalibration(files, path, calibration);
  world.err.write(`Saved: ${path}\n`);
}
