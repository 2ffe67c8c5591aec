/**
 * The script of `compare.html`: draws the charts, and shows those flips that have what is searched for.
 * @module
 */

/** A chart: the id of its place, and its Vega-Lite specification. */
export interface CompareChart {
  readonly id: string;
  readonly spec: unknown;
}

interface Place {
  textContent: string;
  hidden: boolean;
  value: string;
  readonly dataset: Record<string, string>;
  addEventListener(kind: "input", listener: () => void): void;
  querySelectorAll(selector: string): Iterable<Place>;
}

/** What the script needs of its window. */
export interface CompareWindow {
  readonly document: {
    getElementById(id: string): Place;
    querySelectorAll(selector: string): Iterable<Place>;
  };
  vegaEmbed(place: Place, spec: unknown, options: unknown): Promise<unknown>;
}

/** Brings the page to life. */
export function startComparison(browser: CompareWindow): void {
  const charts = JSON.parse(browser.document.getElementById("content").textContent);
  for (const chart of charts as readonly CompareChart[]) draw(browser, chart);
  for (const list of browser.document.querySelectorAll(".flips")) search(list);
}

/** `ast`: expressions are interpreted, so that the page needs no right to evaluate text as code. */
function draw(browser: CompareWindow, { id, spec }: CompareChart): void {
  const place = browser.document.getElementById(id);
  const tooltip = { disableDefaultStyle: true };
  const options = { actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip };
  browser.vegaEmbed(place, spec, options).then(
    () => place.dataset["state"] = "drawn",
    (error) => place.textContent = `Cannot draw this chart: ${error}`,
  );
}

function search(list: Place): void {
  const [words, direction] = [...list.querySelectorAll(".words-sought, .direction-sought")];
  const [count] = [...list.querySelectorAll("output")];
  const flips = [...list.querySelectorAll(".flip")].map((place) => ({
    place,
    text: place.textContent.toLowerCase(),
  }));
  if (!words || !direction || !count) return;
  const show = (): void => {
    const sought = words.value.toLowerCase();
    let shown = 0;
    for (const { place, text } of flips) {
      const isFit = direction.value === "" || place.dataset["to"] === direction.value;
      place.hidden = !isFit || !text.includes(sought);
      if (!place.hidden) shown++;
    }
    count.textContent = `${shown} of ${flips.length}`;
  };
  words.addEventListener("input", show);
  direction.addEventListener("input", show);
}
