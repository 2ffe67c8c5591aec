/**
 * One answer in full: its verdict with the evidence, what the model was asked, what it said.
 * @module
 */

import type { ShownMessage } from "./answer_set.ts";
import type { Entry } from "./answer_search.ts";
import { fillText } from "./answer_text.ts";
import type { Browser, Part } from "./browser.ts";
import { legible } from "./legible.ts";

/** A prompt longer than this is folded. */
const LONG_PROMPT = 1500;

/** Fills a place with an answer. */
export function fillDetail(
  browser: Browser,
  place: Part,
  { entry, maths }: { readonly entry: Entry; readonly maths: boolean },
): void {
  const { set, row } = entry;
  const element = (tag: string, ...parts: readonly (Part | string)[]): Part => {
    const part = browser.document.createElement(tag);
    part.append(...parts);
    return part;
  };
  const textBox = (text: string, span: readonly [number, number] | null): Part => {
    const box = element("div");
    box.className = "text";
    box.dir = "auto";
    fillText(browser, box, { text, span, maths });
    return box;
  };
  const message = ({ role, text }: ShownMessage): readonly Part[] => [
    ...(role === "" ? [] : [element("p", legible(role))]),
    textBox(text, null),
  ];
  const prompt = element("details", element("summary", "Prompt"), ...row.prompt.flatMap(message));
  prompt.open = row.prompt.reduce((sum, { text }) => sum + text.length, 0) <= LONG_PROMPT;
  const facts = factsOf(entry).map(([name, value]) =>
    element("div", element("dt", name), element("dd", legible(value)))
  );
  const list = element("dl", ...facts);
  list.className = "facts";
  const repeat = row.repeat > 0 ? `, repeat ${row.repeat + 1}` : "";
  place.replaceChildren(
    element("h3", legible(`${set.dataset}, sample ${row.id}${repeat}`)),
    list,
    prompt,
    element("h4", row.verdict === "error" ? "What went wrong" : "Answer"),
    row.answer === "" ? element("p", "nothing") : textBox(row.answer, row.span),
  );
}

function factsOf({ set, row }: Entry): readonly (readonly [string, string])[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ["Verdict", row.verdict],
    ["Why", row.why],
    ["Understood as", row.extracted],
    ["Reference", row.reference === "" ? null : row.reference],
    ["Rule", row.rule],
    ["Finish reason", row.finish],
    ["Model", set.model],
  ];
  return facts.flatMap(([name, value]) => value === null ? [] : [[name, value] as const]);
}
