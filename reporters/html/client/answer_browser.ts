/**
 * The sample browser of a page: search, filters, a list and the answer that is chosen in it. Lives as long as the page.
 * @module
 */

import type { AnswerSet } from "./answer_set.ts";
import { FACETS, fitting, valuesOf } from "./answer_search.ts";
import type { Entry, Facet } from "./answer_search.ts";
import { fillDetail } from "./answer_detail.ts";
import type { Browser, Happening, Part } from "./browser.ts";
import { legible } from "./legible.ts";

const PAGE = 12;
const SHORT = 160;

/** Lets a person look through answers. */
export function startAnswers(browser: Browser, sets: readonly AnswerSet[]): void {
  const entries = sets.flatMap((set) => set.rows.map((row): Entry => ({ set, row })));
  new AnswerBrowser(browser, entries);
}

class AnswerBrowser {
  readonly #browser: Browser;
  readonly #entries: readonly Entry[];
  readonly #fields: ReadonlyMap<string, Part>;
  #found: readonly Entry[];
  #first = 0;
  #chosen = 0;

  constructor(browser: Browser, entries: readonly Entry[]) {
    this.#browser = browser;
    this.#entries = entries;
    this.#found = entries;
    this.#fields = new Map(FACETS.flatMap((facet) => this.#fieldOf(facet)));
    this.#part("search").addEventListener("input", () => this.#search());
    this.#part("maths").addEventListener("change", () => this.#fill());
    this.#part("list").addEventListener("keydown", (happening) => this.#press(happening));
    this.#part("back").addEventListener("click", () => this.#turn(-PAGE));
    this.#part("on").addEventListener("click", () => this.#turn(PAGE));
    this.#search();
  }

  #part(name: string): Part {
    return this.#browser.document.getElementById(`answers-${name}`);
  }

  /** A field for a property with several values. */
  #fieldOf(facet: Facet): readonly (readonly [string, Part])[] {
    const values = valuesOf(this.#entries, facet);
    if (values.length < 2) return [];
    const select = this.#element("select", this.#option("", "all"));
    for (const [value, count] of values) {
      select.append(this.#option(value, `${legible(value)} (${count})`));
    }
    select.addEventListener("change", () => this.#search());
    select.setAttribute("name", facet.name);
    this.#part("fields").append(this.#element("label", this.#element("span", facet.label), select));
    return [[facet.name, select]];
  }

  #search(): void {
    const values = Object.fromEntries(
      [...this.#fields].map(([name, field]) => [name, field.value]),
    );
    this.#found = fitting(this.#entries, { words: this.#part("search").value, values });
    this.#first = this.#chosen = 0;
    this.#show();
  }

  #turn(by: number): void {
    this.#first = Math.max(0, Math.min(this.#first + by, this.#found.length - 1));
    this.#chosen = this.#first;
    this.#show();
  }

  #show(): void {
    const end = Math.min(this.#first + PAGE, this.#found.length);
    const shown = this.#found.slice(this.#first, end);
    this.#part("list").replaceChildren(...shown.map((entry, at) => this.#line(entry, at)));
    this.#part("back").disabled = this.#first === 0;
    this.#part("on").disabled = end === this.#found.length;
    this.#part("count").textContent = end === 0
      ? "No answer fits"
      : `${this.#first + 1}–${end} of ${this.#found.length}`;
    this.#fill();
  }

  #line({ set, row }: Entry, at: number): Part {
    const said = row.extracted ?? row.answer.slice(0, SHORT);
    const about = this.#element("span", legible(`${row.id} · ${set.dataset}`));
    about.className = "about";
    const verdict = this.#element("b", row.verdict);
    verdict.className = row.verdict;
    const text = this.#element("bdi", legible(said.slice(0, SHORT)).replaceAll("\n", " "));
    const button = this.#element("button", verdict, " ", about, text);
    button.setAttribute("type", "button");
    button.addEventListener("click", () => this.#choose(this.#first + at));
    if (this.#first + at === this.#chosen) button.setAttribute("aria-current", "true");
    return this.#element("li", button);
  }

  /** Chooses an answer, and leaves the focus in its line. */
  #choose(at: number): void {
    if (at < 0 || at >= this.#found.length) return;
    this.#chosen = at;
    this.#first = Math.floor(at / PAGE) * PAGE;
    this.#show();
    for (const line of this.#browser.document.querySelectorAll("#answers-list [aria-current]")) {
      line.focus();
    }
  }

  #press(happening: Happening): void {
    const step = happening.key === "ArrowDown" ? 1 : happening.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    happening.preventDefault();
    this.#choose(this.#chosen + step);
  }

  #fill(): void {
    const entry = this.#found[this.#chosen];
    const place = this.#part("detail");
    if (entry) fillDetail(this.#browser, place, { entry, maths: this.#part("maths").checked });
    else place.replaceChildren();
  }

  #option(value: string, text: string): Part {
    const option = this.#element("option", text);
    option.value = value;
    return option;
  }

  #element(tag: string, ...parts: readonly (Part | string)[]): Part {
    const part = this.#browser.document.createElement(tag);
    part.append(...parts);
    return part;
  }
}
