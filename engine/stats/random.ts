/**
 * Seeded random numbers: the same seed gives the same numbers on every machine.
 *
 * sfc32 (Chris Doty-Humphrey, PractRand) passes PractRand and BigCrush; its state is filled by splitmix32, so that seeds
 * that lie close together start far apart. Not for secrets.
 * @module
 */

/** 2³² over the golden ratio. */
const WEYL = 0x9e3779b9;

/** A source of uniform numbers in [0, 1), in steps of 2⁻³². */
export type Random = () => number;

/** A source of its own that always gives the same numbers for one seed. Any finite number is a seed. */
export function newRandom(seed: number): Random {
  const next = splitmix(seedOf(seed));
  let [a, b, c, counter] = [next(), next(), next(), 1];
  const random = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 12; round++) random();
  return random;
}

/** A seed in [0, 2³²) that depends on `seed` and every number of `path`: for streams that must not know of each other. */
export function seedOf(seed: number, ...path: readonly number[]): number {
  return path.reduce((mixed, part) => mix(mix(mixed + WEYL) ^ fold(part)), fold(seed));
}

/** A standard normal number (Box and Muller 1958); takes exactly two uniform ones. */
export function normalOf(random: Random): number {
  return Math.sqrt(2 * exponentialOf(random)) * Math.cos(2 * Math.PI * random());
}

/** An exponential number of mean 1, by inversion. */
export function exponentialOf(random: Random): number {
  return -Math.log(1 - random());
}

/** splitmix32: a Weyl sequence through the 32-bit finalizer of murmur3 (Austin Appleby). */
function splitmix(seed: number): () => number {
  let state = seed | 0;
  return () => mix(state = (state + WEYL) | 0) | 0;
}

function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** All 64 bits of a number in 32, so that 1.5 and 2⁴⁰ are seeds of their own. */
function fold(value: number): number {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n;
  return mix(Number(bits & 0xffff_ffffn) ^ mix(Number(bits >> 32n) + WEYL));
}
