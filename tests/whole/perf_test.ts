import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from "node:assert";
import { join } from "@std/path";
import { filesIn, inFolder, nameOf, run, runsIn, serving, summaryIn } from "./program.ts";

const PERF = ["--mode", "perf"];
const SHORT = ["--num-prompts", "8", "--max-out-len", "6"];

Deno.test("nothing configured: the simulated server is measured, and everything is written", async (t) => {
  await inFolder(async (cwd) => {
    const { code, out, err } = await run(PERF, { cwd });
    strictEqual(code, 0, err);
    match(out, /Per request[\s\S]*TTFT[\s\S]*End to end[\s\S]*Success Requests +64\n/);
    match(out, /--url http:\/\/HOST:PORT/);
    const [folder = ""] = await runsIn(cwd);
    const before = await filesIn(folder);
    await t.assertSnapshot([...before.keys()].sort());
    const [task] = (await summaryIn(cwd)).tasks;
    deepStrictEqual(task?.requests, { total: 64, ok: 64, failed: 0, aborted: 0, failedByKind: {} });
    strictEqual(task?.metrics["total_output_tokens"], 64 * 32);

    const again = await run(["--mode", "perf_viz", "--reuse"], { cwd });
    strictEqual(again.code, 0, again.err);
    deepStrictEqual(
      await filesIn(folder),
      before,
      "perf_viz makes every file again, byte for byte",
    );
    const tables = (text: string): string =>
      text.slice(text.indexOf("Per request"), text.indexOf("Written:"));
    strictEqual(tables(again.out), tables(out));
  });
});

Deno.test("two runs of one second, and a stored plan, have folders of their own", async () => {
  await inFolder(async (cwd) => {
    const args = [...PERF, ...SHORT];
    const [first, second] = await Promise.all([run(args, { cwd }), run(args, { cwd })]);
    deepStrictEqual([first?.code, second?.code], [0, 0]);
    const [folder = ""] = await runsIn(cwd);
    const stored = await run([join(folder, "configs/plan.json")], { cwd });
    strictEqual(stored.code, 0, stored.err);
    const runs = await runsIn(cwd);
    strictEqual(new Set(runs.map(nameOf)).size, 3);
    const plans = await Promise.all(
      runs.map((run) => Deno.readTextFile(join(run, "configs/plan.json"))),
    );
    deepStrictEqual(plans, [plans[0], plans[0], plans[0]]);
    const absent = await run(["--mode", "perf_viz", "--reuse", "20000101_000000"], { cwd });
    match(absent.err, /Cannot reuse run 20000101_000000: it is not in outputs\/default/);
    strictEqual(absent.code, 2);
  });
});

Deno.test("the example suite runs as it stands", async () => {
  await inFolder(async (cwd) => {
    const suite = new URL("../../examples/perf_suite.ts", import.meta.url).pathname;
    const { code, err } = await run([suite, "--num-prompts", "20"], { cwd });
    strictEqual(code, 0, err);
    const [task] = (await summaryIn(cwd)).tasks;
    deepStrictEqual(task?.stages.map(({ requests }) => requests.ok), [20, 20]);
  });
});

Deno.test.each([
  { flags: ["--request-rate", "40"], total: 8 },
  { flags: ["--request-rate", "40", "--concurrency", "2"], total: 8 },
  { flags: ["--concurrency", "3", "--num-warmups", "4"], total: 8 },
  { flags: ["--datasets", "synthetic_gen", "--merge-ds", "--seed", "9"], total: 8 },
])("flags: $flags", async ({ flags, total }) => {
  await inFolder(async (cwd) => {
    const { code, err } = await run([...PERF, ...SHORT, ...flags], { cwd });
    strictEqual(code, 0, err);
    strictEqual((await summaryIn(cwd)).tasks[0]?.requests.ok, total);
  });
});

Deno.test("--pressure holds the load for its time", async () => {
  await inFolder(async (cwd) => {
    const flags = [
      "--pressure",
      "--pressure-time",
      "1",
      "--concurrency",
      "4",
      "--max-out-len",
      "4",
    ];
    const { code, err } = await run([...PERF, ...flags], { cwd });
    strictEqual(code, 0, err);
    const [task] = (await summaryIn(cwd)).tasks;
    ok((task?.requests.ok ?? 0) > 8);
    ok((task?.metrics["duration_s"] as number) >= 0.9);
  });
});

Deno.test("every fault is a failure of its kind, and spoils nothing else", async () => {
  const faults = [
    "status503@2",
    "reset@4",
    "truncated-json@6",
    "no-done@8",
    "error-event@10",
    "empty@12",
    "garbage@14",
  ];
  await serving(["--ttft", "20", "--gap", "5", "--fault", ...faults], async (url) => {
    await inFolder(async (cwd) => {
      const args = [
        ...PERF,
        "--url",
        url,
        "--num-prompts",
        "16",
        "--num-warmups",
        "0",
        "--max-out-len",
        "6",
      ];
      const { code, out, err } = await run(args, { cwd });
      strictEqual(code, 0, err);
      const [task] = (await summaryIn(cwd)).tasks;
      deepStrictEqual(task?.requests, {
        total: 16,
        ok: 9,
        failed: 7,
        aborted: 0,
        failedByKind: {
          "error-event": 1,
          "http-status": 1,
          "malformed": 1,
          "no-content": 1,
          "no-finish": 2,
          "reset": 1,
        },
      });
      strictEqual((task?.metrics["ttft_ms"] as { readonly n: number }).n, 9);
      match(out, /Failures: 7 of 16/);
    });
  });
});

Deno.test("a stalled answer is a timeout", async () => {
  await serving(["--ttft", "5", "--gap", "2", "--fault", "stall1@2"], async (url) => {
    await inFolder(async (cwd) => {
      await Deno.writeTextFile(
        join(cwd, "suite.ts"),
        `import { defineModel, defineSuite } from "assay";
         export default defineSuite({ mode: "perf", datasets: ["synthetic_gen"],
           models: [defineModel({ abbr: "m", url: ${JSON.stringify(url)}, timeoutMs: 400 })] });`,
      );
      const { code, err } = await run(["suite.ts", ...SHORT, "--num-warmups", "0"], { cwd });
      strictEqual(code, 0, err);
      deepStrictEqual((await summaryIn(cwd)).tasks[0]?.requests.failedByKind, { timeout: 1 });
    });
  });
});

Deno.test("a server that is down: exit 3, whoever asks first", async () => {
  const closed = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = closed.addr as Deno.NetAddr;
  closed.close();
  const url = `http://127.0.0.1:${port}`;
  await inFolder(async (cwd) => {
    const unnamed = await run([...PERF, "--url", url], { cwd });
    match(unnamed.err, new RegExp(`Cannot reach ${url}/v1/models: connection refused`));
    const named = await run([...PERF, "--url", url, "--model", "m"], { cwd });
    match(named.out, /connect-refused: .*ECONNREFUSED/);
    deepStrictEqual([unnamed.code, named.code], [3, 3]);
  });
});

Deno.test.each([
  {
    name: "500 to all",
    answer: () => Response.json({ error: { message: "out of memory" } }, { status: 500 }),
    says: /HTTP 500: out of memory/,
  },
  {
    name: "401 to all",
    answer: () => Response.json({ error: { message: "no key" } }, { status: 401 }),
    says: /HTTP 401: no key/,
  },
  {
    name: "a page",
    answer: () => new Response("<h1>hello</h1>", { headers: { "content-type": "text/html" } }),
    says: /expected text\/event-stream, found text\/html/,
  },
  {
    name: "no JSON",
    answer: () =>
      new Response("data: hello\n\n", { headers: { "content-type": "text/event-stream" } }),
    says: /an event is no JSON object: hello/,
  },
  {
    name: "hostile words",
    answer: () => new Response("\x1b[2J</script><script>alert(1)</script>", { status: 400 }),
    says: /HTTP 400/,
  },
])("a server that says $name: exit 3, and what it said", async ({ answer, says }) => {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, answer);
  try {
    await inFolder(async (cwd) => {
      const args = [
        ...PERF,
        ...SHORT,
        "--url",
        `http://127.0.0.1:${server.addr.port}`,
        "--model",
        "m",
      ];
      const { code, out } = await run(args, { cwd });
      match(out, says);
      ok(!out.includes("\x1b"), "no escape sequence of a server reaches the terminal");
      strictEqual(code, 3);
    });
  } finally {
    await server.shutdown();
  }
});

Deno.test("secrets reach the server and nothing else", async () => {
  const secret = "s3cr3t-b9f1";
  const key = "k3y-77aa";
  const seen: string[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, ({ headers }) => {
    seen.push(`${headers.get("x-tenant")} ${headers.get("authorization")}`);
    return new Response("no", { status: 403 });
  });
  try {
    await inFolder(async (cwd) => {
      const url = `http://127.0.0.1:${server.addr.port}`;
      const flags = [
        "--model",
        "m",
        "--header",
        `X-Tenant: ${secret}`,
        "--api-key-env",
        "TEST_KEY",
        "--debug",
      ];
      const { out, err } = await run([...PERF, ...SHORT, "--url", url, ...flags], {
        cwd,
        env: { TEST_KEY: key },
      });
      strictEqual(seen[0], `${secret} Bearer ${key}`);
      const [folder = ""] = await runsIn(cwd);
      const texts = [...await filesIn(folder)].map(([path, bytes]) =>
        `${path} ${new TextDecoder().decode(bytes)}`
      );
      notStrictEqual(texts.length, 0);
      for (const text of [out, err, ...texts]) {
        ok(!text.includes(secret) && !text.includes(key), text.slice(0, 200));
      }
    });
  } finally {
    await server.shutdown();
  }
});

Deno.test("where the server tells no counts, the built-in tokenizer does, and the report says so", async () => {
  const words = ["The", " quick", " brown", " fox"];
  const events = [
    ...words.map((content) => JSON.stringify({ choices: [{ delta: { content } }] })),
    '{"choices":[{"delta":{},"finish_reason":"stop"}]}',
    "[DONE]",
  ];
  const body = events.map((data) => `data: ${data}\n\n`).join("");
  const headers = { "content-type": "text/event-stream" };
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response(body, { headers }),
  );
  try {
    await inFolder(async (cwd) => {
      const url = `http://127.0.0.1:${server.addr.port}`;
      const { code, err } = await run([...PERF, ...SHORT, "--url", url, "--model", "m"], { cwd });
      strictEqual(code, 0, err);
      const [task] = (await summaryIn(cwd)).tasks;
      strictEqual(task?.tokens.source, "tokenizer");
      strictEqual(task?.metrics["total_output_tokens"], 8 * words.length);
      ok((task?.metrics["total_input_tokens"] as number) > 8 * 60);
      match(task?.notes.join("\n") ?? "", /counted by the client's tokenizer/);
    });
  } finally {
    await server.shutdown();
  }
});

Deno.test("both clients tell the same of one server", async () => {
  await serving(["--ttft", "30", "--gap", "10", "--tokens-per-event", "3"], async (url) => {
    await inFolder(async (cwd) => {
      for (const client of ["native", "portable"]) {
        const args = [...PERF, ...SHORT, "--url", url, "--client", client, "--max-out-len", "12"];
        const { code, err } = await run(args, { cwd });
        if (client === "native" && /Cannot use the native client/.test(err)) return;
        strictEqual(code, 0, err);
      }
      const counts = await Promise.all((await runsIn(cwd)).map(async (folder) => {
        const { tasks } = JSON.parse(await Deno.readTextFile(join(folder, "summary.json")));
        const { requests, metrics, client } = tasks[0];
        return {
          name: client.name,
          requests,
          tokens: metrics.total_output_tokens,
          gaps: metrics.event_gap_ms.n,
        };
      }));
      deepStrictEqual(counts.map(({ name }) => name), ["native", "portable"]);
      const [native, portable] = counts.map(({ name: _, ...rest }) => rest);
      deepStrictEqual(native, portable);
    });
  });
});
