/**
 * What is seen of a run while it goes on: each task that is watched, in every way that was asked for.
 * @module
 */

import type { Progress } from "../../../reporters/live/progress.ts";
import type { Answering, Watched } from "../../run/ports.ts";
import type { Clock } from "../../port/ports.ts";
import type { LiveEvent, Subject, View } from "./subject.ts";
import { watchAnswers } from "./watch_answers.ts";
import { watchLoad } from "./watch_load.ts";

/** What watches a run. */
export interface Live {
  /** Shows a load until the function that it returns is called. */
  watch(watched: Watched): () => void;
  /** Shows questions until the function that it returns is called. */
  watchAnswers(answering: Answering): () => void;
  /** Shows a caution without spoiling what else is shown. */
  warn(text: string): void;
  /** Ends all showing; may be called again. */
  close(): Promise<void>;
}

/** What it is made of. */
export interface LiveOptions {
  readonly clock: Clock;
  readonly views: readonly View[];
  /** Ids of all tasks, in the order they run. */
  readonly tasks: readonly string[];
  /** Where cautions go that no view shows. */
  warn(text: string): void;
}

/** Shows a run from now on. */
export function newLive({ clock, views, tasks, warn }: LiveOptions): Live {
  let running: readonly Subject[] = [];
  const timers = views.map((view) => setInterval(() => view.look(running), view.everyMs));
  const tell = (event: LiveEvent): void => views.forEach((view) => view.told?.(event));
  const watchingOf = (task: string): Parameters<typeof watchAnswers>[1] => ({
    clock,
    tell,
    place: tasks.length > 1 ? { index: tasks.indexOf(task), of: tasks.length } : undefined,
  });
  const show = (subject: Subject): () => void => {
    running = [...running, subject];
    return () => {
      subject.end();
      running = running.filter((other) => other !== subject);
      const last: Progress = subject.progress();
      for (const view of views) view.ended?.(last);
    };
  };
  let isOpen = true;
  return {
    watch: (watched) => show(watchLoad(watched, watchingOf(watched.task.id))),
    watchAnswers: (answering) => show(watchAnswers(answering, watchingOf(answering.task.id))),
    warn(text) {
      const shown = isOpen ? views.filter((view) => view.said) : [];
      if (shown.length === 0) return warn(text);
      for (const view of shown) view.said?.(text);
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      for (const timer of timers) clearInterval(timer);
      for (const view of views) await view.close();
    },
  };
}
