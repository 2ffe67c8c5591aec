/**
 * Writes engine/score/ifeval/tables from what its two teachers publish: `make_tables.ts LANGDETECT PUNKT`, the
 * folders of langdetect 1.0.9 (Apache-2.0; `profiles/`, `utils/`) and of NLTK's `punkt_tab/english`.
 * @module
 */

/** A profile of langdetect: how often each n-gram was seen, and how many n-grams of 1, 2 and 3 characters there were. */
interface Profile {
  readonly name: string;
  readonly freq: Readonly<Record<string, number>>;
  readonly n_words: readonly number[];
}

/** Rarer n-grams than this say too little to be kept, but those of capitals: a text in capitals has no others. */
const LEAST = 2e-4;
const LEAST_CAPITAL = 1e-5;
/** The most frequent n-gram of all has 0.3195. */
const MOST = 0.33;
const SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const STEP = Math.log(MOST / LEAST_CAPITAL) / (SYMBOLS.length - 1);
const LANGUAGE_SYMBOLS = SYMBOLS.slice(0, 52) + "+/-";
const SHAPES = ["01", "02", "03", "12", "13", "23"];

/** A line per 100 characters, as a template literal of raw text. */
function literal(text: string): string {
  if (/[`\\$\n]/.test(text)) {
    throw new Error("Cannot write the table: it holds ` \\ $ or a line end");
  }
  return `String.raw\`\n${[...text.matchAll(/.{1,100}/gu)].map(([line]) => line).join("\n")}\n\``;
}

function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

/** Sorted words, each as the length it shares with the one before (A: none, B: 1, …) and the rest of it. */
function frontCoded(words: readonly string[]): string {
  const sorted = [...words].sort();
  return sorted.map((word, at) => {
    if (/[A-Z]/.test(word)) throw new Error(`Cannot write the table: a capital in ${word}`);
    const shared = Math.min(25, sharedStart(sorted[at - 1] ?? "", word));
    return String.fromCharCode(65 + shared) + word.slice(shared);
  }).join("");
}

function punkt(folder: string): string {
  const read = (name: string): string => Deno.readTextFileSync(`${folder}/${name}`);
  const lines = (name: string): string[] => read(name).split("\n").filter((line) => line !== "");
  const seen = lines("ortho_context.tab").map((line) => line.split("\t"))
    .map(([word = "", flags]) => ({ word, flags: Number(flags) }))
    .filter(({ flags }) => (flags & 112) !== 0);
  const where = (keep: (flags: number) => boolean): readonly string[] =>
    seen.filter(({ flags }) => keep(flags)).map(({ word }) => word);
  const table = {
    abbreviations: lines("abbrev_types.txt").sort().join("|"),
    collocations: lines("collocations.tab").map((line) => line.replace("\t", " ")).sort().join("|"),
    starters: lines("sent_starters.txt").sort().join("|"),
    lowered: frontCoded(where((flags) => (flags & 4) === 0)),
    both: frontCoded(where((flags) => (flags & 4) !== 0)),
    opening: frontCoded(where((flags) => (flags & 16) !== 0 && (flags & 14) === 0)),
  };
  const fields = Object.entries(table).map(([name, text]) => `  ${name}: ${literal(text)},\n`);
  return `/**
 * The English parameters of Punkt (Kiss and Strunk 2006), trained by Jan Strunk on the Wall Street Journal part of the
 * Penn Treebank, as NLTK publishes them (\`punkt_tab/english\`); written by make_tables.ts, read by punkt_table.ts.
 * @module
 */

/** Words are lower case; \`lowered\`, \`both\` and \`opening\` are front-coded. */
export const PUNKT_ENGLISH = {
${fields.join("")}} as const;
`;
}

/** Sets of Chinese characters that langdetect takes for the first of each. */
function kanjiSets(folder: string): readonly string[] {
  const text = Deno.readTextFileSync(`${folder}/utils/messages.properties`);
  return [...text.matchAll(/^NGram\.KANJI_\d+_\d+=(.*)$/gm)].map(([, set = ""]) =>
    set.trim().replace(/\\u([0-9A-F]{4})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  );
}

/** Whether the detector can ever see it: one character stands for some whole scripts, and for such a set. */
function reachable(sets: readonly string[]): (gram: string) => boolean {
  const hidden = new Set(sets.flatMap((set) => [...set].slice(1)));
  const folded = /[\u3040-\u3041\u3043-\u30a1\u30a3-\u3104\u3106-\u312f\u31a0-\u31bf\uac01-\ud7af]/;
  return (gram) => !folded.test(gram) && ![...gram].some((char) => hidden.has(char));
}

function profilesIn(folder: string): readonly Profile[] {
  return [...Deno.readDirSync(`${folder}/profiles`)].map(({ name }) => name).sort()
    .map((name): Profile => JSON.parse(Deno.readTextFileSync(`${folder}/profiles/${name}`)));
}

/** N-grams with the pairs of their languages and shares. */
function weighted(
  profiles: readonly Profile[],
  isReachable: (gram: string) => boolean,
): ReadonlyMap<string, string> {
  const weights = new Map<string, string>();
  profiles.forEach((profile, at) => {
    for (const [gram, count] of Object.entries(profile.freq)) {
      const share = count / (profile.n_words[gram.length - 1] ?? Infinity);
      const least = /\p{Lu}/u.test(gram) ? LEAST_CAPITAL : LEAST;
      if (share < least || !isReachable(gram)) continue;
      const symbol = SYMBOLS[Math.round(Math.log(share / LEAST_CAPITAL) / STEP)] ?? "";
      weights.set(gram, (weights.get(gram) ?? "") + (LANGUAGE_SYMBOLS[at] ?? "") + symbol);
    }
  });
  return weights;
}

function languages(folder: string): string {
  const profiles = profilesIn(folder);
  const sets = kanjiSets(folder);
  const weights = weighted(profiles, reachable(sets));
  const grams = [...weights.keys()].sort();
  const used = new Set(grams.join(""));
  const coded = grams.map((gram, at) => {
    const shared = Math.min(sharedStart(grams[at - 1] ?? "", gram), gram.length - 1);
    const shape = 1 + SHAPES.indexOf(`${shared}${gram.length}`);
    return `${shape}${gram.slice(shared).replaceAll(" ", "_")}${weights.get(gram)}`;
  }).join("");
  return `/**
 * How often 55 languages use which 1 to 3 characters in a row: the profiles of langdetect 1.0.9 (Nakatani Shuyo 2010,
 * Apache-2.0, from Wikipedia's abstracts), rounded, without the rarest; written by make_tables.ts, read by profiles.ts.
 * @module
 */

/** A language by its place here; its symbol in \`grams\` is the one of that place in \`languageSymbols\`. */
export const PROFILES = {
  languages: "${profiles.map(({ name }) => name).join(" ")}",
  languageSymbols: "${LANGUAGE_SYMBOLS}",
  /** The share of an n-gram is \`least\` × e^(\`step\` × place of its symbol here). */
  shareSymbols: "${SYMBOLS}",
  least: ${LEAST_CAPITAL},
  step: ${STEP},
  /** Sets of Chinese characters that stand for the first of them. */
  kanji: ${literal(sets.filter((set) => used.has(set.charAt(0))).join(" "))},
  /** Sorted: shape (1 to 6: shares 0,0,0,1,1,2 characters of the one before, is 1,2,3,2,3,3 long), rest, languages. */
  grams: ${literal(coded)},
} as const;
`;
}

if (import.meta.main) {
  const [langdetect = "", english = ""] = Deno.args;
  const tables = new URL("../../../../engine/score/ifeval/tables/", import.meta.url);
  Deno.writeTextFileSync(new URL("punkt_english.ts", tables), punkt(english));
  Deno.writeTextFileSync(new URL("languages.ts", tables), languages(langdetect));
}
