/**
 * The stretch of time that the timeline shows, and how it moves. Pure; seconds throughout.
 * @module
 */

/** A stretch of time. */
export interface View {
  readonly from: number;
  readonly to: number;
}

const CLOSEST_S = 0.001;

/** The view of `span` seconds that keeps `anchor` where it is, inside `whole`. */
export function zoomed(
  view: View,
  whole: View,
  { factor, anchor }: { readonly factor: number; readonly anchor: number },
): View {
  const span = view.to - view.from;
  const next = Math.min(Math.max(span / factor, CLOSEST_S), whole.to - whole.from);
  const from = anchor - (anchor - view.from) * (next / span);
  return inside({ from, to: from + next }, whole);
}

/** The view moved by some seconds, inside `whole`. */
export function panned(view: View, whole: View, seconds: number): View {
  return inside({ from: view.from + seconds, to: view.to + seconds }, whole);
}

/** The view shifted as little as needed to lie inside `whole`, cut if it is longer. */
export function inside(view: View, whole: View): View {
  const span = Math.min(view.to - view.from, whole.to - whole.from);
  const from = Math.min(Math.max(view.from, whole.from), whole.to - span);
  return { from, to: from + span };
}

/** Round numbers inside a view, at most `count`, with the digits needed to tell them apart. */
export function ticks(
  view: View,
  count: number,
): { readonly at: readonly number[]; readonly digits: number } {
  const rough = (view.to - view.from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
  const first = Math.ceil(view.from / step);
  const length = Math.max(0, Math.floor(view.to / step + 1e-9) - first + 1);
  return {
    at: Array.from({ length }, (_, at) => (first + at) * step),
    digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
  };
}
