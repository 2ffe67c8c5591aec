/**
 * The markup of the sample browser, and what it says of the answers that are not on the page.
 * @module
 */

import type { Html } from "../html/markup.ts";
import { html } from "../html/markup.ts";
import { figure } from "../text/figure.ts";
import type { Picked, Share } from "./pick_answers.ts";

/** The section; nothing where there is no answer. */
export function answersSection(picked: readonly Picked[]): Html {
  if (picked.every(({ set }) => set.rows.length === 0)) return html``;
  return html`
    <section id="answers">
      <h2>Samples</h2>
      <p class="hint">Text of models and datasets is shown as it is: nothing in it can run. Signs that cannot be seen stand as their names.</p>
      ${leftOut(picked)}
      <div class="filters" role="search" aria-label="Samples">
        <label class="wide-field"><span>Search</span><input type="search" id="answers-search" autocomplete="off"></label>
        <div id="answers-fields"></div>
        <label class="check"><input type="checkbox" id="answers-maths" checked> set formulas</label>
      </div>
      <div class="answers">
        <div>
          <div class="buttons" role="group" aria-label="Pages of the list">
            <button type="button" id="answers-back" aria-label="Earlier answers">←</button>
            <button type="button" id="answers-on" aria-label="Further answers">→</button>
            <output id="answers-count" aria-live="polite"></output>
          </div>
          <ol id="answers-list" aria-label="Answers found"></ol>
        </div>
        <article id="answers-detail" aria-label="The answer chosen"></article>
      </div>
    </section>
  `;
}

function leftOut(picked: readonly Picked[]): Html {
  const short = picked.filter(({ right, other }) =>
    right.shown < right.all || other.shown < other.all
  );
  if (short.length === 0) return html``;
  const items = short.map(({ task, right, other }) =>
    html`<li><bdi>${task.id}</bdi>: ${shareText(other)} not right and ${
      shareText(right)
    } right are on this page; all are in <code>results/${task.id}.json</code></li>`
  );
  return html`
    <div class="notes">
      <ul>${items}</ul>
    </div>
  `;
}

function shareText({ shown, all }: Share): string {
  return `${figure(shown)} of ${figure(all)}`;
}
