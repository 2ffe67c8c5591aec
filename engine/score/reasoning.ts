/**
 * Reasoning that a server left in a text: found by the marks around it, and blanked or cut. A server that separates
 * reasoning leaves no marks.
 * @module
 */

const { raw } = String;

const THOUGHT = "(?:think|thinking|thought|reasoning|seed:think)";
const FINAL = raw`<\|channel\|>final<\|message\|>`;
/** Marks around reasoning. `<|end|>` closes what is open only: with it a turn may end, too. */
const MARKS = new RegExp(
  [
    raw`(?<open><${THOUGHT}>|<\|begin_of_thought\|>|\[think\]|◁think▷|<\|channel\|>analysis<\|message\|>)`,
    raw`(?<close><\/${THOUGHT}>|<\|end_of_thought\|>|\[\/think\]|◁\/think▷|${FINAL})`,
    raw`<\|end\|>(?:(?:<\|start\|>assistant)?${FINAL})?`,
  ].join("|"),
  "gi",
);

/** A stretch of a text, `[start, end)`. */
type Span = readonly [start: number, end: number];

/** The text with each unit of reasoning, and of the marks around it, replaced: by a blank, all places stay as they are. */
export function withoutReasoning(text: string, by: "" | " "): string {
  const pieces: string[] = [];
  let shown = 0;
  for (const [start, end] of reasoningIn(text)) {
    pieces.push(text.slice(shown, start), by.repeat(end - start));
    shown = end;
  }
  return pieces.join("") + text.slice(shown);
}

/** A closing mark alone means that the reasoning began with the text; an opening one, that it never ended. */
function reasoningIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  let open: number | null = null;
  for (const { index, 0: mark, groups = {} } of text.matchAll(MARKS)) {
    if (groups["open"] !== undefined) {
      open ??= index;
    } else if (open !== null) {
      spans.push([open, index + mark.length]);
      open = null;
    } else if (groups["close"] !== undefined) {
      spans.splice(0, spans.length, [0, index + mark.length]);
    }
  }
  if (open !== null && isLineStart(text, open)) spans.push([open, text.length]);
  return spans;
}

/** A mark within a line that nothing closes is only spoken of. */
function isLineStart(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trim() === "";
}
