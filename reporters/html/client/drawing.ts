/**
 * Pictures drawn one after the other, those in sight first, so that a long page answers at once.
 * @module
 */

import type { Browser, Part } from "./browser.ts";

/** A place, and what fills it. */
interface Picture {
  readonly place: Part;
  draw(): Promise<unknown> | void;
}

/** Pictures that wait for their turn. */
export interface Drawing {
  add(picture: Picture): void;
}

/** Draws whatever is added, until nothing waits. */
export function newDrawing(browser: Browser): Drawing {
  const waiting: Picture[] = [];
  const seen = new Set<Part>();
  const state = { busy: false };
  const observer = new browser.IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
  }, { rootMargin: "300px" });
  const next = async (): Promise<void> => {
    const inSight = waiting.findIndex(({ place }) => seen.has(place));
    const [picture] = waiting.splice(Math.max(0, inSight), 1);
    state.busy = picture !== undefined;
    if (!picture) return;
    observer.unobserve(picture.place);
    await picture.draw();
    browser.setTimeout(next, 0);
  };
  return {
    add(picture) {
      waiting.push(picture);
      observer.observe(picture.place);
      if (state.busy) return;
      state.busy = true;
      browser.setTimeout(next, 0);
    },
  };
}
