/**
 * OpenCompass' `first_option_postprocess`: patterns in a fixed order, the first one that matches and whose capture
 * holds an option decides. Source: opencompass/utils/text_postprocessors.py of 0.5.3 (Apache-2.0).
 *
 * `@` stands for one of the options, `_` for a blank. Three forms that take quadratic time as patterns are searched by
 * hand, to the same result.
 * @module
 */

import type { Found } from "../scored.ts";
import { WHITE } from "../python/chars.ts";
import { strip } from "../python/text.ts";

/** Statements in Chinese. `故选` and `只有…对` are one pattern there, by a missing comma, and so match next to nothing. */
const CHINESE: readonly string[] = [
  "答案是?_*(@)",
  "答案是?_*：_*(@)",
  "答案是?_*:_*(@)",
  "答案选项应?该?是_*(@)",
  "答案选项应?该?为_*(@)",
  "答案应该?是_*(@)",
  "答案应该?选_*(@)",
  "答案选项为?_*：_*(@)",
  "答案选项为?_+\\(?\\*?\\*?(@)\\*?\\*?\\)?",
  "答案选项是?_*:_*(@)",
  "答案为_*(@)",
  "答案选_*(@)",
  "选择?_*(@)",
  "故选?_*(@)只有选?项?_?(@)_?是?对",
  "只有选?项?_?(@)_?是?错",
  "只有选?项?_?(@)_?不?正确",
  "只有选?项?_?(@)_?错误",
  "说法不?对选?项?的?是_?(@)",
  "说法不?正确选?项?的?是_?(@)",
  "说法错误选?项?的?是_?(@)",
  "(@)_?是正确的",
  "(@)_?是正确答案",
  "选项_?(@)_?正确",
  "所以答_?(@)",
  "所以_?(@[.。$]?$)",
  "所有_?(@[.。$]?$)",
  "[_，：:,](@)[。，,.]?$",
  "[_，,：:][故即](@)[。.]?$",
  "[_，,：:]因此(@)[。.]?$",
  "[是为。]_?(@)[。.]?$",
  "因此_?(@)[。.]?$",
  "显然_?(@)[。.]?$",
];
/** What these introduce runs to the last 。 of its word, or to the end of the text. */
const CHINESE_RUNS: readonly string[] = ["答案是", "答案应该是", "答案为"];
const ENGLISH: readonly string[] = [
  "[Aa][Nn][Ssſ][Ww][Ee][Rr]_*:_*(@i)",
  "[Tt]he answer is:?_+\\(?(@)\\)?",
  "[Tt]he answer is:?_+\\(?\\*?\\*?(@)\\*?\\*?\\)?",
  "[Tt]he answer is option:?_+\\(?(@)\\)?",
  "[Tt]he correct answer is:?_+\\(?(@)\\)?",
  "[Tt]he correct answer is option:?_+\\(?(@)\\)?",
];
/** What these introduce is in the next box, however far. */
const ENGLISH_BOXES: readonly string[] = [
  "[Tt]he correct answer is",
  "[Tt]he correct option is",
  "[Tt]he correct answer option is",
];
const REST: readonly string[] = [
  "[Tt]he answer to the question is:?_+\\(?(@)\\)?",
  "^选项_?(@)",
  "^(@)_?选?项",
  "(_|^)@[_。，,：:.$]",
];
const NUMBERED: readonly string[] = ["1[^]_?(@)[.。$]?$"];
const CUSHION: readonly string[] = ["(@):", "(@)"];

type Search = (text: string) => Capture | undefined;

/** What a search looks for an option in. */
interface Capture {
  readonly said: string;
  readonly start: number;
}

/** The option that the first telling pattern captures; without the cushion a letter that stands anywhere is none. */
export function firstOption(
  text: string,
  letters: string,
  { cushion = true }: { readonly cushion?: boolean } = {},
): Found | undefined {
  const stripped = strip(text);
  const offset = text.indexOf(stripped);
  for (const search of searchesOf(letters, cushion)) {
    const capture = search(stripped);
    const letter = capture && [...letters].find((letter) => capture.said.includes(letter));
    if (!capture || letter === undefined) continue;
    const start = offset + capture.start + capture.said.indexOf(letter);
    return { extracted: letter, offsets: [start, start + 1], rule: "first-option" };
  }
}

const SEARCHES = new Map<string, readonly Search[]>();

/** Compiled once for each set of letters. */
function searchesOf(letters: string, cushion: boolean): readonly Search[] {
  const key = `${letters} ${cushion}`;
  const known = SEARCHES.get(key) ?? compile(letters, cushion);
  SEARCHES.set(key, known);
  return known;
}

function compile(letters: string, cushion: boolean): readonly Search[] {
  const pattern = (source: string): Search => patternSearch(source, letters);
  return [
    ...CHINESE.map(pattern),
    ...CHINESE_RUNS.map(runSearch),
    ...ENGLISH.map(pattern),
    ...ENGLISH_BOXES.map((lead) => boxSearch(lead, letters)),
    ...REST.map(pattern),
    numberedRest,
    ...NUMBERED.map(pattern),
    ...(cushion ? CUSHION.map(pattern) : []),
  ];
}

function patternSearch(source: string, letters: string): Search {
  const any = letters.replace(/[^A-Za-z0-9]/g, "");
  const pattern = new RegExp(
    source.replaceAll("@i", `[${any.toUpperCase()}${any.toLowerCase()}]`).replaceAll(
      "@",
      `[${any}]`,
    )
      .replaceAll("[_", `[${WHITE}`).replaceAll("_", `[${WHITE}]`),
    "d",
  );
  return (text) => {
    const match = pattern.exec(text);
    if (!match) return;
    const [said, [start] = [0]] = match[1]
      ? [match[1], match.indices?.[1]]
      : [match[0], match.indices?.[0]];
    return { said, start };
  };
}

/** `lead_?(\S+)(?:。|$)`. */
function runSearch(lead: string): Search {
  const leads = new RegExp(`${lead}[${WHITE}]?(?=[^${WHITE}])`, "g");
  const blank = new RegExp(`[${WHITE}]`, "g");
  return (text) => {
    let [runEnd, stop] = [0, 0];
    for (const { index, 0: words } of text.matchAll(leads)) {
      const start = index + words.length;
      if (start >= runEnd) {
        blank.lastIndex = start;
        runEnd = blank.exec(text)?.index ?? text.length;
        stop = runEnd === text.length ? runEnd : text.lastIndexOf("。", runEnd - 1);
      }
      if (stop > start) return { said: text.slice(start, stop), start };
    }
  };
}

/** `lead:?.*?boxed{(@)}`: where no box follows the first lead, none follows a later one. */
function boxSearch(lead: string, letters: string): Search {
  const first = new RegExp(lead);
  const box = new RegExp(`boxed\\{([${letters.replace(/[^A-Za-z0-9]/g, "")}])\\}`, "g");
  return (text) => {
    const start = first.exec(text);
    box.lastIndex = start ? start.index + start[0].length : text.length;
    const match = box.exec(text);
    return match?.[1] === undefined ? undefined : { said: match[1], start: match.index + 6 };
  };
}

/** `1._?(.*?)$`: all that follows the first 1 and one more character. */
function numberedRest(text: string): Capture | undefined {
  const one = text.slice(0, -1).indexOf("1");
  if (one < 0) return;
  const blank = new RegExp(`^[${WHITE}]`).test(text.slice(one + 2, one + 3)) ? 1 : 0;
  const start = one + 2 + blank;
  return start < text.length
    ? { said: text.slice(start), start }
    : { said: text.slice(one), start: one };
}
