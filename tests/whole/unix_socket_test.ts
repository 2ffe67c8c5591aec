import { deepStrictEqual, match, strictEqual } from "node:assert";
import { run } from "./program.ts";
import { inFolder, summaryIn } from "./run_files.ts";
import { streamOf } from "./servers.ts";

const EVENTS = [
  '{"choices":[{"delta":{"content":"a"}}]}',
  '{"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]}',
  '{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}',
  "[DONE]",
];
const LOAD = ["--mode", "perf", "--num-prompts", "20", "--concurrency", "4", "--workers", "2"];

const each = Deno.build.os === "windows" ? Deno.test.ignore.each : Deno.test.each;

each([{ client: "auto" }, { client: "portable" }])(
  "a server on a Unix socket is measured: --client $client",
  async ({ client }) => {
    await inFolder(async (cwd) => {
      const path = `${cwd}/llm.sock`;
      const asked = new Set<string>();
      const server = Deno.serve({ path, onListen() {} }, ({ url }) => {
        asked.add(new URL(url).pathname);
        return url.endsWith("/models") ? Response.json({ data: [{ id: "m" }] }) : streamOf(EVENTS);
      });
      try {
        const words = [...LOAD, "--client", client, "--url", `unix:${path}:/llm`];
        const { code, err } = await run(words, { cwd });
        strictEqual(code, 0, err);
        const [task] = (await summaryIn(cwd)).tasks;
        strictEqual(task?.requests.ok, 20);
        deepStrictEqual([task.served, task.url], ["m", `unix:${path}:/llm`]);
        deepStrictEqual([...asked].sort(), ["/llm/v1/chat/completions", "/llm/v1/models"]);
        strictEqual(task.client.stamps, "read");
      } finally {
        await server.shutdown();
      }
    });
  },
);

Deno.test("a Unix socket that is not there is named: exit 3", async () => {
  await inFolder(async (cwd) => {
    const { code, err } = await run([...LOAD, "--url", `unix:${cwd}/none.sock`], { cwd });
    match(err, /Cannot reach unix:.*none\.sock:\/v1\/models: /);
    strictEqual(code, 3);
  });
});
