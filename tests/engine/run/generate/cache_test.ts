import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import type { Target } from "../../../../engine/net/network.ts";
import { cacheKey, newAnswerCache } from "../../../../engine/run/generate/cache.ts";
import type { Answered } from "../../../../engine/run/generate/cache.ts";
import { newMemoryFiles } from "../../port/memory_files.ts";

const TARGET: Target = { origin: "http://h", method: "POST", path: "/v1", headers: {} };
const ANSWERED: Answered = {
  kind: "answered",
  answer: { text: "42", reasoning: "", toolCalls: [], finish: "stop", usage: null },
  firstByteMs: 1,
  latencyMs: 2,
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

Deno.test("a key covers the endpoint, the body and the repeat, and nothing else", () => {
  const key = cacheKey(TARGET, bytes("b"), 0);
  const others = [
    cacheKey({ ...TARGET, origin: "http://g" }, bytes("b"), 0),
    cacheKey({ ...TARGET, path: "/v2" }, bytes("b"), 0),
    cacheKey(TARGET, bytes("c"), 0),
    cacheKey(TARGET, bytes("b"), 1),
  ];
  strictEqual(new Set([key, ...others]).size, 5);
  strictEqual(cacheKey({ ...TARGET, headers: { authorization: "k" } }, bytes("b"), 0), key);
});

Deno.test("what is kept is found, and what cannot be read is not there", async () => {
  const files = newMemoryFiles();
  const cache = newAnswerCache(files, "cache");
  strictEqual(await cache.find("abcd"), undefined);
  await Promise.all([cache.keep("abcd", ANSWERED), cache.keep("abcd", ANSWERED)]);
  deepStrictEqual(await cache.find("abcd"), ANSWERED);
  for (const text of ["", "{", "null", "[]", '{"kind":"answered","answer":{"text":"x"}}']) {
    await files.write("cache/ab/abcd.json", [text]);
    strictEqual(await cache.find("abcd"), undefined, text);
  }
});

Deno.test("what another process wrote meanwhile is as good; another trouble surfaces", async () => {
  const files = newMemoryFiles();
  const write: typeof files.write = async (path, pieces) => {
    await files.write(path, pieces);
    throw new Error("it is gone");
  };
  await newAnswerCache({ ...files, write }, "cache").keep("abcd", ANSWERED);
  const full: typeof files.write = () => Promise.reject(new Error("the disk is full"));
  await rejects(newAnswerCache({ ...files, write: full }, "other").keep("abcd", ANSWERED), /full/);
});
