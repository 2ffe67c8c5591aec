/**
 * The button that turns a page from light to dark and back, whatever the system prefers.
 * @module
 */

import type { Browser } from "./browser.ts";

/** Lets a person choose. */
export function followTheme(browser: Browser): void {
  const { documentElement } = browser.document;
  browser.document.getElementById("theme").addEventListener("click", () => {
    const dark = documentElement.dataset["theme"] === undefined
      ? browser.matchMedia("(prefers-color-scheme: dark)").matches
      : documentElement.dataset["theme"] === "dark";
    documentElement.dataset["theme"] = dark ? "light" : "dark";
    browser.dispatchEvent(new Event("resize"));
  });
}
