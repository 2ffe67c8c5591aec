import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { renderPage } from "../../reporters/html.ts";
import { COLUMNS } from "../../reporters/html/client/columns.ts";
import type { PageContent } from "../../reporters/html/client/start.ts";
import { unpack } from "../../reporters/html/client/unpack.ts";
import type { Recorded } from "../../reporters/reporter.ts";
import type { RecordingOptions } from "../browser/recording.ts";
import { recording } from "../browser/recording.ts";
import { CASES } from "./cases.ts";

/** Stand-ins for the scripts, so that what is looked at is the page alone. */
const SCRIPTS = {
  loader: "const loader = 1;",
  libraries: ["const library = 2;", "const own = 3;"],
};

const HOSTILE = [
  "</script><script>stolen = 1</script>",
  "<img src=x onerror=stolen=1>",
  "\u2028\u2029 ' \" ` ${stolen = 1} &lt; <!--",
  "\u202egnp.exe\u2066 \u0000\u001b[2J\ufeff \ud800",
  '"><svg onload=stolen=1>',
];

const pageOf = (options: RecordingOptions): Promise<string> => pageFrom(recording(options));

async function pageFrom(recorded: Recorded): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of renderPage(recorded, SCRIPTS).pieces) {
    ok(typeof piece === "string");
    pieces.push(piece);
  }
  return pieces.join("");
}

function contentOf(page: string): PageContent {
  const [, packed = ""] =
    /<script type="text\/plain" class="content">(.*?)<\/script>/s.exec(page) ??
      [];
  return JSON.parse(textOf(packed));
}

function textOf(packed: string): string {
  return inflateRawSync(Uint8Array.fromBase64(packed)).toString();
}

Deno.test("the page lies beside the other reports of its task", () => {
  const { path } = renderPage(recording({ requests: 3, concurrency: 1 }), SCRIPTS);
  strictEqual(path, "performance/vllm-api-stream-chat/syntheticdataset_plot.html");
});

Deno.test("the same recording gives the same page", async () => {
  const options = { requests: 40, concurrency: 4 };
  strictEqual(await pageOf(options), await pageOf(options));
});

Deno.test("a page of 10,000 requests leaves room for its scripts below 2 MB", async () => {
  const page = await pageOf({ requests: 10_000, concurrency: 64 });
  ok(page.length < 1_000_000, `${page.length} characters`);
});

Deno.test("every chart has its place, and every entry of the contents its section", async () => {
  const page = await pageOf({ requests: 64, concurrency: 8 });
  const places = [...page.matchAll(/<div class="chart" id="([^"]+)">/g)].map(([, id]) => id);
  deepStrictEqual(places, contentOf(page).charts.map(({ id }) => id));
  ok(places.length === 15, `${places.length} charts`);
  for (const [, id] of page.matchAll(/<a href="#([^"]+)">/g)) match(page, new RegExp(`id="${id}"`));
});

Deno.test("scripts run by their hash, and nothing else does", async () => {
  const page = await pageOf({ requests: 8, concurrency: 2 });
  const [, policy = ""] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page) ??
    [];
  const scripts = [SCRIPTS.loader, ...SCRIPTS.libraries];
  const hashes = scripts.map((script) => createHash("sha256").update(script).digest("base64"));
  const allowed = /script-src ([^;]*)/.exec(policy)?.[1];
  strictEqual(allowed, hashes.map((hash) => `'sha256-${hash}'`).join(" "));
  match(policy, /^default-src 'none';/);
  ok(page.includes(`<script>${SCRIPTS.loader}</script>`));
  const packed = [...page.matchAll(/class="code">([^<]*)</g)].map(([, code = ""]) => textOf(code));
  deepStrictEqual(packed, SCRIPTS.libraries);
});

Deno.test.each(HOSTILE.map((words) => ({ words })))("stays text: $words", async ({ words }) => {
  const page = await pageOf({ requests: 60, concurrency: 4, failing: 0.5, words });
  strictEqual(page.match(/<script/g)?.length, SCRIPTS.libraries.length + 2);
  ok(!/<img|<svg/.test(page), "no element of a message");
  ok(!/[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--\n]/v.test(page), "no unseen sign");
  ok(page.isWellFormed());
  ok(contentOf(page).charts.length > 0);
});

Deno.test("a task without a good request says so, and draws what there is", async () => {
  const page = await pageOf({ requests: 5, concurrency: 1, failing: 1 });
  match(page, /0 of 5 requests ok, 5 failed/);
  match(page, /No request went well/);
  deepStrictEqual(
    contentOf(page).charts.map(({ id }) => id),
    ["in-flight", "tokens", "ended", "ttft", "failures-by-kind"],
  );
});

Deno.test.each(Object.entries(CASES).map(([name, recorded]) => ({ name, recorded })))(
  "a page of $name carries every request once",
  async ({ recorded }) => {
    const { timeline, charts } = contentOf(await pageFrom(recorded));
    ok(timeline);
    ok(charts.length >= 4);
    const columns = unpack(timeline.columns, atob);
    let rows = 0;
    for await (const block of recorded.blocks()) rows += block.rows;
    deepStrictEqual([...columns.row].sort((a, b) => a - b), [...Array(rows).keys()]);
    for (const name of Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]) {
      strictEqual(columns[name].length, rows, name);
    }
    ok(timeline.whole.to > timeline.whole.from);
  },
);
