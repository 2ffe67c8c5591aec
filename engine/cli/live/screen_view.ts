/**
 * The live screen of a terminal: running tasks in place, one line for each that has ended, keys. The terminal is given back
 * however the process ends, short of being killed.
 * @module
 */

import { renderLive } from "../../../reporters/live.ts";
import type { LiveOptions } from "../../../reporters/live.ts";
import { phraseLines } from "../../../reporters/live/phrases.ts";
import type { Progress } from "../../../reporters/live/progress.ts";
import { inert } from "../../../reporters/text/inert.ts";
import { inkOf } from "../../../reporters/text/ink.ts";
import { wrapped } from "../../../reporters/text/width.ts";
import type { Keys, Out, Terminal } from "../../port/ports.ts";
import { newMovingLines } from "../moving_lines.ts";
import type { MovingLines } from "../moving_lines.ts";
import type { Subject, View } from "./subject.ts";

/** What a screen needs. */
export interface ScreenOptions {
  readonly out: Out;
  readonly terminal: Terminal;
  /** Asks the run to stop, as the first Ctrl-C does. */
  interrupt(): void;
}

const FRAME_MS = 200;
const NARROWEST = 40;
const COLUMNS = 80;
const KEYS = ["q stop", "p pause", "? help"];
const HELP = [
  "q  stop: cancel what is in flight, keep and report what has finished; as Ctrl-C, which leaves at once the second time",
  "p  ask nothing new until p is pressed again; a load cannot pause",
  "?  show these lines, or hide them",
];
const NO_PAUSE = "A load cannot pause: its schedule is what is measured. q stops it";
const STOPPING = "Stopping: what has finished is kept. Ctrl-C leaves at once";

/** Shows on a terminal, from now on. */
export function newScreenView(options: ScreenOptions): View {
  return new ScreenView(options);
}

class ScreenView implements View {
  readonly everyMs = FRAME_MS;
  readonly #out: Out;
  readonly #moving: MovingLines;
  readonly #keys: Keys | undefined;
  readonly #endEvents: () => void;
  readonly #acts: Readonly<Record<string, () => void>>;
  #running: readonly Subject[] = [];
  #remark = "";
  #isHelping = false;
  #isStopping = false;

  constructor({ out, terminal, interrupt }: ScreenOptions) {
    this.#out = out;
    this.#moving = newMovingLines(out, terminal);
    this.#acts = {
      q: () => this.#stop(interrupt),
      p: () => this.#remark = pause(this.#running),
      "?": () => this.#isHelping = !this.#isHelping,
    };
    this.#keys = terminal.keys((key) => this.#press(key.toLowerCase()));
    this.#endEvents = terminal.events({
      resized: () => this.#draw(),
      leaving: () => this.#leave(),
      resumed: () => this.#resume(),
    });
  }

  look(running: readonly Subject[]): void {
    if (running.length === 0) [this.#remark, this.#isHelping] = ["", false];
    this.#running = running;
    this.#draw();
  }

  ended(progress: Progress): void {
    this.#running = this.#running.filter(({ task }) => task !== progress.task);
    this.#draw();
    this.#moving.say(renderLive([progress], this.#options()));
  }

  said(text: string): void {
    this.#moving.say(wrapped(inert(text), this.#options().columns));
  }

  close(): void {
    this.#endEvents();
    this.#moving.draw([]);
    this.#moving.leave();
    this.#keys?.end();
  }

  #options(): LiveOptions {
    const columns = Math.max(NARROWEST, (this.#out.columns() ?? COLUMNS) - 1);
    return { columns, colour: this.#out.colour };
  }

  #draw(): void {
    const options = this.#options();
    const tasks = renderLive(this.#running.map((subject) => subject.progress()), options);
    const foot = { remark: this.#remark, isHelping: this.#isHelping };
    const hasFoot = tasks.length > 0 && this.#keys !== undefined;
    this.#moving.draw([...tasks, ...(hasFoot ? footLines(foot, options) : [])]);
  }

  #press(key: string): void {
    const act = this.#acts[key];
    if (!act || this.#running.length === 0) return;
    this.#remark = "";
    act();
    this.#draw();
  }

  #stop(interrupt: () => void): void {
    this.#remark = STOPPING;
    if (!this.#isStopping) interrupt();
    this.#isStopping = true;
  }

  #leave(): void {
    this.#moving.leave();
    this.#keys?.leave();
  }

  #resume(): void {
    this.#keys?.resume();
    this.#draw();
  }
}

/** Holds what can be held, or lets it go on; what is to be said of it. */
function pause(running: readonly Subject[]): string {
  const holdable = running.filter((subject) => subject.pause !== undefined);
  if (holdable.length === 0) return NO_PAUSE;
  for (const subject of holdable) {
    const progress = subject.progress();
    subject.pause?.(progress.kind === "answers" && !progress.paused);
  }
  return "";
}

interface Foot {
  readonly remark: string;
  readonly isHelping: boolean;
}

function footLines(
  { remark, isHelping }: Foot,
  { columns, colour }: LiveOptions,
): readonly string[] {
  const ink = inkOf(colour);
  const help = isHelping
    ? HELP.flatMap((line) => wrapped(line, columns))
    : phraseLines(KEYS, columns);
  const remarks = remark === "" ? [] : wrapped(remark, columns).map(ink.warning);
  return [...remarks, ...help.map(ink.faint)];
}
