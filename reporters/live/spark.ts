/**
 * A line of small bars: what was done in each of the last seconds.
 * @module
 */

const BARS = "▁▂▃▄▅▆▇█";

/** One sign for each value, at most `width` of the newest; the highest one shown is a full bar, 0 the lowest. */
export function spark(values: readonly number[], width: number): string {
  const shown = width > 0 ? values.slice(-width) : [];
  const top = Math.max(0, ...shown);
  return shown.map((value) => {
    const level = top > 0 ? Math.ceil(value / top * (BARS.length - 1)) : 0;
    return BARS[Math.min(Math.max(level, 0), BARS.length - 1)];
  }).join("");
}
