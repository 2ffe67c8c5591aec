/**
 * A recorder that others may listen to: they hear every event in its order, whatever becomes of its being written.
 * @module
 */

import type { Event } from "../../event/event.ts";
import type { Recorder } from "../recorder.ts";

/** What is called with each event. */
export type Hear = (event: Event) => void;

/** A recorder that can be listened to. */
export interface AudibleRecorder extends Recorder {
  /** From now on `hear` is told each event; at once those that were told before. Blocks that nobody heard are not kept. */
  listen(hear: Hear): void;
}

/** Lets others listen. `close` resolves once they have heard all. */
export function audible(recorder: Recorder): AudibleRecorder {
  const listeners: Hear[] = [];
  const told: Event[] = [];
  let heard: Promise<void> = Promise.resolve();
  const spread = (event: Event): void => {
    if (event.kind !== "requests-settled") told.push(event);
    for (const hear of listeners) hear(event);
  };
  return {
    listen(hear) {
      told.forEach(hear);
      listeners.push(hear);
    },
    tell(event) {
      heard = Promise.all([event, heard]).then(([event]) => spread(event), () => {});
      return recorder.tell(event);
    },
    async close() {
      await heard;
      await recorder.close();
    },
  };
}
