/**
 * A real browser with the network off, for the tests of pages.
 * @module
 */

import type { BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { renderPage } from "../../reporters/html.ts";
import { loadScripts } from "../../reporters/html/scripts.ts";
import type { RecordingOptions } from "./recording.ts";
import { recording } from "./recording.ts";

/** Where Debian puts the browser. */
export const CHROMIUM = "/usr/bin/chromium";

/** A page that is open, and all that the browser complained of since. */
export interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
}

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
  const folder = await Deno.makeTempDir();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  try {
    const path = `${folder}/page.html`;
    const { pieces } = renderPage(recording(recorded), await loadScripts());
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
    await page.waitForFunction(
      "document.querySelectorAll('.chart:not([data-state])').length === 0",
    );
    await at({ page, complaints });
  } finally {
    await browser.close();
    await Deno.remove(folder, { recursive: true });
  }
}
