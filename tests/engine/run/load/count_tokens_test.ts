import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import type { Block } from "../../../../engine/event/block.ts";
import { newTokenCount } from "../../../../engine/run/load/count_tokens.ts";
import type { Kept } from "../../../../engine/run/load/job.ts";
import { blockOf, TASK } from "../../event/fixtures.ts";

const encoder = new TextEncoder();
const SAMPLES = ["one", "one two", "one two three"];

/** An answer of such pieces, kept for a row. */
function kept(row: number, pieces: readonly string[]): Kept {
  const parts = pieces.map((piece) => encoder.encode(piece));
  let end = 0;
  return {
    row,
    bytes: encoder.encode(pieces.join("")),
    ends: Uint32Array.from(parts, ({ length }) => end += length),
  };
}

const delta = (delta: unknown): string => `data: ${JSON.stringify({ choices: [{ delta }] })}`;

interface Made {
  counters: number;
  samples: number;
}

function counting(stream: boolean): {
  readonly made: Made;
  readonly count: (block: Block, answers: readonly Kept[]) => Promise<Block>;
} {
  const made: Made = { counters: 0, samples: 0 };
  const count = newTokenCount({ ...TASK, model: { ...TASK.model, stream } }, {
    texts() {
      made.samples++;
      return SAMPLES;
    },
    counter() {
      made.counters++;
      return Promise.resolve((text: string) => text.split(/\s+/).filter(Boolean).length);
    },
  });
  return { made, count: (block, kept) => count({ kind: "settled", block, kept }) };
}

function countsOf({ counts }: Block): readonly (readonly number[])[] {
  return [Array.from(counts.countedInputTokens), Array.from(counts.countedOutputTokens)];
}

Deno.test("tokens of a stream are counted over all its channels, of rows that were kept only", async () => {
  const { made, count } = counting(true);
  const block = blockOf([{ sample: 0 }, { sample: 2 }, { sample: 1 }]);
  const answers = [
    kept(1, [
      delta({ role: "assistant", content: "" }),
      delta({ reasoning_content: "hm " }),
      delta({ content: "a b" }),
      delta({ tool_calls: [{ function: { name: " f ", arguments: "x y" } }] }),
      "data: [DONE]",
    ]),
    kept(2, []),
  ];
  deepStrictEqual(countsOf(await count(block, answers)), [[-1, 3, 2], [-1, 6, 0]]);
  await count(blockOf([{ sample: 2 }]), [kept(0, [delta({ content: "c" })])]);
  deepStrictEqual(made, { counters: 1, samples: 1 });
});

Deno.test("tokens of a whole answer are counted, reasoning too", async () => {
  const { count } = counting(false);
  const message = { content: "a b", reasoning_content: "hm " };
  const body = JSON.stringify({ choices: [{ message }] });
  deepStrictEqual(countsOf(await count(blockOf([{ sample: 1 }]), [kept(0, [body])])), [[2], [3]]);
});

Deno.test("where nothing was kept, no counter is made", async () => {
  const { made, count } = counting(true);
  const block = blockOf([{ sample: 0 }]);
  strictEqual(await count(block, []), block);
  deepStrictEqual(made, { counters: 0, samples: 0 });
});

Deno.test("what a counter throws surfaces", async () => {
  const count = newTokenCount(TASK, {
    texts: () => SAMPLES,
    counter: () => Promise.reject(new Error("no tokenizer")),
  });
  const block = blockOf([{ sample: 0 }]);
  await rejects(
    count({ kind: "settled", block, kept: [kept(0, [delta({ content: "a" })])] }),
    /no tokenizer/,
  );
});
