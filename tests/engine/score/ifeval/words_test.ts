import assert from "node:assert/strict";
import { wordTokensOf } from "../../../../engine/score/ifeval/words.ts";

/** As NLTK 3.9.1 splits them, with spaces between. */
const WORDS = [
  { text: "I CANNOT do it, Mr. X.", tokens: "I CAN NOT do it , Mr. X ." },
  { text: "DON'T PANIC! It's 5 O'CLOCK.", tokens: "DO N'T PANIC ! It 's 5 O'CLOCK ." },
  { text: 'He said "HELLO" to U.S.A. agents.', tokens: "He said `` HELLO '' to U.S.A. agents ." },
  { text: "A/B tests: YES; NO.", tokens: "A/B tests : YES ; NO ." },
  { text: "GONNA 'TIS WANNA go", tokens: "GON NA 'T IS WAN NA go" },
  { text: "NASA's ISS -- ISO-9001 (OK)", tokens: "NASA 's ISS -- ISO-9001 ( OK )" },
  { text: "**BOLD** #TAG @ME $5 50% A&B", tokens: "* * BOLD * * # TAG @ ME $ 5 50 % A & B" },
  { text: "“QUOTED” ‘X’ «Y»", tokens: "“ QUOTED ” ‘ X ’ « Y »" },
  { text: "THE END. NEW START", tokens: "THE END . NEW START" },
  { text: "it's... FINE", tokens: "it 's ... FINE" },
  { text: "LEMME see. GIMME THAT", tokens: "LEM ME see . GIM ME THAT" },
  { text: "[NAME] {A} <B>", tokens: "[ NAME ] { A } < B >" },
  { text: "I'LL I'D WE'VE", tokens: "I 'LL I 'D WE 'VE" },
  { text: "''A'' ``B``", tokens: "'' A '' `` B ``" },
  { text: "1,000 and 3:30, then", tokens: "1,000 and 3:30 , then" },
  { text: "", tokens: "" },
];

Deno.test.each(WORDS)("words of $text", ({ text, tokens }) => {
  assert.equal(wordTokensOf(text).join(" "), tokens);
});
