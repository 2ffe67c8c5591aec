/**
 * What the flags want to be seen of a run: a screen or lines, `--json-events`, `--live-port`.
 * @module
 */

import type { Plan } from "../../plan/plan.ts";
import type { Arguments } from "../arguments.ts";
import { UsageError } from "../exit_codes.ts";
import type { World } from "../execute.ts";
import { newEventView } from "./event_view.ts";
import { newLineView } from "./line_view.ts";
import { newLive } from "./live.ts";
import type { Live } from "./live.ts";
import type { PageAddress } from "./page_view.ts";
import { newScreenView } from "./screen_view.ts";
import type { View } from "./subject.ts";

const LAST_PORT = 65535;

/** Shows a run from now on. Throws a {@linkcode UsageError} where a flag is wrong, or a port taken. */
export async function openLive(args: Arguments, plan: Plan, world: World): Promise<Live> {
  const { clock, out, warn } = world;
  if (args.has("json") && args.has("json-events")) {
    throw new UsageError(
      "Cannot use --json and --json-events: both write to stdout. --json-events ends with the summary",
    );
  }
  const address = addressOf(args);
  const views: View[] = [];
  if (address) views.push(await openPage(address, world));
  if (args.has("json-events")) views.push(newEventView(out));
  views.push(newPersonView(world, { eventsOnTerminal: isOnTerminal(args, world) }));
  return newLive({ clock, views, tasks: plan.tasks.map(({ id }) => id), warn });
}

/** Lines of JSON on the terminal would run through a screen. */
function isOnTerminal(args: Arguments, { out }: World): boolean {
  return args.has("json-events") && out.columns() !== undefined;
}

function newPersonView(
  { err, terminal, interrupt }: World,
  { eventsOnTerminal }: { readonly eventsOnTerminal: boolean },
): View {
  return terminal && err.columns() !== undefined && !eventsOnTerminal
    ? newScreenView({ out: err, terminal, interrupt })
    : newLineView(err);
}

async function openPage(address: PageAddress, { err }: World): Promise<View> {
  const { openPageView } = await import("./page_view.ts");
  const page = await openPageView(address);
  err.write(`Live numbers: ${page.url}\n`);
  return page;
}

function addressOf(args: Arguments): PageAddress | undefined {
  const host = args.word("live-host");
  const port = args.number("live-port");
  if (port === undefined) {
    if (host === undefined) return;
    throw new UsageError(
      "Cannot use --live-host: it names where --live-port is served, and that is not given",
    );
  }
  if (Number.isInteger(port) && port >= 0 && port <= LAST_PORT) {
    return { host: host ?? "127.0.0.1", port };
  }
  throw new UsageError(`Cannot read --live-port: it takes 0 to ${LAST_PORT}, found ${port}`);
}
