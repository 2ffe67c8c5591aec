/**
 * The language of a text by naive Bayes over its n-grams (Nakatani Shuyo 2010): as langdetect 1.0.9 draws them at random,
 * here with one fixed seed; and by all of them at once, which has nothing random in it.
 * @module
 */

import { newRandom, normalOf, type Random } from "../../stats/random.ts";
import { gramsOf } from "./grams.ts";
import { profiles } from "./profiles.ts";

const TRIALS = 7;
const SMOOTHING = 0.5;
const SMOOTHING_WIDTH = 0.05;
const BASE = 10_000;
const MOST_DRAWS = 1000;
const CERTAIN = 0.99999;
const LEAST_PROBABLE = 0.1;
const SEED = 0;
/** English of 30 letters stays below it 99 times of 100, other languages of 40 above. */
const TOLERANCE = 12;

/**
 * langdetect's way: 7 trials of random n-grams, each until one language is certain. Names are its own, `zh-cn`; `unknown`:
 * none has 10 %; `null`: the text has no letters it knows.
 */
export function drawnLanguage(text: string): string | null {
  const grams = gramsOf(text);
  if (grams.length === 0) return null;
  const random = newRandom(SEED);
  const trials = Array.from({ length: TRIALS }, () => trial(grams, random));
  const { languages } = profiles();
  const sums = languages.map((_, at) => trials.reduce((sum, trial) => sum + (trial[at] ?? 0), 0));
  const best = Math.max(...sums);
  return best / TRIALS > LEAST_PROBABLE ? languages[sums.indexOf(best)] ?? null : "unknown";
}

/** Probabilities of the languages after one trial. */
function trial(grams: readonly string[], random: Random): readonly number[] {
  const { languages, shares } = profiles();
  const weight = (SMOOTHING + SMOOTHING_WIDTH * normalOf(random)) / BASE;
  let probabilities = languages.map(() => 1 / languages.length);
  for (let draw = 0;; draw++) {
    const gram = grams[Math.floor(random() * grams.length)] ?? "";
    for (const { language, share } of shares(gram)) {
      probabilities[language] = (probabilities[language] ?? 0) * (1 + share / weight);
    }
    if (draw % 5 !== 0) continue;
    const sum = probabilities.reduce((sum, probability) => sum + probability, 0);
    probabilities = probabilities.map((probability) => probability / sum);
    if (Math.max(...probabilities) > CERTAIN || draw >= MOST_DRAWS) return probabilities;
  }
}

/**
 * Whether a text may be in a language: by all of its n-grams, none is e^12 times likelier. So no word or two in a known
 * alphabet decide, but a sentence does. A text in capitals is read as if it were not; one without letters may be anything.
 */
export function couldBe(text: string, language: string): boolean {
  const isInCapitals = !/\p{Ll}/u.test(text);
  const grams = gramsOf(isInCapitals ? text.toLowerCase() : text);
  if (grams.length === 0) return true;
  const { languages, shares } = profiles();
  const logs = languages.map(() => 0);
  for (const gram of grams) {
    for (const { language, share } of shares(gram)) {
      logs[language] = (logs[language] ?? 0) + Math.log1p(share * BASE / SMOOTHING);
    }
  }
  const likelihood = logs[languages.indexOf(language)] ?? -Infinity;
  return likelihood >= Math.max(...logs) - TOLERANCE;
}
