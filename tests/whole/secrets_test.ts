import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { run } from "./program.ts";
import { filesIn, inFolder, runsIn } from "./run_files.ts";
import { answering } from "./servers.ts";

const TENANT = "t3nant-b9f1";
const KEY = "k3y-77aa";
const FLAGS = ["--mode", "perf", "--model", "m", "--num-prompts", "2", "--debug"];

/** As many bytes as a note has, less the start of a secret that comes after them. */
const FILLING = ".".repeat(500 - "HTTP 403: Bearer ".length - 6);

Deno.test.each([
  {
    flags: ["--api-key-env", "TEST_KEY", "--header", `X-Tenant: ${TENANT}`],
    received: [`Bearer ${KEY}`, TENANT],
  },
  { flags: ["--header", `Authorization: Bearer ${KEY}`], received: [`Bearer ${KEY}`, null] },
])("secrets of $flags reach the server and nothing else", async ({ flags, received }) => {
  const seen: (string | null)[][] = [];
  const repeat = ({ headers }: Request): Response => {
    const sent = [headers.get("authorization"), headers.get("x-tenant")];
    seen.push(sent);
    return new Response(`${seen.length % 2 ? "" : FILLING}${sent.join(" ")}`, { status: 403 });
  };
  await answering(repeat, (url) =>
    inFolder(async (cwd) => {
      const args = [...FLAGS, ...flags, "--url", url];
      const { code, out, err } = await run(args, { cwd, env: { TEST_KEY: KEY } });
      strictEqual(code, 3, err);
      match(out, /HTTP 403: \[secret\]/);
      // A warm-up, two questions, and the server's own metrics.
      deepStrictEqual(seen, [received, received, received, received]);
      const [folder = ""] = await runsIn(cwd);
      const files = [...await filesIn(folder)].map(([path, bytes]) =>
        `${path} ${new TextDecoder().decode(bytes)}`
      );
      ok(files.length > 5);
      for (const text of [out, err, ...files]) {
        const found = /t3nan|k3y-7/.exec(text);
        strictEqual(found, null, `${text.slice(0, 80)} … ${found?.[0]}`);
      }
    }));
});
