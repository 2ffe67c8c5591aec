/**
 * The samples that flipped, to be searched and read. What models answered is shown as text, and can be nothing else.
 * @module
 */

import type { AnswerComparison, Flip } from "../../engine/compare/answer_comparison.ts";
import type { Fragment, Html } from "../html/markup.ts";
import { html, trusted } from "../html/markup.ts";

/** Flips on the page; the JSON file has more. */
const MOST_SHOWN = 500;
const MOST_LINES = 200;
const MARKS = { right: "✓", wrong: "✗" } as const;

/** A list for one dataset, nothing where none flipped. */
export function flipList(
  { dataset, flips }: AnswerComparison,
  letters: readonly [string, string],
): Html {
  if (flips.length === 0) return html``;
  const shown = flips.slice(0, MOST_SHOWN);
  const cut = flips.length - shown.length;
  return html`
    <div class="flips">
    <h3><bdi>${dataset}</bdi></h3>
    <div class="sought">
      <label>Search id and answers <input class="words-sought" type="search"></label>
      <label>Now <select class="direction-sought">
        <option value="">right or wrong</option><option value="right">right</option><option value="wrong">wrong</option>
      </select></label>
      <output aria-live="polite">${shown.length} of ${shown.length}</output>
    </div>
    ${cut > 0 ? html`<p class="hint">${cut} more are in compare.json.</p>` : null}
    ${shown.map((flip) => flipItem(flip, letters))}
    </div>
  `;
}

function flipItem({ id, to, reference, answers }: Flip, letters: readonly [string, string]): Html {
  return html`
    <details class="flip" data-to="${to}">
      <summary>${MARKS[to]} now ${to}: <bdi>${id}</bdi></summary>
      <p class="hint">A right answer says <bdi>${reference}</bdi></p>
      <div class="answers">${answers.map(({ verdict, extracted, text }, at) =>
        html`
          <div>
            <p>${letters[at]}, ${verdict}: <bdi>${extracted ?? "nothing found"}</bdi></p>
            <pre dir="auto" tabindex="0">${linesOf(text)}</pre>
          </div>
        `
      )}</div>
    </details>
  `;
}

/** Text in its own lines; each is escaped on its own. */
function linesOf(text: string): readonly Fragment[] {
  const lines = text.split(/\r?\n/);
  const shown = lines.slice(0, MOST_LINES).flatMap((line): readonly Fragment[] => [
    line,
    trusted("\n"),
  ]);
  return lines.length > MOST_LINES ? [...shown, "…"] : shown;
}
