import assert from "node:assert/strict";
import type { BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { renderComparison } from "../../reporters/compare.ts";
import { loadCompareScripts } from "../../reporters/compare/scripts.ts";
import { comparisonOf } from "../reporters/compare/comparison.ts";
import { CHROMIUM, hasBrowser } from "./browser.ts";

const ignore = !hasBrowser();
const name = ignore ? `skipped without ${CHROMIUM}: ` : "";
/** The browser's own pipes and timers outlive a test by a moment. */
const options = { ignore, sanitizeOps: false, sanitizeResources: false };

/** Opens the page of a comparison offline, waits until its charts are drawn, and gives what the browser complained of. */
async function look(
  words: string,
  context: BrowserContextOptions,
  at: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const folder = await Deno.makeTempDir();
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
  ];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args });
  const complaints: string[] = [];
  try {
    const [, { pieces }] = renderComparison(comparisonOf(words), await loadCompareScripts());
    const path = `${folder}/compare.html`;
    for await (const piece of pieces) {
      await Deno.writeTextFile(path, String(piece), { append: true });
    }
    const page = await (await browser.newContext({ offline: true, ...context })).newPage();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(`file://${path}`);
    await page.waitForFunction(
      "document.querySelectorAll('.chart:not([data-state])').length === 0",
    );
    await at(page);
  } finally {
    await browser.close();
    await Deno.remove(folder, { recursive: true });
  }
  return complaints;
}

const SCREENS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 390 },
] as const;

for (const { colorScheme, width } of SCREENS) {
  Deno.test(
    `${name}draws a comparison offline, ${colorScheme}, ${width} wide`,
    options,
    async () => {
      const viewport = { width, height: 900 };
      const complaints = await look("plain", { colorScheme, viewport }, async (page) => {
        const charts = await page.locator(".chart[data-state=drawn] svg").count();
        assert.ok(charts > 0 && charts === await page.locator(".chart").count());
        assert.equal(await page.locator(".chart svg .mark-line path").count(), 2 * charts);
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
      });
      assert.deepEqual(complaints, []);
    },
  );
}

Deno.test(`${name}finds flips by what was answered, and by where they went`, options, async () => {
  const complaints = await look("plain", {}, async (page) => {
    const list = page.locator(".flips").first();
    const shown = (): Promise<number> => list.locator(".flip:visible").count();
    const all = await shown();
    await list.locator(".direction-sought").selectOption("wrong");
    const wrong = await shown();
    assert.ok(wrong > 0 && wrong < all, `${wrong} of ${all}`);
    assert.equal(await list.locator("output").textContent(), `${wrong} of ${all}`);
    await list.locator(".direction-sought").selectOption("");
    const id = await list.locator(".flip summary bdi").last().textContent() ?? "";
    await list.locator(".words-sought").fill(id.toUpperCase());
    assert.ok(await shown() < all);
    await list.locator(".flip:visible summary").last().click();
    assert.match(
      await list.locator("details[open] pre").first().innerText(),
      /^plain\nso the answer/,
    );
    await list.locator(".words-sought").fill("no such words");
    assert.equal(await shown(), 0);
  });
  assert.deepEqual(complaints, []);
});

Deno.test(`${name}runs nothing that a model, a plan or a folder says`, options, async () => {
  const words =
    `</script><script>stolen = 1</script><img src=x onerror=stolen=1><svg onload=stolen=1>` +
    `<a href="javascript:stolen=1">x</a>\u202e"'--></style></pre></details>`;
  const complaints = await look(words, {}, async (page) => {
    await page.evaluate("document.querySelectorAll('details').forEach((item) => item.open = true)");
    assert.equal(await page.evaluate("typeof stolen"), "undefined");
    for (const made of ["main img", "main a[href^='javascript']", "main script", "pre svg"]) {
      assert.equal(await page.locator(made).count(), 0, made);
    }
    const text = await page.locator("pre").first().innerText();
    assert.ok(text.startsWith("</script><script>stolen") && text.includes("⟨U+202E⟩"), text);
    assert.ok(!(await page.content()).includes("\u202e"));
  });
  assert.deepEqual(complaints, []);
});
