/**
 * A real browser with the network off, for the tests of pages.
 * @module
 */

import type { BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { renderPage } from "../../reporters/html.ts";
import { loadScripts } from "../../reporters/html/scripts.ts";
import type { RecordedRun } from "../../reporters/page/run.ts";
import { drawRun } from "../../reporters/page/draw_run.ts";
import { renderRunPage } from "../../reporters/page/run_page.ts";
import type { Report } from "../../reporters/reporter.ts";
import type { RecordingOptions } from "./recording.ts";
import { recording } from "./recording.ts";
import { COMMAND } from "./run_recording.ts";

/** Where Debian puts the browser. */
export const CHROMIUM = "/usr/bin/chromium";

/** A page that is open, and all that the browser complained of since. */
export interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
}

const MOST_TRIES = 600;

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Whether there is a browser to test with. */
export function hasBrowser(): boolean {
  try {
    return Deno.statSync(CHROMIUM).isFile;
  } catch {
    return false;
  }
}

/** Opens the page of a recording from a file, waits until its charts are drawn, looks at it, and closes all of it. */
export async function look(
  recorded: RecordingOptions,
  options: BrowserContextOptions,
  at: (opened: Opened) => Promise<void>,
): Promise<void> {
  const report = renderPage(recording(recorded), await loadScripts());
  await lookAt(report, options, at);
}

/** The same of the page of a whole run. */
export async function lookAtRun(
  run: RecordedRun,
  options: BrowserContextOptions,
  at: (opened: Opened) => Promise<void>,
): Promise<void> {
  const report = renderRunPage(await drawRun(run, COMMAND), await loadScripts({ maths: true }));
  await lookAt(report, options, at);
}

/** Waits for a condition; the browser's own way to wait needs the right to evaluate text. */
export async function until(page: Page, condition: string): Promise<void> {
  for (let tries = 0; !await page.evaluate(condition); tries++) {
    if (tries === MOST_TRIES) throw new Error(`Cannot go on: never ${condition}`);
    await page.waitForTimeout(50);
  }
}

async function lookAt(
  { pieces }: Report,
  options: BrowserContextOptions,
  at: (opened: Opened) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  try {
    const path = `${folder}/page.html`;
    for await (const piece of pieces) {
      await Deno.writeTextFile(path, String(piece), { append: true });
    }
    const context = await browser.newContext({ offline: true, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(`file://${path}`);
    await until(page, `document.querySelectorAll(".chart:not([data-state])").length === 0`);
    await at({ page, complaints });
  } finally {
    await browser.close();
    await Deno.remove(folder, { recursive: true });
  }
}
