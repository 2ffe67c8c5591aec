import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from "node:assert";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { CHROMIUM, hasBrowser, lookAtRun, until } from "./browser.ts";
import { recording } from "./recording.ts";
import { HARM, runOf, sums, wholeRun } from "./run_recording.ts";

const ignore = !hasBrowser();
const name = ignore ? `skipped without ${CHROMIUM}: ` : "";
/** The browser's own pipes and timers outlive a test by a moment. */
const options = { ignore, sanitizeOps: false, sanitizeResources: false };

const SCHEMES = [
  { colorScheme: "light", width: 1280, judged: true },
  { colorScheme: "dark", width: 1280, judged: false },
  { colorScheme: "light", width: 390, judged: false },
  { colorScheme: "dark", width: 390, judged: true },
] as const;

/** What axe-core finds of serious or critical faults, as lines. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate("axe.run()") as axe.AxeResults;
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const { colorScheme, width, judged } of SCHEMES) {
  const viewport = { width, height: 900 };
  Deno.test(
    `${name}draws all of a run offline, ${colorScheme}, ${width} wide${
      judged ? ", for everybody" : ""
    }`,
    options,
    () =>
      lookAtRun(wholeRun(), { colorScheme, viewport }, async ({ page, complaints }) => {
        const drawn = await page.locator(".chart[data-state=drawn] svg").count();
        strictEqual(drawn, await page.locator(".chart").count());
        ok(drawn > 30, `${drawn} charts`);
        strictEqual(await page.evaluate("document.documentElement.scrollWidth"), width);
        if (judged) deepStrictEqual(await faults(page), []);
        deepStrictEqual(complaints, []);
      }),
  );
}

Deno.test(
  `${name}searches and filters answers, and turns their pages`,
  options,
  () =>
    lookAtRun(wholeRun(), {}, async ({ page, complaints }) => {
      const count = page.locator("#answers-count");
      const detail = page.locator("#answers-detail");
      strictEqual(await count.textContent(), "1–12 of 460");
      await page.locator("#answers-on").click();
      strictEqual(await count.textContent(), "13–24 of 460");
      await page.locator("select[name=why]").selectOption("truncated");
      match(await count.textContent() ?? "", /^1–12 of \d\d$/);
      match(await detail.textContent() ?? "", /Whytruncated.*Finish reasonlength/);
      await page.locator("select[name=dataset]").selectOption("arithmetic_demo");
      ok(await page.locator("#answers-list li").count() < 12);
      await page.locator("select[name=why]").selectOption("");
      await page.locator("#answers-search").fill("nowhere to be found");
      strictEqual(await count.textContent(), "No answer fits");
      strictEqual(await detail.textContent(), "");
      await page.locator("#answers-search").fill("HOLDS 3");
      notStrictEqual(await count.textContent(), "No answer fits");
      deepStrictEqual(complaints, []);
    }),
);

Deno.test(
  `${name}marks what was understood, and sets formulas`,
  options,
  () =>
    lookAtRun(runOf({ answers: { sums: sums(20, 3) } }), {}, async ({ page, complaints }) => {
      await page.locator("select[name=rule]").selectOption("last-number");
      strictEqual(await page.locator("#answers-detail mark").count(), 1);
      const marked = await page.locator("#answers-detail mark").textContent();
      const understood = await page.locator("#answers-detail dt:text('Understood as') + dd")
        .textContent();
      strictEqual(marked, understood);
      ok(await page.locator("#answers-detail math").count() > 1);
      await page.locator("#answers-maths").uncheck();
      strictEqual(await page.locator("#answers-detail math").count(), 0);
      match(await page.locator("#answers-detail").textContent() ?? "", /\\boxed\{\d+\}/);
      deepStrictEqual(complaints, []);
    }),
);

Deno.test(
  `${name}is led by the keyboard`,
  options,
  () =>
    lookAtRun(wholeRun(), {}, async ({ page }) => {
      await page.keyboard.press("Tab");
      strictEqual(await page.evaluate("document.activeElement.textContent"), "Skip to the report");
      const title = page.locator("#answers-detail h3");
      const first = await title.textContent();
      await page.locator("#answers-list button").first().focus();
      await page.keyboard.press("ArrowDown");
      notStrictEqual(await title.textContent(), first);
      strictEqual(
        await page.evaluate("document.activeElement.getAttribute('aria-current')"),
        "true",
        "the focus stays in the list",
      );
      for (let at = 0; at < 12; at++) await page.keyboard.press("ArrowDown");
      strictEqual(await page.locator("#answers-count").textContent(), "13–24 of 460");
    }),
);

Deno.test(
  `${name}zooms each load's timeline alone`,
  options,
  () =>
    lookAtRun(wholeRun(), {}, async ({ page, complaints }) => {
      await page.locator("#load-2-zoom-in").click();
      await until(page, "document.getElementById('load-2-selection').dataset.to !== undefined");
      strictEqual(
        await page.evaluate("document.getElementById('load-1-selection').dataset.to"),
        undefined,
      );
      await page.locator("#load-1-selection").press("ArrowRight");
      match(await page.locator("#load-1-readout").textContent() ?? "", /^Request \d+/);
      deepStrictEqual(complaints, []);
    }),
);

Deno.test(
  `${name}turns dark and light`,
  options,
  () =>
    lookAtRun(wholeRun(), { colorScheme: "light" }, async ({ page, complaints }) => {
      const ground = (): Promise<unknown> =>
        page.evaluate("getComputedStyle(document.body).backgroundColor");
      const light = await ground();
      await page.locator("#theme").click();
      notStrictEqual(await ground(), light);
      await page.locator("#theme").click();
      strictEqual(await ground(), light);
      deepStrictEqual(complaints, []);
    }),
);

Deno.test(
  `${name}prints in light, without what can only be pressed`,
  options,
  () =>
    lookAtRun(wholeRun(), { colorScheme: "dark" }, async ({ page }) => {
      await page.emulateMedia({ media: "print" });
      strictEqual(await page.evaluate("getComputedStyle(document.body).color"), "rgb(27, 36, 48)");
      strictEqual(await page.locator(".buttons:visible, #theme:visible, nav:visible").count(), 0);
      ok((await page.pdf()).length > 100_000);
    }),
);

Deno.test(`${name}runs nothing that a model or a dataset says`, options, () => {
  const answers = HARM.flatMap((words) =>
    sums(1, 1).map((answer) => ({
      ...answer,
      id: words,
      text: words,
      prompt: [{ role: words, prompt: words }],
      references: words,
      extracted: words,
      offsets: [2, 9] as const,
      rule: words,
      finish: words,
    }))
  );
  const loads = [recording({ requests: 40, concurrency: 4, failing: 0.5, words: HARM.join("") })];
  const viewport = { width: 390, height: 900 };
  const run = runOf({ loads, answers: { [HARM.join("")]: answers } });
  return lookAtRun(run, { viewport }, async ({ page, complaints }) => {
    for (let at = 0; at < HARM.length; at++) {
      await page.locator("#answers-list button").nth(at).click();
      const { length } = await page.locator("#answers-detail").textContent() ?? "";
      ok(length > 20);
      strictEqual(
        await page.locator("#answers-detail :is(a, img, svg, script, iframe)").count(),
        0,
      );
    }
    strictEqual(await page.evaluate("typeof stolen"), "undefined");
    strictEqual(await page.locator("img, iframe, [href^=javascript]").count(), 0);
    match(await page.locator("#answers-list").textContent() ?? "", /⟨U\+202E⟩gnp/);
    ok(!(await page.locator("body").innerText()).includes("\u202e"));
    strictEqual(await page.evaluate("document.documentElement.scrollWidth"), viewport.width);
    deepStrictEqual(complaints, []);
  });
});
