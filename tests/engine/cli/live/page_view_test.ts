import { deepStrictEqual, match, rejects, strictEqual } from "node:assert";
import { chromium } from "playwright-core";
import { openPageView } from "../../../../engine/cli/live/page_view.ts";
import type { PageView } from "../../../../engine/cli/live/page_view.ts";
import { CHROMIUM, hasBrowser } from "../../../browser/browser.ts";
import { HOSTILE } from "../../../reporters/cases.ts";
import { LOAD, subjectOf } from "./scripted_terminal.ts";

const ADDRESS = { host: "127.0.0.1", port: 0 };

async function withPage(use: (view: PageView) => Promise<void>): Promise<void> {
  const view = await openPageView(ADDRESS);
  try {
    await use(view);
  } finally {
    await view.close();
  }
}

Deno.test.each([
  { what: "a page nobody has", path: "other", status: 404 },
  { what: "a change", path: "now", method: "POST", status: 405 },
])(
  "$what is refused: $status",
  ({ path, method = "GET", status }) =>
    withPage(async ({ url }) => {
      const response = await fetch(url + path, { method });
      await response.body?.cancel();
      strictEqual(response.status, status);
    }),
);

Deno.test("now and events tell the same task, as JSON and in the words of the terminal; the run ends the events", async () => {
  const view = await openPageView(ADDRESS);
  const events = await fetch(`${view.url}events`);
  view.look([subjectOf(LOAD)]);
  const now = await (await fetch(`${view.url}now`)).json();
  deepStrictEqual(now, { tasks: [LOAD] });
  view.ended?.({ ...LOAD, ending: "complete" });
  const text = events.text();
  await view.close();
  const said = (await text).split("\n\n").filter((part) => part !== "");
  deepStrictEqual(said[0], "retry: 2000\ndata: []");
  const [, running, ended, last] = said;
  match(running ?? "", /"name":"sim\/通义千问🚀".*"8 in flight · 22 ok · 1\.500 req\/s/);
  match(ended ?? "", /"ending":"complete"/);
  strictEqual(last, "event: end\ndata:");
  await rejects(fetch(view.url));
});

Deno.test("another site may not read the numbers by a name of its own that leads here", () =>
  withPage(async ({ url }) => {
    using connection = await Deno.connect({
      hostname: "127.0.0.1",
      port: Number(new URL(url).port),
    });
    const request = "GET /now HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    await connection.write(new TextEncoder().encode(request));
    const bytes = new Uint8Array(64);
    const size = await connection.read(bytes);
    match(new TextDecoder().decode(bytes.subarray(0, size ?? 0)), /^HTTP\/1\.1 403 /);
  }));

Deno.test("no more than 16 listen at once", () =>
  withPage(async ({ url }) => {
    const open = await Promise.all(Array.from({ length: 17 }, () => fetch(`${url}events`)));
    deepStrictEqual(
      open.map(({ status }) => status).toSorted(),
      [...Array(16).fill(200), 503],
    );
    await Promise.all(open.map(({ body }) => body?.cancel()));
  }));

Deno.test("a port that is taken is named before anything starts", () =>
  withPage(async ({ url }) => {
    const port = Number(new URL(url).port);
    await rejects(openPageView({ host: "127.0.0.1", port }), {
      name: "UsageError",
      message: new RegExp(
        `Cannot serve the live page on 127\\.0\\.0\\.1:${port}: the address is in use`,
      ),
    });
  }));

Deno.test({
  name: `the page in a browser${hasBrowser() ? "" : `: skipped, there is no ${CHROMIUM}`}`,
  ignore: !hasBrowser(),
  sanitizeOps: false,
  sanitizeResources: false,
  fn: () =>
    withPage(async (view) => {
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
      try {
        const page = await browser.newPage();
        const complaints: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        page.on("pageerror", ({ message }) => complaints.push(message));
        await page.goto(view.url);
        view.look([
          subjectOf({ ...LOAD, task: HOSTILE, failed: 1, failedByKind: { [HOSTILE]: 1 } }),
        ]);
        await page.getByText("8 in flight").waitFor();
        match(await page.locator("h2").innerText(), /<script>alert\(1\)<\/script>/);
        strictEqual(await page.locator("main script").count(), 0);
        view.ended?.({ ...LOAD, ending: "interrupted" });
        await page.getByText("interrupted").waitFor();
        await view.close();
        await page.getByText("The run has ended").waitFor();
        deepStrictEqual(complaints, []);
      } finally {
        await browser.close();
      }
    }),
});
