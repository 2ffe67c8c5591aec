import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import { gzipSync } from "node:zlib";
import { realWeb } from "../../../engine/port/web.ts";

type Handler = (request: Request) => Response | Promise<Response>;

const SIGNAL = new AbortController().signal;

async function served(handler: Handler, body: (base: string) => Promise<void>): Promise<void> {
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, handler);
  await body(`http://127.0.0.1:${server.addr.port}`);
}

async function textAt(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const { status, body } = await realWeb().get(url, { headers, signal: SIGNAL });
  const parts = await Array.fromAsync(body);
  return { status, text: await new Blob(parts).text() };
}

Deno.test("realWeb() gives status, headers and body", () =>
  served(
    () => new Response("hello", { status: 201, headers: { "X-Kind": "a" } }),
    async (base) => {
      const answer = await realWeb().get(`${base}/a`, { headers: {}, signal: SIGNAL });
      deepStrictEqual([answer.status, answer.headers["x-kind"]], [201, "a"]);
      deepStrictEqual((await Array.fromAsync(answer.body)).map(({ length }) => length), [5]);
    },
  ));

Deno.test("a body that was packed for the way says so", () =>
  served(
    () =>
      new Response(new Uint8Array(gzipSync("hello")), { headers: { "content-encoding": "gzip" } }),
    async (base) => {
      const answer = await realWeb().get(base, { headers: {}, signal: SIGNAL });
      strictEqual(await new Blob(await Array.fromAsync(answer.body)).text(), "hello");
      const { "content-length": length, "content-encoding": encoding } = answer.headers;
      strictEqual(length === undefined || encoding !== undefined, true);
    },
  ));

Deno.test("redirects are followed, and keys stay with their origin", () =>
  served(
    (request) => new Response(JSON.stringify([...request.headers.keys()])),
    (other) =>
      served(
        (request) => {
          const { pathname } = new URL(request.url);
          if (pathname === "/away") return Response.redirect(`${other}/x`);
          if (pathname === "/near") {
            return new Response(null, { status: 307, headers: { location: "/end" } });
          }
          return new Response(request.headers.get("authorization"));
        },
        async (base) => {
          const headers = { authorization: "Bearer secret", "x-kept": "1" };
          strictEqual((await textAt(`${base}/near`, headers)).text, "Bearer secret");
          const there: string[] = JSON.parse((await textAt(`${base}/away`, headers)).text);
          deepStrictEqual(
            ["authorization", "x-kept"].map((name) => there.includes(name)),
            [false, true],
          );
        },
      ),
  ));

Deno.test("redirects without end are given up", () =>
  served(
    (request) => Response.redirect(request.url),
    (base) =>
      rejects(textAt(`${base}/round`), /Cannot get http:\S+\/round: more than 10 redirects/),
  ));

/** A `fetch` that redirects once, since a test has no certificate that is trusted. */
async function redirecting(location: string, body: () => Promise<void>): Promise<void> {
  const { fetch } = globalThis;
  globalThis.fetch = () =>
    Promise.resolve(new Response(null, { status: 302, headers: { location } }));
  try {
    await body();
  } finally {
    globalThis.fetch = fetch;
  }
}

Deno.test.each([
  {
    location: "http://example.org/a?key=secret",
    says: /redirects to http:\/\/example\.org\/a, which is not safe$/,
  },
  { location: "file:///etc/passwd", says: /only http and https are followed$/ },
  { location: "https://", says: /it redirects to what is no address$/ },
])(
  "a redirect from https to $location is refused",
  ({ location, says }) =>
    redirecting(location, () => rejects(textAt("https://example.org/"), { message: says })),
);

Deno.test("silence is given up, before the head and inside the body", async () => {
  const waiting = Promise.withResolvers<Response>();
  const handler: Handler = ({ url }) =>
    url.includes("/head") ? waiting.promise : new Response(
      new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode("start")) }),
    );
  await served(handler, async (base) => {
    const options = { headers: {}, signal: SIGNAL };
    const web = realWeb(60);
    await rejects(web.get(`${base}/head?key=secret`, options), {
      message: `Cannot get ${base}/head: nothing came for 0.06 s`,
    });
    const { body } = await web.get(`${base}/body`, options);
    await rejects(Array.fromAsync(body), /\/body: nothing came for 0\.06 s/);
    waiting.resolve(new Response());
  });
});

Deno.test("a body can be left, and a signal ends everything", () =>
  served(
    () =>
      new Response(
        new ReadableStream({ pull: (body) => body.enqueue(new Uint8Array(1000)) }),
      ),
    async (base) => {
      const stop = new AbortController();
      const options = { headers: {}, signal: stop.signal };
      for await (const piece of (await realWeb().get(base, options)).body) {
        if (piece.length) break;
      }
      const { body } = await realWeb().get(base, options);
      await rejects(async () => {
        for await (const piece of body) if (piece.length) stop.abort(new Error("enough"));
      }, /enough/);
      await rejects(realWeb().get(base, options), /enough/);
    },
  ));

Deno.test("where nobody answers, the address is named without its query", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  await rejects(textAt(`http://127.0.0.1:${port}/a?key=secret`), (error: Error) => {
    strictEqual(error.message.includes("secret"), false);
    return error.message.startsWith(`Cannot get http://127.0.0.1:${port}/a: `);
  });
});
