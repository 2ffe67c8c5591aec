import assert from "node:assert/strict";
import fc from "fast-check";
import { baseUrl } from "../../../engine/schema/address.ts";
import { parse } from "../../../engine/schema/parse.ts";
import { reduce } from "../../../engine/plan/reduce.ts";
import { chosenOf, named } from "./chosen.ts";

const URLS: readonly { readonly written: string; readonly base: string }[] = [
  { written: "http://host", base: "http://host" },
  { written: "HTTP://Host:80/", base: "http://host" },
  { written: "https://host:8443/v1", base: "https://host:8443" },
  { written: "http://host/v1/", base: "http://host" },
  { written: "http://host/v1/chat/completions", base: "http://host" },
  { written: "http://host/v1/completions//", base: "http://host" },
  { written: "http://host/v1/v1", base: "http://host" },
  { written: "http://host/llm/v1", base: "http://host/llm" },
  { written: "http://host/v10", base: "http://host/v10" },
  { written: "http://[::1]:8000", base: "http://[::1]:8000" },
  { written: "unix:/run/llm.sock", base: "unix:/run/llm.sock" },
  { written: "unix:/run/llm.sock:/v1/", base: "unix:/run/llm.sock" },
  { written: "unix:/run/llm.sock:/llm/v1", base: "unix:/run/llm.sock:/llm" },
];

Deno.test.each([
  { url: "unix:llm.sock" },
  { url: "unix:///run/llm.sock:8000" },
  { url: "unix:/run/a b.sock" },
  { url: `unix:/${"a".repeat(107)}` },
  { url: "unix:/run/llm.sock:/v1?key=secret" },
])("no base URL, and not repeated: $url", ({ url }) => {
  const { error } = baseUrl.safeParse(url);
  assert.match(error?.issues[0]?.message ?? "", /^unix:\/path\/to\.sock or /);
  assert.doesNotMatch(JSON.stringify(error?.issues), /llm|secret|aaa/);
});

Deno.test.each(URLS)("the base of $written is $base", ({ written, base }) => {
  assert.equal(baseUrl.parse(written), base);
  assert.equal(baseUrl.parse(base), base);
});

Deno.test("a base URL is the base of itself", () => {
  const path = fc.array(fc.constantFrom("v1", "chat", "completions", "", "a"), { maxLength: 6 });
  fc.assert(fc.property(path, (parts) => {
    const base = baseUrl.parse(`http://host/${parts.join("/")}`);
    assert.equal(baseUrl.parse(base), base);
    assert.ok(!base.endsWith("/"));
  }));
});

/** Places where people write keys, and none may stand. */
const PLACES: Readonly<Record<string, (secret: string) => unknown>> = {
  "api_key": (secret) => ({ api_key: secret }),
  "api_key beside other faults": (secret) => ({ api_key: secret, batch_size: 0, url: 5 }),
  "apiKeyEnv": (secret) => ({ apiKeyEnv: secret }),
  "authorization": (secret) => ({ headers: { Authorization: `Bearer ${secret}` } }),
  "x-api-key": (secret) => ({ headers: { "x-api-key": secret } }),
  "cookie": (secret) => ({ headers: { cookie: `session=${secret}` } }),
  "a header's env": (secret) => ({ headers: { authorization: { env: secret } } }),
  "a header's name": (secret) => ({ headers: { [`Authorization: Bearer ${secret}`]: "" } }),
  "an authorization in a list": (secret) => ({ headers: { authorization: [secret] } }),
  "url password": (secret) => ({ url: `http://me:${secret}@host` }),
  "url user": (secret) => ({ url: `http://${secret}@host` }),
  "url query": (secret) => ({ url: `http://host/?key=${secret}` }),
  "url without scheme": (secret) => ({ url: `me:${secret}@host` }),
  "host_ip": (secret) => ({ host_ip: `me:${secret}@host` }),
  "a host_ip too long": (secret) => ({ host_ip: secret.padEnd(300, ".") }),
};

Deno.test.each(Object.entries(PLACES).map(([place, config]) => ({ place, config })))(
  "a secret written in $place is refused and not repeated",
  ({ config }) => {
    // Lower case: what looks like the name of a variable is one.
    const secret = fc.stringMatching(/^sk-[a-z0-9]{12,40}$/);
    fc.assert(
      fc.property(secret, (secret) => {
        const parsed = parse(chosenOf({ models: [named("model", config(secret))] }));
        assert.ok(!parsed.ok);
        assert.ok(!JSON.stringify(parsed.issues).includes(secret.slice(3)));
      }),
      { numRuns: 30 },
    );
  },
);

Deno.test("a plan names the variables that hold secrets, and the headers that hold none", () => {
  const parsed = parse(chosenOf({
    models: [named("model", {
      apiKeyEnv: "MY_KEY",
      headers: { Authorization: { env: "MY_AUTH" }, "X-Team": "speed" },
    })],
    overrides: { headers: { Cookie: { env: "ASSAY_HEADER_COOKIE" } } },
  }));
  assert.ok(parsed.ok);
  const model = reduce(parsed.value, "perf").tasks[0]?.model;
  assert.equal(model?.apiKeyEnv, "MY_KEY");
  assert.deepEqual(model?.headers, {
    authorization: { env: "MY_AUTH" },
    cookie: { env: "ASSAY_HEADER_COOKIE" },
    "x-team": "speed",
  });
});
