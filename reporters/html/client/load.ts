/**
 * The one script of a page that stands there in plain text: it inflates the others, and lets them run in their order.
 *
 * The browser runs each only if its hash is in the page's policy, wherever its text came from.
 * @module
 */

import type { Browser } from "./browser.ts";
import { inflated } from "./bytes.ts";

/** Runs the page's scripts. */
export async function load(browser: Browser): Promise<void> {
  const { document } = browser;
  for (const place of document.querySelectorAll("script.code")) {
    const script = document.createElement("script");
    script.textContent = await inflated(place.textContent, (text) => browser.atob(text));
    document.body.append(script);
  }
}
