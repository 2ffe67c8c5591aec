import { deepStrictEqual, match, ok } from "node:assert";
import { compile } from "vega-lite";
import { renderCharts, standalone } from "../../reporters/charts.ts";
import { drawRun } from "../../reporters/page/draw_run.ts";
import { wholeRun } from "../browser/run_recording.ts";

const { files } = await drawRun(wholeRun(), null);

Deno.test("every chart of a run has a file of its own", () => {
  const paths = renderCharts(files, null).map(({ path }) => path);
  ok(paths.includes("charts/accuracy.vl.json"));
  ok(paths.includes("charts/vllm-api-stream-chat/syntheticdataset/sweep-ttft.vl.json"));
  ok(paths.every((path) => path.endsWith(".vl.json")));
});

Deno.test.each(files)(
  "$title stands alone: it compiles without a warning, and needs no page",
  (file) => {
    const said: unknown[] = [];
    const logger = {
      level: () => logger,
      error: (...words: readonly unknown[]) => (said.push(...words), logger),
      warn: (...words: readonly unknown[]) => (said.push(...words), logger),
      info: () => logger,
      debug: () => logger,
    };
    const alone = standalone(file);
    compile(alone, { logger: logger as never });
    deepStrictEqual(said, []);
    ok(!JSON.stringify(alone).includes("var(--"));
    ok(!JSON.stringify(alone).includes('"container"'));
  },
);

Deno.test("a picture is SVG that refers to nothing outside it", async () => {
  const accuracy = files.filter(({ path }) => path === "charts/accuracy");
  const [, picture] = renderCharts(accuracy, "svg");
  ok(picture?.path === "charts/accuracy.svg");
  const svg = (await Array.fromAsync(picture.pieces, String)).join("");
  match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  match(svg, /gsm8k_gen/);
  ok(!/href|url\(http|<script/.test(svg));
});
