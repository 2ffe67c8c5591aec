import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import { newFeed } from "../../../../engine/cli/live/feed.ts";

async function textOf(stream: ReadableStream<Uint8Array> | undefined): Promise<string> {
  const parts = await Array.fromAsync(stream ?? []);
  return parts.map((part) => new TextDecoder().decode(part)).join("");
}

Deno.test("feed: all hear the same, from when they came", async () => {
  const feed = newFeed(2);
  const first = textOf(feed.open("hello "));
  feed.send("one ");
  const second = textOf(feed.open("hi "));
  feed.send("two ");
  feed.end("end");
  deepStrictEqual(await Promise.all([first, second]), ["hello one two end", "hi two end"]);
  strictEqual(feed.open("late"), undefined);
});

Deno.test("feed: no more than were allowed, until one leaves", async () => {
  const feed = newFeed(1);
  const stream = feed.open("a");
  strictEqual(feed.open("b"), undefined);
  await stream?.cancel();
  const next = feed.open("c");
  feed.end("");
  strictEqual(await textOf(next), "c");
});

Deno.test("feed: one that takes nothing is left behind, and holds no place", async () => {
  const feed = newFeed(1);
  const slow = feed.open("a");
  for (let i = 0; i < 9; i++) feed.send("more");
  const next = feed.open("b");
  feed.end("");
  await rejects(textOf(slow), /it took nothing/);
  strictEqual(await textOf(next), "b");
});
