import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert";
import type { ShotPick, Shots } from "../../../engine/plan/plan.ts";
import type { Sample } from "../../../engine/plan/sample.ts";
import { newExamples } from "../../../engine/run/examples.ts";
import { newAsking } from "./generate/asking.ts";

const SAMPLES: readonly Sample[] = ["a", "b", "c", "d", "e"].map((id, index) => ({
  id,
  index,
  row: {},
  reference: null,
  choices: null,
}));
const ELSEWHERE = {
  kind: "hub",
  dataset: "d",
  config: "c",
  split: "train",
  revision: "main",
} as const;

async function examplesOf(from: Shots["from"], text = "") {
  const { ports } = await newAsking();
  await ports.files.write("/shots.txt", [text]);
  const shots: Shots = { from, answer: "", as: "text", separator: "" };
  return await newExamples(shots, { ports, seed: 1, split: () => Promise.resolve(SAMPLES) });
}

/** Ids of the examples that a sample of the same split, and one of another, are shown. */
async function picked(pick: ShotPick, id: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const source of [null, ELSEWHERE]) {
    const examples = (await examplesOf({ kind: "split", source, pick }))(
      SAMPLES.find((sample) => sample.id === id) as Sample,
    );
    texts.push(typeof examples === "string" ? examples : examples.map(({ id }) => id).join(""));
  }
  return texts;
}

Deno.test.each(
  [
    { pick: { kind: "first", count: 2 }, id: "e", shown: ["ab", "ab"] },
    { pick: { kind: "first", count: 2 }, id: "a", shown: ["bc", "ab"] },
    { pick: { kind: "last", count: 2 }, id: "a", shown: ["de", "de"] },
    { pick: { kind: "last", count: 2 }, id: "e", shown: ["cd", "de"] },
    { pick: { kind: "ids", ids: ["d", "b"] }, id: "a", shown: ["db", "db"] },
    { pick: { kind: "ids", ids: ["d", "b"] }, id: "b", shown: ["d", "db"] },
  ] as const,
)("$pick.kind of a split, for $id: $shown", async ({ pick, id, shown }) => {
  deepStrictEqual(await picked(pick, id), shown);
});

Deno.test("random ones are the same each time, and never the sample itself", async () => {
  const pick = { kind: "random", count: 4 } as const;
  for (const { id } of SAMPLES) {
    const [own = ""] = await picked(pick, id);
    strictEqual(own.length, 4);
    ok(!own.includes(id));
    deepStrictEqual(await picked(pick, id), await picked(pick, id));
  }
});

Deno.test("what is written, or nothing, is shown to all", async () => {
  const rows = await examplesOf({ kind: "rows", rows: [{ q: "1" }, { q: "2" }] });
  deepStrictEqual(Object(rows(SAMPLES[0] as Sample)).map(({ row }: Sample) => row), [
    { q: "1" },
    { q: "2" },
  ]);
  const { ports } = await newAsking();
  const none = await newExamples(null, { ports, seed: 1, split: () => Promise.resolve([]) });
  deepStrictEqual(none(SAMPLES[0] as Sample), []);
});

Deno.test.each([
  { after: null, shown: "head\n-----\nQ: 1\nA: 2" },
  { after: "-----", shown: "Q: 1\nA: 2" },
])("a text after $after is $shown", async ({ after, shown }) => {
  const text = "head\r\n-----\r\nQ: 1\r\nA: 2\r\n\r\n";
  const examples = await examplesOf({ kind: "text", path: "/shots.txt", after }, text);
  strictEqual(examples(SAMPLES[0] as Sample), shown);
});

Deno.test.each(
  [
    {
      from: { kind: "text", path: "/shots.txt", after: "---" },
      says: /it has no line "---" before/,
    },
    { from: { kind: "text", path: "/none.txt", after: null }, says: /Cannot find \/none.txt/ },
    {
      from: { kind: "split", source: null, pick: { kind: "first", count: 9 } },
      says: /Cannot show 9 worked examples: there are 5 rows for them/,
    },
    {
      from: { kind: "split", source: null, pick: { kind: "ids", ids: ["z"] } },
      says: /Cannot show the worked example "z": no row has this id/,
    },
  ] as const,
)("examples that are not there: $says", async ({ from, says }) => {
  await rejects(examplesOf(from, "text"), says);
});
