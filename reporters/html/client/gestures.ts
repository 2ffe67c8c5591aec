/**
 * What a person does to the timeline with keys, wheel, pointer and buttons.
 * @module
 */

import type { Happening, Part } from "./browser.ts";
import type { Timeline } from "./timeline.ts";

const STEP = 1.6;

/** Keys without a modifier. */
const KEYS: Readonly<Record<string, (timeline: Timeline) => void>> = {
  "+": (timeline) => timeline.zoom(STEP),
  "=": (timeline) => timeline.zoom(STEP),
  "-": (timeline) => timeline.zoom(1 / STEP),
  "0": (timeline) => timeline.reset(),
  "Home": (timeline) => timeline.reset(),
  "Escape": (timeline) => timeline.clear(),
  "ArrowLeft": (timeline) => timeline.move(-1, 0),
  "ArrowRight": (timeline) => timeline.move(1, 0),
  "ArrowUp": (timeline) => timeline.move(0, -1),
  "ArrowDown": (timeline) => timeline.move(0, 1),
};

/** Keys with shift. */
const SHIFTED: Readonly<Record<string, (timeline: Timeline) => void>> = {
  "+": (timeline) => timeline.zoom(STEP),
  "ArrowLeft": (timeline) => timeline.pan(-0.25),
  "ArrowRight": (timeline) => timeline.pan(0.25),
};

/** Buttons by their names. */
const BUTTONS: Readonly<Record<string, (timeline: Timeline) => void>> = {
  "zoom-in": (timeline) => timeline.zoom(STEP),
  "zoom-out": (timeline) => timeline.zoom(1 / STEP),
  "zoom-all": (timeline) => timeline.reset(),
  "pan-left": (timeline) => timeline.pan(-0.25),
  "pan-right": (timeline) => timeline.pan(0.25),
};

/** Lets a person move the timeline. `button`: finds its buttons by their names. */
export function follow(timeline: Timeline, overlay: Part, button: (name: string) => Part): void {
  overlay.addEventListener("keydown", (happening) => press(timeline, happening));
  overlay.addEventListener("wheel", (happening) => roll(overlay, timeline, happening), {
    passive: false,
  });
  overlay.addEventListener("dblclick", () => timeline.reset());
  followPointer(overlay, timeline);
  for (const [name, action] of Object.entries(BUTTONS)) {
    button(name).addEventListener("click", () => action(timeline));
  }
}

function press(timeline: Timeline, happening: Happening): void {
  if (happening.ctrlKey || happening.metaKey || happening.altKey) return;
  const action = (happening.shiftKey ? SHIFTED : KEYS)[happening.key];
  if (!action) return;
  happening.preventDefault();
  action(timeline);
}

/** With a modifier (a pinch comes with one) the wheel zooms; sideways it pans; else the page scrolls. */
function roll(overlay: Part, timeline: Timeline, happening: Happening): void {
  const { deltaX, deltaY } = happening;
  const zooms = happening.ctrlKey || happening.metaKey || happening.altKey;
  if (!zooms && Math.abs(deltaX) <= Math.abs(deltaY)) return;
  happening.preventDefault();
  if (zooms) timeline.zoom(2 ** (-deltaY / 200), timeline.timeAt(happening.offsetX));
  else timeline.pan(deltaX / overlay.clientWidth);
}

function followPointer(overlay: Part, timeline: Timeline): void {
  const drag = { from: NaN };
  overlay.addEventListener("pointerdown", ({ button, pointerId, offsetX, offsetY }) => {
    if (button !== 0) return;
    overlay.setPointerCapture(pointerId);
    drag.from = offsetX;
    timeline.point(offsetX, offsetY);
  });
  overlay.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    if (Number.isNaN(drag.from)) timeline.point(offsetX, offsetY);
    else timeline.mark(drag.from, offsetX);
  });
  overlay.addEventListener("pointerup", () => {
    drag.from = NaN;
    timeline.release();
  });
  overlay.addEventListener("pointercancel", () => {
    drag.from = NaN;
    timeline.mark(0, 0);
    timeline.release();
  });
}
