import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { gather } from "../../../reporters/html/gather.ts";
import { lengthGroups } from "../../../reporters/html/length_charts.ts";
import { recording } from "../../browser/recording.ts";
import { recordedOf } from "../recorded.ts";

interface Layer {
  readonly mark: { readonly type: string };
  readonly data: { readonly values: readonly { readonly count?: number }[] };
}

async function layersOf(requests: number): Promise<readonly Layer[]> {
  const groups = lengthGroups(await gather(recording({ requests, concurrency: 8, failing: 0 })));
  return groups.flatMap(({ charts }) =>
    charts.map(({ spec }) => (spec as { layer: Layer[] }).layer[0])
  )
    .filter((layer) => layer !== undefined);
}

Deno.test("few requests are a dot each", async () => {
  const layers = await layersOf(100);
  strictEqual(layers.length, 2);
  for (const { mark, data } of layers) {
    strictEqual(mark.type, "point");
    strictEqual(data.values.length, 100);
  }
});

Deno.test("many requests are counted in cells, each once", async () => {
  for (const { mark, data } of await layersOf(4000)) {
    strictEqual(mark.type, "rect");
    ok(data.values.length < 48 * 28 && data.values.length > 50, `${data.values.length} cells`);
    strictEqual(data.values.reduce((sum, { count = NaN }) => sum + count, 0), 4000);
  }
});

Deno.test("lengths that are all alike have no chart", async () => {
  const told = Array.from({ length: 9 }, (_, at) => ({ sent: at, events: [at + 5, at + 9] }));
  deepStrictEqual(lengthGroups(await gather(recordedOf([told]))), []);
});
