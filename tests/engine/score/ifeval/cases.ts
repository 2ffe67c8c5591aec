/**
 * Texts that follow an instruction, and texts that miss it. The outcomes are those of Python 3.11's `re` and `str`, NLTK
 * 3.9.1 and langdetect 1.0.9.
 * @module
 */

import type { Row } from "../../../../engine/plan/sample.ts";

/** One instruction with texts for it. */
export interface Case {
  readonly id: string;
  readonly args: Row;
  readonly followed: readonly string[];
  readonly missed: readonly string[];
}

const GERMAN = "Deutschland liegt in der Mitte Europas, und am Wochenende gehen wir spazieren.";
const ENGLISH = "the people of this town drink a lot of tea and talk about the weather every day.";
const KANNADA = "ಕರ್ನಾಟಕವು ದಕ್ಷಿಣ ಭಾರತದ ಒಂದು ರಾಜ್ಯವಾಗಿದೆ.";
const JSON_TEXT = '{"a": [1, 2.5e3, null, "x"]}';

/** Of keywords.ts. */
export const KEYWORD_CASES: readonly Case[] = [
  {
    id: "keywords:existence",
    args: { keywords: ["cat", "dog."], num_words: null },
    followed: ["CATalogue of dogs", "dog, cat", "the doggy and the cat"],
    missed: ["cat dog", "dogs only", "", "c a t dogs"],
  },
  {
    id: "keywords:existence",
    args: { keywords: ["c(at|ow)s?", "\\d{2,}", "[x-z]"] },
    followed: ["cow 12 y", "cats 999 Z", "٤٢ cow x"],
    missed: ["cow 1 y", "cot 12 y", "cow 12 w"],
  },
  {
    id: "keywords:forbidden_words",
    args: { forbidden_words: ["rock", "step"] },
    followed: ["rocks and steps", "footstep", "ro ck", "rock_step", "."],
    missed: ["Rock!", "one-step", "a\nSTEP\n", "(rock)"],
  },
  {
    id: "keywords:frequency",
    args: { keyword: " the ", frequency: 2, relation: "at least" },
    followed: ["the The", "other theme", "thethe", "THE\nTHE the"],
    missed: ["the", "", "t h e the"],
  },
  {
    id: "keywords:frequency",
    args: { keyword: "ß", frequency: 1, relation: "less than" },
    followed: ["s", "ss", "STRASSE"],
    missed: ["ß", "Straße", "ẞ"],
  },
  {
    id: "keywords:letter_frequency",
    args: { letter: "Q", let_frequency: 3, let_relation: "at least" },
    followed: ["qqq", "QqQ", "queue, quick, quiet"],
    missed: ["qq", "", "ooo", "Qq"],
  },
  {
    id: "keywords:letter_frequency",
    args: { letter: "e", let_frequency: 2, let_relation: "less than" },
    followed: ["a", "e", "é é é"],
    missed: ["ee", "Ee", "these"],
  },
];

/** Of lengths.ts. */
export const LENGTH_CASES: readonly Case[] = [
  {
    id: "length_constraints:number_sentences",
    args: { num_sentences: 3, relation: "at least" },
    followed: [
      "One. Two. Three.",
      "What? No! Yes.",
      "1. First\n2. Second",
      'He said "No." And left. Then?',
    ],
    missed: [
      "One. Two.",
      "Mr. A. Smith left at 5 p.m. on Monday.",
      "no end\nno end\nno end",
      "A.B.C.",
    ],
  },
  {
    id: "length_constraints:number_sentences",
    args: { num_sentences: 2, relation: "less than" },
    followed: ["One.", "no end", "Dr. Who went to St. Ives.", "One.Two.Three."],
    missed: ["One. Two.", "Hm... Yes. No."],
  },
  {
    id: "length_constraints:number_words",
    args: { num_words: 3, relation: "at least" },
    followed: ["one two three", "it's me", "a-b-c", "é 二 3", "1,000.5"],
    missed: ["one two", "snake_case word", "... --- !!!", "one\ntwo"],
  },
  {
    id: "length_constraints:number_words",
    args: { num_words: 2, relation: "less than" },
    followed: ["one", "!!!", "snake_case"],
    missed: ["one two", "don't", "हिन्दी"],
  },
  {
    id: "length_constraints:number_paragraphs",
    args: { num_paragraphs: 2 },
    followed: ["a\n***\nb", "***\na\n***\nb", "a\n***\nb\n***", "a***b", "***a\n\n***\n\nb***"],
    missed: ["a\n\nb", "a", "a\n***\nb\n***\nc", "a\n***\n***\nb", "a\n******\nb", "***", ""],
  },
  {
    id: "length_constraints:nth_paragraph_first_word",
    args: { num_paragraphs: 2, nth_paragraph: 2, first_word: "Elm" },
    followed: ["a\n\nelm trees", "a\n\nELM.", "a\n\n'\"Elm's", "a\n\n  elm\nx", "a\n\nelm\n\n"],
    missed: [
      "a\n\nelms",
      "elm\n\na",
      "a\n\nthe elm",
      "a\n\nelm\n\nb",
      "a\n\n\n\nelm",
      "a\nelm",
      "a\n\n\"'elm",
      "a\n\n**elm",
      "",
    ],
  },
];

/** Of formats.ts. */
export const FORMAT_CASES: readonly Case[] = [
  {
    id: "detectable_content:number_placeholders",
    args: { num_placeholders: 2 },
    followed: ["[a] [b]", "[] []", "[a][b][c]", "[[a] b] [c]"],
    missed: ["[a]", "[a\n] [b]", "]a[ ]b[", "[[a b]", "", "(a) (b)"],
  },
  {
    id: "detectable_content:postscript",
    args: { postscript_marker: "P.S." },
    followed: ["bye\nP.S. hi", "p.s. hi", "p. s.", "a p.S. in a line", "P.P.S."],
    missed: ["PS hi", "P.S hi", "P,S.", "P.  S.", ""],
  },
  {
    id: "detectable_content:postscript",
    args: { postscript_marker: "P.P.S" },
    followed: ["P.P.S hi", "p.p.s. hi", "P. P. S", "P.P.\nS"],
    missed: ["P.S. hi", "PPS hi", "P.P.  S", ""],
  },
  {
    id: "detectable_content:postscript",
    args: { postscript_marker: "N.B" },
    followed: ["n.b.", "NxB", "see N.B. here"],
    missed: ["NB", "n. b.", ""],
  },
  {
    id: "detectable_format:number_bullet_lists",
    args: { num_bullets: 2 },
    followed: ["* a\n* b", "- a\n- b", "* a\n- b", "  * a\n\n\t- b", "-\n-", "---\n-a", "*a*\n*b*"],
    missed: [
      "* a",
      "** a\n** b",
      "* a\n* b\n* c",
      "a * b - c",
      "*\n* b",
      "• a\n• b",
      "1. a\n2. b",
      "",
    ],
  },
  {
    id: "detectable_format:constrained_response",
    args: {},
    followed: ["My answer is yes.", "Well. My answer is maybe.", "  My answer is no. "],
    missed: ["my answer is yes.", "My answer is yes", "My answer is Yes.", "My answer is:no.", ""],
  },
  {
    id: "detectable_format:number_highlighted_sections",
    args: { num_highlights: 2 },
    followed: ["*a* *b*", "***a***", "*a* and **b**", "*a b* c *d*", "* a\n*b* *c*"],
    missed: ["*a*", "**a**", "* * * *", "*a\nb* *c\nd*", "****", "a*b", ""],
  },
  {
    id: "detectable_format:multiple_sections",
    args: { section_spliter: "SECTION", num_sections: 2 },
    followed: ["SECTION 1\na\nSECTION 2\nb", "SECTION1SECTION2", "xSECTION\n3, SECTION 10"],
    missed: [
      "SECTION 1",
      "Section 1\nSection 2",
      "SECTION I\nSECTION II",
      "SECTION: 1 SECTION: 2",
      "",
    ],
  },
  {
    id: "detectable_format:json_format",
    args: {},
    followed: [
      JSON_TEXT,
      "```json\n" + JSON_TEXT + "\n```",
      "```JSON" + JSON_TEXT + "```",
      "```\n[]```",
      '{"a": NaN, "b": [-Infinity, "Infinity\\""]}',
      "NaN",
      "7",
      '"text"',
    ],
    missed: [
      "Here: " + JSON_TEXT,
      "{'a': 1}",
      '{"a": 1,}',
      "```javascript\n{}\n```",
      "1NaN",
      '{"a": "NaN}',
      '{"a": "\n"}',
      "nan",
      "",
    ],
  },
  {
    id: "detectable_format:title",
    args: {},
    followed: ["<<Title>>", "a\n<< T >> b", "<<<T>>>", "<<a>> <<b>>", "<< >> <<b>>"],
    missed: ["<<>>", "<< >>", "<Title>", "<<Ti\ntle>>", ">>T<<", "«T»", "<<>>>", ""],
  },
];

/** Of wordings.ts. */
export const WORDING_CASES: readonly Case[] = [
  {
    id: "language:response_language",
    args: { language: "de" },
    followed: [GERMAN, `${GERMAN} https://example.com/some/english/words`, "123 !?", "..."],
    missed: [ENGLISH, KANNADA, "Việt Nam là một quốc gia nằm ở Đông Nam Á."],
  },
  {
    id: "language:response_language",
    args: { language: "kn" },
    followed: [KANNADA, `${KANNADA} (India)`],
    missed: [GERMAN, "भारत एक विशाल देश है जहाँ कई भाषाएँ बोली जाती हैं।"],
  },
  {
    id: "change_case:english_capital",
    args: {},
    followed: [ENGLISH.toUpperCase(), `${ENGLISH.toUpperCase()} 1, 2, 3!`],
    missed: [
      ENGLISH,
      ENGLISH.toUpperCase() + "s",
      "",
      "123",
      KANNADA,
      "ΟΙ ΑΝΘΡΩΠΟΙ ΑΓΑΠΟΥΝ ΤΗ ΘΑΛΑΣΣΑ",
    ],
  },
  {
    id: "change_case:english_lowercase",
    args: {},
    followed: [ENGLISH, `1. ${ENGLISH}\n2. ${ENGLISH}`],
    missed: [ENGLISH + " A", ENGLISH.toUpperCase(), "", "42", GERMAN.toLowerCase(), KANNADA],
  },
  {
    id: "change_case:capital_word_frequency",
    args: { capital_frequency: 3, capital_relation: "at least" },
    followed: ["I CANNOT", "NASA's ISS and I", "A B C", "U.S.A. X86 ÉCOLE", "DON'T GO"],
    missed: ["Hello World Again", "I am A", "123 456 789", "", "AbC dE F"],
  },
  {
    id: "change_case:capital_word_frequency",
    args: { capital_frequency: 1, capital_relation: "less than" },
    followed: ["x", "Nothing here", "1 2 3"],
    missed: ["I", "a B", "end of U.S."],
  },
  {
    id: "punctuation:no_comma",
    args: {},
    followed: ["a", "a; b", "a، b，c", "one. two"],
    missed: ["a, b", ",", "1,000"],
  },
  {
    id: "startend:end_checker",
    args: { end_phrase: " That is all! " },
    followed: ["x that is all!", 'x "That is ALL!"', "That is all!\n\n"],
    missed: ["That is all", "That is all! Bye", "That is all!'", "", "**That is all!**"],
  },
  {
    id: "startend:quotation",
    args: {},
    followed: ['"a"', ' "a\nb" \n', '""', '"a" and "b"'],
    missed: ['"', "“a”", "'a'", '"a".', "a", ""],
  },
  {
    id: "combination:repeat_prompt",
    args: { prompt_to_repeat: "Write a poem.\n" },
    followed: ["Write a poem.\nRoses", "  WRITE A POEM. ok", "write a poem."],
    missed: ["Roses. Write a poem.", '"Write a poem."', "Write  a poem.", "", "Write a poem"],
  },
  {
    id: "combination:two_responses",
    args: {},
    followed: ["a******b", "a\n******\nb\n******", "******a******b", "a ****** b"],
    missed: ["a", "a******a", "a******b******c", "a************b", "a***b", "******", ""],
  },
];
