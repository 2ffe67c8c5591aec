import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { realFiles } from "../../../../engine/port/real.ts";
import { realWeb } from "../../../../engine/port/web.ts";
import { rowsOf } from "../../../../engine/run/sources/rows_of.ts";
import type { HubSource } from "../../../../engine/plan/plan.ts";
import type { SourcePorts } from "../../../../engine/run/sources/ports.ts";

const KINDS = await Deno.readFile(
  new URL("../../dataset/rows/fixtures/kinds.parquet", import.meta.url),
);
const SOURCE: HubSource = {
  kind: "hub",
  dataset: "openai/gsm8k",
  config: "main",
  split: "test",
  revision: "main",
};

interface Seen {
  readonly path: string;
  readonly key: string | null;
}

/** A hub that redirects to a store of another origin, as hubs do. */
async function withHub(body: (base: string, seen: Seen[]) => Promise<void>): Promise<void> {
  const seen: Seen[] = [];
  const note = (request: Request): string => {
    const { pathname: path } = new URL(request.url);
    seen.push({ path, key: request.headers.get("authorization") });
    return path;
  };
  const quiet = { port: 0, hostname: "127.0.0.1", onListen() {} };
  await using store = Deno.serve(quiet, (request) => {
    note(request);
    return new Response(KINDS);
  });
  await using hub = Deno.serve(quiet, (request) => {
    const path = note(request);
    const list = "/api/datasets/openai/gsm8k/parquet/main/test";
    if (path === list) return Response.json([`${new URL(request.url).origin}${list}/0.parquet`]);
    return Response.redirect(`http://127.0.0.1:${store.addr.port}/blob?signature=secret`);
  });
  await body(`http://127.0.0.1:${hub.addr.port}`, seen);
}

Deno.test("a split comes through redirects, without its key going further than the hub", async () => {
  const folder = await Deno.makeTempDir({ prefix: "assay-" });
  try {
    await withHub(async (base, seen) => {
      const env: Readonly<Record<string, string>> = {
        HF_ENDPOINT: base,
        HF_TOKEN: "hf_secret",
        ASSAY_CACHE: folder,
      };
      const ports: SourcePorts = {
        files: realFiles,
        web: realWeb(),
        os: Deno.build.os,
        dataFolder: null,
        ownFolder: folder,
        signal: new AbortController().signal,
        env: (name) => env[name],
        progress: () => {},
      };
      const first = await Array.fromAsync(rowsOf(SOURCE, ports));
      strictEqual(first.length, 7);
      const list = "/api/datasets/openai/gsm8k/parquet/main/test";
      const key = "Bearer hf_secret";
      deepStrictEqual(seen, [
        { path: list, key },
        { path: `${list}/0.parquet`, key },
        { path: "/blob", key: null },
      ]);
      deepStrictEqual(await Array.fromAsync(rowsOf(SOURCE, ports)), first);
      strictEqual(seen.length, 3);
    });
    for await (const { name } of Deno.readDir(folder)) {
      for await (const file of Deno.readDir(`${folder}/${name}`)) {
        const text = await Deno.readTextFile(`${folder}/${name}/${file.name}`);
        ok(!text.includes("secret"), `${file.name} holds a secret`);
      }
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
