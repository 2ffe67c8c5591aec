import { deepStrictEqual } from "node:assert";
import { splitBaseUrl } from "../../../engine/wire/split_base_url.ts";

Deno.test.each([
  { url: "http://host", origin: "http://host", path: "" },
  { url: "http://host/", origin: "http://host", path: "" },
  { url: "https://host:8443/llm/", origin: "https://host:8443", path: "/llm" },
  { url: "unix:/run/llm.sock", origin: "unix:/run/llm.sock", path: "" },
  { url: "unix:/run/llm.sock:", origin: "unix:/run/llm.sock", path: "" },
  { url: "unix:/run/llm.sock:/llm/", origin: "unix:/run/llm.sock", path: "/llm" },
])("the server and the path of $url", ({ url, origin, path }) => {
  deepStrictEqual(splitBaseUrl(url), { origin, path });
});
