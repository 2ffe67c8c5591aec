/**
 * The knee of a sweep: where more load begins to cost more latency than it brings throughput.
 * @module
 */

/** One level of load. */
export interface Level {
  /** Requests or tokens a second. */
  readonly throughput: number;
  /** Milliseconds. */
  readonly latency: number;
}

/** Fewest levels that have something between their ends. */
const FEWEST = 3;
/** Shares of the range below this are noise. */
const FLAT = 0.05;

/**
 * Index of the level that lies furthest below the chord from the first level to the last, both axes scaled to their
 * range (the rule of Satopää et al., "Finding a Kneedle in a Haystack", 2011); `undefined` where none lies clearly below it.
 */
export function kneeOf(levels: readonly Level[]): number | undefined {
  const [first] = levels;
  const last = levels.at(-1);
  if (!first || !last || levels.length < FEWEST) return;
  const x = scaled(levels.map(({ throughput }) => throughput));
  const y = scaled(levels.map(({ latency }) => latency));
  const [runX, runY] = [(x.at(-1) ?? 0) - (x[0] ?? 0), (y.at(-1) ?? 0) - (y[0] ?? 0)];
  const length = Math.hypot(runX, runY);
  if (length === 0) return;
  const below = x.map((value, at) =>
    ((value - (x[0] ?? 0)) * runY - ((y[at] ?? 0) - (y[0] ?? 0)) * runX) / length
  );
  const furthest = below.indexOf(Math.max(...below));
  return (below[furthest] ?? 0) > FLAT ? furthest : undefined;
}

function scaled(values: readonly number[]): readonly number[] {
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  return values.map((value) => (value - least) / span);
}
