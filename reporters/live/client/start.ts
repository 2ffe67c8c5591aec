/**
 * The script of the live page: draws what the server tells each second. Everything it is told is text, and stays text.
 * @module
 */

import type { Browser, Element } from "./browser.ts";

/** A task as the page shows it. */
export interface ShownTask {
  readonly name: string;
  readonly beside: string;
  /** Absent where nothing says when the task ends. */
  readonly share?: number;
  readonly done: string;
  readonly lines: readonly string[];
  readonly troubles: readonly string[];
  readonly unit: string;
  readonly perSecond: readonly number[];
  /** `null` while it runs. */
  readonly ending: string | null;
}

const SVG = "http://www.w3.org/2000/svg";

/** Listens until the run ends. */
export function start(browser: Browser): void {
  const { document } = browser;
  const state = document.getElementById("state");
  const tasks = document.getElementById("tasks");
  const source = new browser.EventSource("events");
  source.onopen = () => state.textContent = "Live: once a second";
  source.onerror = () => state.textContent = "Not connected: trying again";
  source.onmessage = ({ data }) => {
    const shown = JSON.parse(data) as readonly ShownTask[];
    tasks.replaceChildren(...shown.map((task) => card(browser, task)));
  };
  source.addEventListener("end", () => {
    source.close();
    state.textContent = "The run has ended. Its reports are in its folder";
  });
}

function card(browser: Browser, task: ShownTask): Element {
  const article = element(browser, "article", task.ending ?? "running");
  const title = element(browser, "h2", "");
  title.append(
    text(browser, "bdi", task.name),
    text(browser, "span", task.ending === null ? task.beside : ` ${task.ending}`),
  );
  article.append(title);
  if (task.ending === null) article.append(progress(browser, task));
  article.append(...task.lines.map((line) => text(browser, "p", line)));
  for (const trouble of task.troubles) {
    const line = text(browser, "p", trouble);
    line.className = "trouble";
    article.append(line);
  }
  if (task.ending === null && task.perSecond.length > 0) article.append(...rates(browser, task));
  return article;
}

function progress(browser: Browser, { share, done }: ShownTask): Element {
  const line = element(browser, "p", "done");
  const bar = element(browser, "progress", "");
  bar.setAttribute("max", "1");
  bar.setAttribute("aria-label", "part that is over");
  if (share !== undefined) bar.setAttribute("value", String(share));
  line.append(bar, text(browser, "span", done));
  return line;
}

/** Bars of the last seconds, with the newest value in words. */
function rates(browser: Browser, { perSecond, unit }: ShownTask): readonly Element[] {
  const svg = browser.document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 60 20");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const top = Math.max(...perSecond, 1e-9);
  const from = 60 - perSecond.length;
  for (const [at, value] of perSecond.entries()) {
    const bar = browser.document.createElementNS(SVG, "rect");
    const height = value / top * 20;
    const box = { x: from + at, y: 20 - height, width: 0.8, height };
    for (const [name, size] of Object.entries(box)) bar.setAttribute(name, String(size));
    svg.append(bar);
  }
  const newest = Math.round((perSecond[perSecond.length - 1] ?? 0) * 10) / 10;
  return [svg, text(browser, "p", `${newest} ${unit}`)];
}

function text(browser: Browser, name: string, words: string): Element {
  const made = browser.document.createElement(name);
  made.textContent = words;
  return made;
}

function element(browser: Browser, name: string, kind: string): Element {
  const made = browser.document.createElement(name);
  made.className = kind;
  return made;
}
