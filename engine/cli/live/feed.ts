/**
 * One text for many listeners. One that takes nothing for a while is left behind, so that none holds memory.
 * @module
 */

/** Those who listen. */
export interface Feed {
  /** A stream that starts with a text; `undefined` where too many listen, or nothing more is sent. */
  open(first: string): ReadableStream<Uint8Array<ArrayBuffer>> | undefined;
  /** Sends to all. */
  send(text: string): void;
  /** Sends the last text to all, and ends their streams. */
  end(text: string): void;
}

/** Texts that may wait for one listener. */
const MOST_WAITING = 8;

/** A feed for so many. */
export function newFeed(most: number): Feed {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>>();
  const encoder = new TextEncoder();
  let isOpen = true;
  return {
    open(first) {
      if (!isOpen || listeners.size >= most) return;
      const bytes = encoder.encode(first);
      let own: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
      return new ReadableStream({
        start(controller) {
          own = controller;
          listeners.add(controller);
          controller.enqueue(bytes);
        },
        cancel: () => void (own && listeners.delete(own)),
      }, { highWaterMark: MOST_WAITING });
    },
    send(text) {
      const bytes = encoder.encode(text);
      for (const listener of listeners) {
        if ((listener.desiredSize ?? 0) > 0) listener.enqueue(bytes);
        else {
          listeners.delete(listener);
          listener.error(new Error("it took nothing"));
        }
      }
    },
    end(text) {
      isOpen = false;
      const bytes = encoder.encode(text);
      for (const listener of listeners) {
        listener.enqueue(bytes);
        listener.close();
      }
      listeners.clear();
    },
  };
}
