import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from "node:assert";
import type { Page } from "playwright-core";
import { CHROMIUM, hasBrowser, look, until } from "./browser.ts";

const ignore = !hasBrowser();
const name = ignore ? `skipped without ${CHROMIUM}: ` : "";
/** The browser's own pipes and timers outlive a test by a moment. */
const options = { ignore, sanitizeOps: false, sanitizeResources: false };

const SMALL = { requests: 64, concurrency: 8 };

/** Distinct colours of a canvas. */
function colours(page: Page, id: string): Promise<number> {
  return page.evaluate(`(() => {
    const canvas = document.getElementById("${id}");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  })()`);
}

/** Widths that the charts of each latency have between their axes, in CSS pixels. */
function axisWidths(page: Page): Promise<readonly (readonly [number, number])[]> {
  return page.evaluate(`(() => {
    const width = (id) =>
      document.querySelector("#" + id + " svg .root path.background").getBBox().width;
    return [...document.querySelectorAll(".chart[id$=-histogram]")].map(({ id }) =>
      [width(id), width(id.replace("-histogram", "-cumulative"))]
    );
  })()`);
}

async function viewOf(page: Page): Promise<number> {
  const { from, to } = await page.evaluate(
    "(({ from, to }) => ({ from, to }))(document.getElementById('selection').dataset)",
  ) as { readonly from: string; readonly to: string };
  return Number(to) - Number(from);
}

const SCHEMES = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 390 },
  { colorScheme: "dark", width: 390 },
] as const;

for (const { colorScheme, width } of SCHEMES) {
  const viewport = { width, height: 900 };
  Deno.test(
    `${name}draws all offline, ${colorScheme}, ${width} wide`,
    options,
    () =>
      look(SMALL, { colorScheme, viewport }, async ({ page, complaints }) => {
        const charts = await page.locator(".chart[data-state=drawn] svg").count();
        strictEqual(charts, await page.locator(".chart").count());
        const marks = await page.locator(".chart svg .role-mark path").count();
        ok(marks > charts, `${marks} marks`);
        ok(await colours(page, "bars") > 3);
        const wide = await page.evaluate("document.documentElement.scrollWidth");
        strictEqual(wide, width, "nothing but boxes of their own scrolls sideways");
        for (const [histogram, cumulative] of await axisWidths(page)) {
          ok(Math.abs(histogram - cumulative) <= 1, `one axis: ${histogram}, ${cumulative}`);
        }
        deepStrictEqual(complaints, []);
      }),
  );
}

Deno.test(
  `${name}zooms by keys, buttons, wheel and drag, and back`,
  options,
  () =>
    look(SMALL, {}, async ({ page, complaints }) => {
      const whole = async (): Promise<number> => {
        await page.locator("#zoom-all").click();
        return await viewOf(page);
      };
      const all = await whole();
      const { x, y } = await page.locator("#selection").boundingBox() ?? { x: NaN, y: NaN };
      const ways: readonly (() => Promise<unknown>)[] = [
        () => page.locator("#selection").press("+"),
        () => page.locator("#zoom-in").click(),
        async () => {
          await page.mouse.move(x + 300, y + 20);
          await page.keyboard.down("Control");
          await page.mouse.wheel(0, -200);
          await page.keyboard.up("Control");
          await until(page, `Number(document.getElementById("selection").dataset.to) < ${all}`);
        },
        async () => {
          await page.mouse.move(x + 200, y + 20);
          await page.mouse.down();
          await page.mouse.move(x + 300, y + 30);
          await page.mouse.up();
        },
      ];
      for (const way of ways) {
        await way();
        ok(await viewOf(page) < 0.9 * all, "closer");
        strictEqual(await whole(), all);
      }
      deepStrictEqual(complaints, []);
    }),
);

Deno.test(
  `${name}tells the numbers of a request to pointer and keyboard`,
  options,
  () =>
    look(SMALL, {}, async ({ page }) => {
      const readout = page.locator("#readout");
      const empty = await colours(page, "selection");
      await page.locator("#selection").press("ArrowRight");
      match(await readout.textContent() ?? "", /^Request \d+ \(sample \d+\): .*TTFT/);
      ok(await colours(page, "selection") > empty, "the selected bar is outlined");
      const first = await readout.textContent();
      await page.keyboard.press("ArrowRight");
      notStrictEqual(await readout.textContent(), first);
      await page.keyboard.press("Escape");
      strictEqual(await readout.textContent(), "");
      await page.locator("#selection").hover({ position: { x: 300, y: 20 } });
      match(await readout.textContent() ?? "", /^Request \d+/);
    }),
);

Deno.test(`${name}runs nothing that a server or a config says`, options, () => {
  const words = "</script><script>stolen = 1</script><img src=x onerror=stolen=1>\u2028\u202e" +
    "x".repeat(300);
  const viewport = { width: 390, height: 800 };
  return look({ ...SMALL, failing: 0.5, words }, { viewport }, async ({ page, complaints }) => {
    strictEqual(await page.evaluate("typeof stolen"), "undefined");
    strictEqual(await page.locator("img").count(), 0);
    strictEqual(await page.evaluate("document.documentElement.scrollWidth"), viewport.width);
    match(await page.locator("h1").textContent() ?? "", /<img src=x onerror=stolen=1>.*⟨U\+202E⟩/);
    deepStrictEqual(complaints, []);
  });
});

Deno.test(
  `${name}runs nothing even where text were put in unescaped`,
  options,
  () =>
    look(SMALL, {}, async ({ page, complaints }) => {
      await page.evaluate(
        `document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=stolen=1>");
      document.body.append(Object.assign(document.createElement("script"), { text: "stolen = 1" }));`,
      );
      strictEqual(await page.evaluate("typeof stolen"), "undefined");
      ok(complaints.some((text) => text.includes("Content Security Policy")));
    }),
);

Deno.test(
  `${name}opens 20,000 requests`,
  options,
  () =>
    look({ requests: 20_000, concurrency: 64 }, {}, async ({ page, complaints }) => {
      ok(await colours(page, "bars") > 3);
      await page.locator("#selection").press("+");
      ok(await viewOf(page) > 0);
      deepStrictEqual(complaints, []);
    }),
);
